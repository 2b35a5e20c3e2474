// A scenario asks one question at a time: the next appears once the consequence of the last choice has been shown.

import { queryAll, setVisible } from "./dom.js";

const chosenIn = (step) => step.querySelector("input:checked")?.value ?? "";
const partOf = (step) => step.dataset.turn.split(".")[0];
const choiceKey = (step) => `${step.dataset.turn}=${chosenIn(step)}`;

/** The steps of the scenarios in a form. */
export class Scenario {
  constructor(form, onChange) {
    this.steps = queryAll(form, "[data-turn]");
    this.shownChoices = new Set(); // choices whose consequence has been shown
    this.onChange = onChange;
    for (const step of this.steps) {
      step.querySelector("[data-action=step-back]").addEventListener("click", () => this.goBack(partOf(step)));
    }
  }

  isShown(step) {
    return this.shownChoices.has(choiceKey(step));
  }

  // The steps that the choices lead through, up to the one that is open. Each part is a scenario of its own.
  path() {
    const path = [];
    for (const part of new Set(this.steps.map(partOf))) {
      let step = this.steps.find((each) => partOf(each) === part);
      while (step) {
        path.push(step);
        const next = JSON.parse(step.dataset.follows)[chosenIn(step)];
        const opensNext = next && this.isShown(step);
        step = opensNext ? this.steps.find((each) => each.dataset.turn === `${part}.${next}`) : null;
      }
    }
    return path;
  }

  // The consequences of the choices on the path are shown now.
  showChoices() {
    this.path().forEach((step) => chosenIn(step) && this.shownChoices.add(choiceKey(step)));
  }

  // The same, for choices that further choices follow.
  showAllChoices() {
    let count;
    do {
      count = this.shownChoices.size;
      this.showChoices();
    } while (this.shownChoices.size > count);
  }

  get hasChoiceToShow() {
    return this.path().some((step) => !this.isShown(step));
  }

  shownSteps(part) {
    return this.path().filter((step) => partOf(step) === part && this.isShown(step));
  }

  // Reopen the last choice whose consequence was shown.
  goBack(part) {
    const step = this.shownSteps(part).at(-1);
    this.shownChoices.delete(choiceKey(step));
    step.querySelector("input:checked").checked = false;
    this.onChange();
    step.querySelector("input").focus();
  }

  // Steps off the path are neither shown nor sent; the last one on it has a button to go back.
  render() {
    const path = this.path();
    for (const step of this.steps) {
      const part = partOf(step);
      const hasSeveral = this.steps.filter((each) => partOf(each) === part).length > 1;
      const isLast = path.filter((each) => partOf(each) === part).at(-1) === step;
      step.hidden = !path.includes(step);
      step.querySelector("fieldset").disabled = step.hidden;
      const canGoBack = hasSeveral && isLast && this.shownSteps(part).length > 0;
      setVisible(step.querySelector("[data-action=step-back]"), canGoBack);
    }
  }

  // People read the consequence before the next question.
  placeFeedback(feedback) {
    this.path().filter((step) => this.isShown(step)).at(-1)?.after(feedback);
  }
}
