// Whose turn it is to read aloud: it passes on at every cue and with every new step.

import { all, fill, say } from "./dom.js";

export class Reader {
  constructor(root, { words, memory, seats }) {
    Object.assign(this, { root, words, memory, seats: seats.filter(({ away }) => !away) });
    if (!this.seats.length) return;
    root.addEventListener("click", (event) => {
      const cue = event.target.closest("[data-cue]");
      if (!cue) return;
      this.passOn();
      say(cue, fill(words.readsOn, { name: this.name }));
    });
    this.view();
  }

  get turn() {
    return this.memory.get("reader") ?? Number(this.root.dataset.firstReader);
  }
  get name() {
    return this.seats[this.turn % this.seats.length].name;
  }

  passOn() {
    if (!this.seats.length) return;
    this.memory.set("reader", this.turn + 1);
    this.view();
  }

  view() {
    all(this.root, "[data-reader]").forEach((place) => say(place, this.name));
  }
}
