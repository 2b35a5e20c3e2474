// The timer of a step: started and paused by the group, a gentle signal, five more minutes twice, no closing.

import { Clock, MINUTE } from "./clock.js";
import { fill, say, show } from "./dom.js";

const MORE = 5 * MINUTE;
const MOST_MORE = 2;

export class Timer {
  constructor(bar, words, memory) {
    Object.assign(this, { words, memory });
    this.box = bar.querySelector("[data-timer]");
    this.signal = bar.querySelector("[data-signal]");
    this.button = bar.querySelector("[data-action=timer]");
    this.longer = bar.querySelector("[data-action=longer]");
    this.button.addEventListener("click", () => (this.clock.toggle(), this.view()));
    this.longer.addEventListener("click", () => this.add());
    setInterval(() => this.view(), 500);
  }

  open(step, minutes) {
    this.minutes = minutes;
    this.clock = new Clock(minutes, this.memory, step);
    say(this.signal, "");
    this.view();
  }

  add() {
    this.clock.add(MORE);
    this.view();
    this.button.focus();
  }

  view() {
    show(this.box, this.minutes > 0);
    if (!this.minutes) return say(this.signal, "");
    const { words, clock } = this;
    const { kept, left } = clock;
    const near = kept.ran && left <= 2 * MINUTE;
    this.box.dataset.near = near ? "yes" : "";
    showClock(this.button, clock, words, this.minutes);
    say(this.signal, !near ? "" : left ? words.twoLeft : words.timeUp);
    say(this.longer, words.longer);
    show(this.longer, near && kept.more < MOST_MORE);
  }
}

// What the button of a clock shows and is called.
export function showClock(button, clock, words, minutes) {
  const { kept, runs, face } = clock;
  say(button, `${runs ? "❚❚" : "▶"} ${kept.ran ? fill(words.left, { time: face }) : face}`);
  const name = runs ? words.pause : kept.ran ? words.goOn : fill(words.start, { minutes });
  button.setAttribute("aria-label", `${name} (${face})`);
}
