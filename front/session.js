// A session's page: one step at a time, with Back and Next, a timer, and whose turn it is to read aloud.

import { showBestSentence } from "./closing.js";
import { formatMessage, queryAll, setText, setVisible } from "./dom.js";
import { ReadingTurns, startFoldedReadings } from "./readings.js";
import { StepTimer } from "./timers.js";

const TO_LOOK_AT_AGAIN = ["wrong", "partly", "unanswered", "unreadable"];

// Whether an exercise's answer was not right, and nobody has opened the solution yet.
const isUnsettled = (exercise) =>
  TO_LOOK_AT_AGAIN.includes(exercise.dataset.result) && !exercise.querySelector(".solution[open]");

/** Start a session's page, if this is one. Returns a function that gives the exercises of the open step. */
export function startSession(page, { words, seats }, exercises) {
  const root = document.querySelector("[data-session]");
  const bar = document.querySelector("[data-bar]");
  if (!root || !bar) return () => exercises;
  const viewState = page.viewState(root.dataset.session);
  const timer = new StepTimer(bar, words, viewState);
  const readers = new ReadingTurns(root, { words, viewState, seats });
  if (seats.length) startFoldedReadings(root, viewState);
  let openStep;
  const exercisesOfStep = () => exercises.filter(({ section }) => openStep.contains(section));
  const onOpen = (step, number, isFirstVisit) => {
    openStep = step;
    timer.open(number, seats.length ? Number(step.dataset.minutes) : 0); // who is alone takes the time they need
    if (isFirstVisit) readers.next();
    exercisesOfStep().forEach((exercise) => exercise.refresh());
    showBestSentence(root, exercises);
  };
  root.addEventListener("coopkit:changed", () => showBestSentence(root, exercises));
  new StepNavigation(root, bar, { words, viewState, onOpen });
  return exercisesOfStep;
}

/** Shows one step at a time. The address names the step, so that the browser's own Back button works. */
class StepNavigation {
  // onOpen(step, number, isFirstVisit) is called whenever another step opens.
  constructor(root, bar, { words, viewState, onOpen }) {
    Object.assign(this, { root, words, viewState, onOpen });
    this.steps = queryAll(root, ".step");
    this.page = root.closest("[data-page]");
    document.documentElement.classList.add("stepped");
    this.current = -1;
    this.next = bar.querySelector("[data-action=next]");
    this.back = bar.querySelector("[data-action=back]");
    this.onward = bar.querySelector("[data-onward]");
    this.next.addEventListener("click", () => this.goTo(this.current + 1));
    this.back.addEventListener("click", () => this.goTo(this.current - 1));
    addEventListener("hashchange", () => this.open(this.stepInAddress() ?? this.current, true));
    const update = () => this.current >= 0 && this.updateBar();
    root.addEventListener("coopkit:changed", update);
    root.addEventListener("toggle", update, true); // does not bubble
    this.open(this.stepInAddress() ?? Math.min(viewState.get("step") ?? 0, this.steps.length - 1), false);
    // Lets the browser's Back button return to this step.
    if (this.stepInAddress() === null) history.replaceState(null, "", `#${this.steps[this.current].id}`);
    // The browser scrolls to the step named in the address, past the lines above it that show where we are, and drops
    // the focus, without which the arrow keys don't scroll.
    const isStep = document.getElementById(location.hash.slice(1))?.matches(".step");
    const begin = () => {
      if (isStep) this.scrollToTop();
      if (document.activeElement === document.body) this.heading.focus({ preventScroll: true });
    };
    begin();
    addEventListener("load", begin, { once: true });
  }

  // The step that the address names, or that contains the exercise it names.
  stepInAddress() {
    const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    const found = target ? this.steps.indexOf(target.closest(".step")) : -1;
    return found < 0 ? null : found;
  }

  // The session's title in the first step, where it is shown; else the step's own heading.
  get heading() {
    return this.current === 0 ? this.root.querySelector("[data-title]") : this.steps[this.current].querySelector("h2");
  }

  goTo(index) {
    if (this.steps[index]) location.hash = this.steps[index].id;
  }

  open(index, moveFocus) {
    if (index !== this.current) this.show(index);
    if (moveFocus) {
      const target = document.getElementById(location.hash.slice(1));
      this.heading.focus({ preventScroll: true });
      if (target && target !== this.steps[index]) target.scrollIntoView();
      else this.scrollToTop();
    }
    this.updateBar();
  }

  show(index) {
    const { root, steps, viewState } = this;
    this.current = index;
    steps.forEach((step, place) => step.classList.toggle("current", place === index));
    queryAll(root, ".progress span").forEach((mark, place) => {
      mark.className = place < index ? "completed" : place === index ? "current" : "";
    });
    const position = formatMessage(this.words.step, { n: index + 1, all: steps.length });
    setText(root.querySelector("[data-where]"), `· ${position}`);
    setVisible(root.querySelector("[data-only-first]"), index === 0);
    setVisible(root.querySelector("[data-only-last]"), index === steps.length - 1);
    root.querySelector("[data-session-roles]")?.classList.toggle("compact", index > 0);
    root.querySelector("[data-title]").classList.toggle("visually-hidden", index > 0);
    const isFirstVisit = index > (viewState.get("furthest") ?? 0);
    if (isFirstVisit) viewState.set("furthest", index);
    viewState.set("step", index);
    this.onOpen(steps[index], index + 1, isFirstVisit);
  }

  // The page scrolls beside the bar, or as a whole in older browsers.
  scrollToTop() {
    this.page.scrollTo(0, 0);
    scrollTo(0, 0);
  }

  // One primary button at a time: what to do in this step, or Next if there is nothing to do.
  updateBar() {
    const isLast = this.current === this.steps.length - 1;
    const step = this.steps[this.current];
    const primary = queryAll(step, ".buttons [data-wanted]:not([hidden], [hidden] *)");
    primary.forEach((button, place) => button.classList.toggle("primary", place === 0));
    const hasTask = primary.length > 0 || step.querySelector("[data-seat-picker]:not([hidden])") !== null ||
      queryAll(step, "[data-exercise]").some(isUnsettled);
    setVisible(this.next, !isLast || !this.onward);
    this.next.disabled = isLast;
    setVisible(this.onward, isLast);
    this.back.disabled = this.current === 0;
    this.next.classList.toggle("primary", !hasTask);
    this.onward?.classList.toggle("primary", !hasTask);
  }
}
