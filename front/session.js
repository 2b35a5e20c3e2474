// A session's page: one step at a time, with Back and Next, a timer, and whose turn it is to read aloud.

import { formatMessage, queryAll, setText, setVisible } from "./dom.js";
import { StepTimer } from "./timers.js";

/** Start a session's page, if this is one. Returns a function that gives the exercises of the open step. */
export function startSession(page, { words, seats }, exercises) {
  const root = document.querySelector("[data-session]");
  const bar = document.querySelector("[data-bar]");
  if (!root || !bar) return () => exercises;
  const viewState = page.viewState(root.dataset.session);
  const timer = new StepTimer(bar, words, viewState);
  const readers = new ReadingTurns(root, { words, viewState, seats });
  let openStep;
  const exercisesOfStep = () => exercises.filter(({ section }) => openStep.contains(section));
  const onOpen = (step, number, isFirstVisit) => {
    openStep = step;
    timer.open(number, Number(step.dataset.minutes));
    if (isFirstVisit) readers.next();
    exercisesOfStep().forEach((exercise) => exercise.refresh());
  };
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
    root.addEventListener("coopkit:changed", () => this.current >= 0 && this.updateBar());
    this.open(this.stepInAddress() ?? Math.min(viewState.get("step") ?? 0, this.steps.length - 1), false);
    // The browser scrolls to the step named in the address, past the lines above it that show where we are.
    if (document.getElementById(location.hash.slice(1))?.matches(".step")) {
      addEventListener("load", () => this.scrollToTop(), { once: true });
    }
    // Lets the browser's Back button return to this step.
    if (this.stepInAddress() === null) history.replaceState(null, "", `#${this.steps[this.current].id}`);
    // The arrow keys scroll an area only once it has the focus.
    if (document.activeElement === document.body) root.closest("main").focus({ preventScroll: true });
  }

  // The step that the address names, or that contains the exercise it names.
  stepInAddress() {
    const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    const found = target ? this.steps.indexOf(target.closest(".step")) : -1;
    return found < 0 ? null : found;
  }

  goTo(index) {
    if (this.steps[index]) location.hash = this.steps[index].id;
  }

  open(index, moveFocus) {
    if (index !== this.current) this.show(index);
    if (moveFocus) {
      const target = document.getElementById(location.hash.slice(1));
      this.steps[index].querySelector("h2").focus({ preventScroll: true });
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
    const primary = queryAll(step, ".buttons [data-wanted]:not([hidden])");
    primary.forEach((button, place) => button.classList.toggle("primary", place === 0));
    const hasTask = primary.length > 0 || step.querySelector("[data-seat-picker]:not([hidden])") !== null;
    setVisible(this.next, !isLast || !this.onward);
    this.next.disabled = isLast;
    setVisible(this.onward, isLast);
    this.back.disabled = this.current === 0;
    this.next.classList.toggle("primary", !hasTask);
    this.onward?.classList.toggle("primary", !hasTask);
  }
}

/** Whose turn it is to read aloud: it passes on at every cue in the text and with every new step. */
class ReadingTurns {
  constructor(root, { words, viewState, seats }) {
    Object.assign(this, { root, viewState, seats: seats.filter(({ away }) => !away) });
    if (!this.seats.length) return;
    root.addEventListener("click", (event) => {
      const cue = event.target.closest("[data-cue]");
      if (!cue) return;
      this.next();
      setText(cue, formatMessage(words.readsOn, { name: this.name }));
    });
    this.render();
  }

  get turn() {
    return this.viewState.get("reader") ?? Number(this.root.dataset.firstReader);
  }
  get name() {
    return this.seats[this.turn % this.seats.length].name;
  }

  next() {
    if (!this.seats.length) return;
    this.viewState.set("reader", this.turn + 1);
    this.render();
  }

  render() {
    queryAll(this.root, "[data-reader]").forEach((element) => setText(element, this.name));
  }
}
