// The timer of a step: started and paused by the group, a gentle signal, five more minutes twice, no closing.

import { fill, say, show } from "./dom.js";

const MINUTE = 60000;
const MORE = 5 * MINUTE;
const MOST_MORE = 2;

export class Timer {
  constructor(bar, words, memory) {
    Object.assign(this, { words, memory });
    this.box = bar.querySelector("[data-timer]");
    this.signal = bar.querySelector("[data-signal]");
    this.button = bar.querySelector("[data-action=timer]");
    this.longer = bar.querySelector("[data-action=longer]");
    this.button.addEventListener("click", () => this.toggle());
    this.longer.addEventListener("click", () => this.add());
    setInterval(() => this.view(), 500);
  }

  open(step, minutes) {
    this.step = step;
    this.minutes = minutes;
    say(this.signal, "");
    this.view();
  }

  get kept() {
    return this.memory.get("timers")?.[this.step] || { left: this.minutes * MINUTE, end: 0, more: 0 };
  }
  set kept(value) {
    this.memory.set("timers", { ...this.memory.get("timers"), [this.step]: value });
    this.view();
  }

  left({ left, end }) {
    return Math.max(0, end ? end - Date.now() : left);
  }

  toggle() {
    const now = this.kept;
    const left = this.left(now);
    if (now.end) this.kept = { ...now, left, end: 0 };
    else if (left) this.kept = { ...now, end: Date.now() + left, ran: true };
  }

  add() {
    const now = this.kept;
    this.kept = { ...now, end: Date.now() + this.left(now) + MORE, more: now.more + 1, ran: true };
    this.button.focus();
  }

  view() {
    show(this.box, this.minutes > 0);
    if (!this.minutes) return say(this.signal, "");
    const { words, kept } = this;
    const left = this.left(kept);
    const seconds = Math.ceil(left / 1000);
    const clock = `${String(Math.floor(seconds / 60)).padStart(2, "0")}:${String(seconds % 60).padStart(2, "0")}`;
    const near = kept.ran && left <= 2 * MINUTE;
    this.box.dataset.near = near ? "yes" : "";
    say(this.button, `${kept.end && left ? "❚❚" : "▶"} ${kept.ran ? fill(words.left, { time: clock }) : clock}`);
    const start = fill(words.start, { minutes: this.minutes });
    this.button.setAttribute("aria-label", `${kept.end && left ? words.pause : kept.ran ? words.goOn : start} (${clock})`);
    say(this.signal, !near ? "" : left ? words.twoLeft : words.timeUp);
    say(this.longer, words.longer);
    show(this.longer, near && kept.more < MOST_MORE);
  }
}
