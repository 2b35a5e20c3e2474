// Charts of a form's numbers: drawn by the server once the numbers stop changing, and only when they are about to be seen.

import { queryAll, setHtml, setVisible } from "./dom.js";
import { ignoreOffline } from "./errors.js";

const PAUSE = 250;
const NEAR_SCREEN = "300px";

/** Requests and shows the charts of one exercise. */
export class Charts {
  // currentMessage() returns the form's answer as a message.
  constructor(exercise, transport, form, currentMessage) {
    Object.assign(this, { exercise, transport, currentMessage, wanted: "", shown: "", sending: false, timer: 0 });
    this.boxes = queryAll(form, "[data-chart]");
    this.near = new Set();
    if (!this.boxes.length) return;
    const options = { root: form.closest("[data-page]"), rootMargin: NEAR_SCREEN };
    const observer = new IntersectionObserver((entries) => this.onScroll(entries), options);
    this.boxes.forEach((box) => observer.observe(box));
  }

  onScroll(entries) {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) this.near.add(target);
      else this.near.delete(target);
    }
    this.schedule(0);
  }

  // parts: those that have a chart now; results: what the charts show, to tell whether one is out of date.
  update(parts = [], results = {}) {
    this.wanted = JSON.stringify([parts, results]);
    for (const box of this.boxes) {
      if (parts.includes(box.dataset.chart)) setVisible(box, true);
      else setHtml(box, "");
    }
    this.schedule(PAUSE);
  }

  schedule(delay) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.load(), delay);
  }

  async load() {
    const isNear = this.boxes.some((box) => !box.hidden && this.near.has(box));
    if (this.sending || !isNear || this.wanted === this.shown) return;
    const { wanted } = this;
    this.sending = true;
    try {
      const { status, reply } = await this.transport.send(this.exercise, { ...this.currentMessage(), do: "draw" });
      if (status === 200) this.show(reply.drawn, wanted);
    } catch (error) {
      ignoreOffline(error); // the previous chart stays, with its own sentence below it
    }
    this.sending = false;
    if (this.wanted !== wanted) this.schedule(PAUSE);
  }

  show(charts, wanted) {
    this.shown = wanted;
    this.boxes.forEach((box) => setHtml(box, charts[box.dataset.chart] || ""));
    this.hideRepeated();
  }

  // A caption that says what the result beside it says already; the picture's own label keeps it.
  hideRepeated() {
    for (const box of this.boxes) {
      const caption = box.querySelector("figcaption");
      const findings = queryAll(box.parentElement, "[data-computed] > p").map(({ textContent }) => textContent.trim());
      if (caption) caption.classList.toggle("visually-hidden", findings.includes(caption.textContent.trim()));
    }
  }
}
