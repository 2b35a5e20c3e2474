// Timers that a group starts and pauses: one for a step, one for each round of a role play. They survive a reload.

import { Alarm } from "./alarm.js";
import { formatMessage, queryAll, setText, setVisible } from "./dom.js";

const MINUTE = 60000;
const REFRESH = 500;
const EXTRA_TIME = 5 * MINUTE;
const MOST_EXTENSIONS = 2;
const LONGEST_WARNING = 2 * MINUTE;
const WARNING_SHARE = 0.2; // of a step's time

const twoDigits = (number) => String(number).padStart(2, "0");

/** A countdown; its state is kept in the page's view state under `name`. */
export class Countdown {
  constructor(minutes, viewState, name) {
    Object.assign(this, { duration: minutes * MINUTE, viewState, name });
  }

  // left: milliseconds when paused; end: when it ends, or 0 if paused; more: extensions; ran: whether it ever started.
  get state() {
    return this.viewState.get("timers")?.[this.name] || { left: this.duration, end: 0, more: 0 };
  }
  update(changes) {
    this.viewState.set("timers", { ...this.viewState.get("timers"), [this.name]: { ...this.state, ...changes } });
  }

  get left() {
    const { left, end } = this.state;
    return Math.max(0, end ? end - Date.now() : left);
  }
  get isRunning() {
    return this.state.end > 0 && this.left > 0;
  }
  // Whether it has started and little time is left, in proportion to its length.
  get isNearEnd() {
    return this.state.ran === true && this.left <= Math.min(LONGEST_WARNING, this.duration * WARNING_SHARE);
  }
  get text() {
    const seconds = Math.ceil(this.left / 1000);
    return `${twoDigits(Math.floor(seconds / 60))}:${twoDigits(seconds % 60)}`;
  }

  toggle() {
    const { left } = this;
    if (this.state.end) this.pause();
    else if (left) this.update({ end: Date.now() + left, ran: true });
  }
  pause() {
    this.update({ left: this.left, end: 0 });
  }
  extend(time) {
    this.update({ end: Date.now() + this.left + time, more: this.state.more + 1, ran: true });
  }
  restart() {
    this.update({ left: this.duration, end: Date.now() + this.duration, ran: true });
  }
}

function renderButton(button, countdown, words, minutes) {
  const { state, isRunning, text } = countdown;
  setText(button, `${isRunning ? "❚❚" : "▶"}\u00a0${state.ran ? formatMessage(words.left, { time: text }) : text}`);
  const label = isRunning ? words.pause : state.ran ? words.goOn : formatMessage(words.start, { minutes });
  button.setAttribute("aria-label", `${label} (${text})`);
}

/** The timer of the open step: a gentle signal near the end, twice five more minutes; nothing closes. */
export class StepTimer {
  constructor(bar, words, viewState, alarm = new Alarm(viewState)) {
    Object.assign(this, { words, viewState, alarm });
    this.box = bar.querySelector("[data-timer]");
    this.signal = bar.querySelector("[data-signal]");
    this.button = bar.querySelector("[data-action=timer]");
    this.extendButton = bar.querySelector("[data-action=longer]");
    this.soundButton = bar.querySelector("[data-action=sound]");
    this.button.addEventListener("click", () => {
      this.alarm.prepare();
      this.countdown.toggle();
      this.render();
    });
    this.soundButton.addEventListener("click", () => (this.alarm.toggle(), this.render()));
    this.extendButton.addEventListener("click", () => {
      this.countdown.extend(EXTRA_TIME);
      this.render();
      this.button.focus();
    });
    setInterval(() => this.render(), REFRESH);
  }

  open(step, minutes) {
    this.minutes = minutes;
    this.countdown = new Countdown(minutes, this.viewState, step);
    this.stage = null;
    setText(this.signal, "");
    this.render();
  }

  // "", "near" or "up"; a signal is given when it changes while the page is open.
  ringAt(stage) {
    if (this.stage !== null && stage && stage !== this.stage) this.alarm.ring();
    this.stage = stage;
  }

  render() {
    setVisible(this.box, this.minutes > 0);
    if (!this.minutes) return setText(this.signal, "");
    const { words, countdown } = this;
    const { state, left, isNearEnd } = countdown;
    this.ringAt(!isNearEnd ? "" : left ? "near" : "up");
    this.box.dataset.near = isNearEnd ? "yes" : "";
    renderButton(this.button, countdown, words, this.minutes);
    setText(this.signal, !isNearEnd ? "" : left ? words.nearEnd : words.timeUp);
    setText(this.extendButton, words.longer);
    setVisible(this.extendButton, isNearEnd && state.more < MOST_EXTENSIONS);
    const switchLabel = this.alarm.isOn ? words.soundOff : words.soundOn;
    this.soundButton.setAttribute("aria-label", switchLabel);
    this.soundButton.title = switchLabel;
    this.soundButton.dataset.sound = this.alarm.isOn ? "on" : "off";
    setVisible(this.soundButton, isNearEnd);
  }
}

/** Start the timers of a role play's rounds; starting one pauses the others. */
export function startRoundTimers(list, words, viewState) {
  const rounds = queryAll(list, "[data-minutes]").map((item, place) => {
    const minutes = Number(item.dataset.minutes);
    return { item, minutes, countdown: new Countdown(minutes, viewState, `${list.dataset.rounds}.${place}`) };
  });
  const render = () => {
    for (const { item, minutes, countdown } of rounds) {
      const { state, isRunning, left } = countdown;
      renderButton(item.querySelector("[data-action=round]"), countdown, words, minutes);
      setVisible(item.querySelector("[data-action=round-again]"), state.ran && !isRunning);
      setText(item.querySelector("[data-round-signal]"), state.ran && !left ? words.timeUp : "");
      item.dataset.running = isRunning ? "yes" : "";
    }
  };
  for (const { item, countdown } of rounds) {
    const pauseOthers = () =>
      rounds.forEach((other) => other.countdown !== countdown && other.countdown.isRunning && other.countdown.pause());
    const start = item.querySelector("[data-action=round]");
    const onClick = (button, act) => button.addEventListener("click", () => (pauseOthers(), act(), render()));
    onClick(start, () => countdown.toggle());
    onClick(item.querySelector("[data-action=round-again]"), () => (countdown.restart(), start.focus()));
  }
  const timer = setInterval(() => (list.isConnected ? render() : clearInterval(timer)), REFRESH);
  render();
}
