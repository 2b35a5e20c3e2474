// One step at a time, with Back and Next; the address carries the step, so that the browser's own Back works.

import { all, fill, say, show } from "./dom.js";

export class Steps {
  constructor(root, bar, { words, memory, opened }) {
    Object.assign(this, { root, bar, words, memory, opened });
    this.steps = all(root, ".step");
    this.page = root.closest("[data-page]");
    document.documentElement.classList.add("stepped");
    this.at = -1;
    this.next = bar.querySelector("[data-action=next]");
    this.back = bar.querySelector("[data-action=back]");
    this.onward = bar.querySelector("[data-onward]");
    this.next.addEventListener("click", () => this.go(this.at + 1));
    this.back.addEventListener("click", () => this.go(this.at - 1));
    addEventListener("hashchange", () => this.open(this.wanted() ?? this.at, true));
    root.addEventListener("coopkit:changed", () => this.at >= 0 && this.weigh());
    this.open(this.wanted() ?? Math.min(memory.get("step") ?? 0, this.steps.length - 1), false);
    // The browser goes to the step that the address names, past the lines above it that say where we are.
    if (document.getElementById(location.hash.slice(1))?.matches(".step")) {
      addEventListener("load", () => this.toTop(), { once: true });
    }
    // So that the browser's own Back finds this step again.
    if (this.wanted() === null) history.replaceState(null, "", `#${this.steps[this.at].id}`);
    // What scrolls takes the arrow keys only once the focus is in it.
    if (document.activeElement === document.body) root.closest("main").focus({ preventScroll: true });
  }

  // The step that the address names, or the one that holds the exercise it names.
  wanted() {
    const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    const found = target ? this.steps.indexOf(target.closest(".step")) : -1;
    return found < 0 ? null : found;
  }

  go(index) {
    if (this.steps[index]) location.hash = this.steps[index].id;
  }

  open(index, moved) {
    if (index !== this.at) {
      this.at = index;
      this.steps.forEach((step, place) => step.classList.toggle("now", place === index));
      all(this.root, ".progress span").forEach((mark, place) => {
        mark.className = place < index ? "past" : place === index ? "now" : "";
      });
      say(this.root.querySelector("[data-where]"), `· ${fill(this.words.step, { n: index + 1, all: this.steps.length })}`);
      show(this.root.querySelector("[data-only-first]"), index === 0);
      this.root.querySelector("[data-title]").classList.toggle("unseen", index > 0);
      const first = index > (this.memory.get("furthest") ?? 0);
      if (first) this.memory.set("furthest", index);
      this.memory.set("step", index);
      this.opened(this.steps[index], index + 1, first);
    }
    if (moved) {
      const named = document.getElementById(location.hash.slice(1));
      this.steps[index].querySelector("h2").focus({ preventScroll: true });
      if (named && named !== this.steps[index]) named.scrollIntoView();
      else this.toTop();
    }
    this.weigh();
  }

  // The page scrolls beside the bar, or as a whole where the browser is old.
  toTop() {
    this.page.scrollTo(0, 0);
    scrollTo(0, 0);
  }

  // One strong button at a time: what is to be done here, and Next where nothing is.
  weigh() {
    const last = this.at === this.steps.length - 1;
    const now = this.steps[this.at];
    const wanted = all(now, ".buttons [data-wanted]:not([hidden])");
    wanted.forEach((button, place) => button.classList.toggle("strong", place === 0));
    const todo = wanted.length > 0 || now.querySelector("[data-whose]:not([hidden])") !== null;
    show(this.next, !last || !this.onward);
    this.next.disabled = last;
    show(this.onward, last);
    this.back.disabled = this.at === 0;
    this.next.classList.toggle("strong", !todo);
    this.onward?.classList.toggle("strong", !todo);
  }
}
