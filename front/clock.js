// A clock that runs backwards, started and paused by the group; how it stands outlives a reload.

export const MINUTE = 60000;

export class Clock {
  constructor(minutes, memory, place) {
    Object.assign(this, { whole: minutes * MINUTE, memory, place });
  }

  get kept() {
    return this.memory.get("timers")?.[this.place] || { left: this.whole, end: 0, more: 0 };
  }
  keep(change) {
    this.memory.set("timers", { ...this.memory.get("timers"), [this.place]: { ...this.kept, ...change } });
  }

  get left() {
    const { left, end } = this.kept;
    return Math.max(0, end ? end - Date.now() : left);
  }
  get runs() {
    return this.kept.end > 0 && this.left > 0;
  }
  get face() {
    const seconds = Math.ceil(this.left / 1000);
    return `${String(Math.floor(seconds / 60)).padStart(2, "0")}:${String(seconds % 60).padStart(2, "0")}`;
  }

  toggle() {
    const left = this.left;
    if (this.kept.end) this.pause();
    else if (left) this.keep({ end: Date.now() + left, ran: true });
  }
  pause() {
    this.keep({ left: this.left, end: 0 });
  }
  add(time) {
    this.keep({ end: Date.now() + this.left + time, more: this.kept.more + 1, ran: true });
  }
  anew() {
    this.keep({ left: this.whole, end: Date.now() + this.whole, ran: true });
  }
}
