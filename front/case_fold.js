// The case of an exercise, before the group's own numbers: once it is right, or its answer is shown, it folds to a line.

import { formatMessage, queryAll, setText, setVisible } from "./dom.js";

/** Keeps the case with its hint, feedback and buttons together, and folds it once nothing in it needs a look. */
export class CaseFold {
  constructor(exercise) {
    const { section, viewState } = exercise;
    Object.assign(this, { exercise, section, viewState, box: section.querySelector("[data-case]") });
    if (!this.box) return;
    this.body = this.box.querySelector("[data-case-body]");
    this.button = this.box.querySelector("[data-action=case]");
    this.onward = this.body.querySelector("[data-action=own-numbers]");
    this.button.addEventListener("click", () => this.fold(!this.body.hidden));
    this.onward.addEventListener("click", () => this.goOn());
    this.body.addEventListener("coopkit:show", () => this.fold(false));
    this.body.addEventListener("toggle", () => this.render(), true); // does not bubble
    this.justChecked = false;
  }

  get isRight() {
    return this.exercise.state.result === "right";
  }
  // Nothing here needs a look any more: all is right, or somebody has opened the answer.
  get isSettled() {
    const { state, conflicting } = this.exercise;
    if (conflicting) return false;
    const shown = this.viewState.get("answerShown") === true || this.body.querySelector(".solution[open]") !== null;
    return this.isRight || (shown && ["wrong", "partly"].includes(state.result));
  }

  // What somebody has just checked is read first, and folds afterwards.
  onChecked() {
    this.justChecked = true;
  }

  fold(folded) {
    this.justChecked = false;
    this.viewState.set("caseOpen", !folded);
    if (folded && !this.isRight) this.viewState.set("answerShown", true);
    this.exercise.render();
  }

  // On to the group's own numbers; a case that isn't settled stays open.
  goOn() {
    this.fold(true);
    const own = this.section.querySelector(".own-numbers");
    own.querySelector("h4").focus({ preventScroll: true });
    own.scrollIntoView({ block: "start" });
  }

  // What belongs to the case comes with it, except while the form is put away or only for reading.
  render() {
    if (!this.box) return;
    const { exercise, section, body } = this;
    const { words, seat, onPaper } = exercise;
    const inside = seat !== null && !onPaper;
    const parts = queryAll(section, ":scope > .hint, :scope > [data-feedback], :scope > .buttons, [data-case-part]");
    if (inside !== body.contains(exercise.feedback)) {
      parts.forEach((part) => part.toggleAttribute("data-case-part", inside));
      (inside ? this.onward : section.querySelector("[data-conflict]")).before(...parts);
    }
    const settled = inside && this.isSettled;
    const done = this.isRight || this.viewState.get("answerShown") === true;
    const folded = settled && done && !this.justChecked && !this.viewState.get("caseOpen");
    setVisible(body, !folded);
    section.classList.toggle("case-folded", folded);
    setVisible(this.box.querySelector("[data-case-line]"), settled);
    setVisible(this.onward, settled && !folded);
    this.button.setAttribute("aria-expanded", String(!folded));
    setText(this.button, folded ? words.caseShow : words.caseHide);
    const verdict = this.isRight ? words.right : words.caseShown;
    setText(this.box.querySelector("[data-case-verdict]"), formatMessage(words.caseVerdict, { verdict }));
  }
}
