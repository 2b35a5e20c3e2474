// Pictures of what was computed: drawn by the server once the figures rest, and only where somebody is about to see them.

import { unlessOffline } from "./carriers.js";
import { all, place, show } from "./dom.js";

const REST = 250;
const NEAR = "300px";

export class Charts {
  // question() is the form as it stands, as a message.
  constructor(exercise, carrier, form, question) {
    Object.assign(this, { exercise, carrier, question, wanted: "", drawn: "", busy: false, timer: 0 });
    this.boxes = all(form, "[data-chart]");
    this.near = new Set();
    if (!this.boxes.length) return;
    const sight = new IntersectionObserver((seen) => this.seen(seen), { root: form.closest("[data-page]"), rootMargin: NEAR });
    this.boxes.forEach((box) => sight.observe(box));
  }

  seen(entries) {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) this.near.add(target);
      else this.near.delete(target);
    }
    this.rest(0);
  }

  // parts: those that have a chart now; figures: what was computed with it, which tells whether a picture is old.
  learn(parts = [], figures = {}) {
    this.wanted = JSON.stringify([parts, figures]);
    for (const box of this.boxes) {
      if (parts.includes(box.dataset.chart)) show(box, true);
      else place(box, "");
    }
    this.rest(REST);
  }

  rest(delay) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.draw(), delay);
  }

  async draw() {
    const inSight = this.boxes.some((box) => !box.hidden && this.near.has(box));
    if (this.busy || !inSight || this.wanted === this.drawn) return;
    const { wanted } = this;
    this.busy = true;
    try {
      const { status, reply } = await this.carrier.send(this.exercise, { ...this.question(), do: "draw" });
      if (status === 200) this.put(reply.drawn, wanted);
    } catch (error) {
      unlessOffline(error); // the picture before stays, with its own finding below it
    }
    this.busy = false;
    if (this.wanted !== wanted) this.rest(REST);
  }

  put(drawn, wanted) {
    this.drawn = wanted;
    this.boxes.forEach((box) => place(box, drawn[box.dataset.chart] || ""));
  }
}
