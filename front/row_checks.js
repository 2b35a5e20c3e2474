// Checks the cards of one round by themselves, before the whole answer is checked. The server saves nothing of it, so
// this browser remembers which values were checked: a mark holds as long as its field has that value.

import { ignoreOffline } from "./errors.js";
import { readForm } from "./form.js";

const CHECKED_ROWS = "rows";

/** The row checks of one exercise. */
export class RowChecks {
  constructor(exercise) {
    this.exercise = exercise;
  }

  // Members who answer alone see nothing of the key until all have answered.
  get allowed() {
    const { section, seat, takesTurns } = this.exercise;
    return "checkRows" in section.dataset && seat === 0 && !takesTurns;
  }

  // [field, outcome] of each field that was checked; the outcome is "" where several answers fit.
  get marks() {
    if (!this.allowed) return [];
    const answer = readForm(this.exercise.form);
    const checked = Object.entries(this.exercise.viewState.get(CHECKED_ROWS) ?? {});
    return checked.filter(([name, [value]]) => answer[name] === value).map(([name, [, outcome]]) => [name, outcome]);
  }

  // The marks of these fields, or null if one of them has still to be checked.
  marksOf(names) {
    const marks = new Map([...this.marks, ...this.exercise.marks]);
    return names.every((name) => marks.has(name)) ? names.map((name) => marks.get(name)) : null;
  }

  // Nothing else is asked in the form, so that the whole answer can be checked once all cards are placed.
  isWhole(grid) {
    return [...this.exercise.form.querySelectorAll("[name]")].every((control) => grid.contains(control));
  }

  checkAll() {
    this.exercise.onAction("check");
  }

  /** Check these fields, {name: value}; return whether the server could be reached. */
  async check(values) {
    const { exercise } = this;
    const message = { ...exercise.autosave(0).payload, do: "rows", answer: values };
    const { status, reply } = await exercise.page.transport.send(exercise.id, message).catch(ignoreOffline);
    if (status !== 200) return false;
    const outcomes = new Map(reply.marks);
    const checked = Object.entries(values).map(([name, value]) => [name, [value, outcomes.get(name) ?? ""]]);
    exercise.viewState.set(CHECKED_ROWS, { ...exercise.viewState.get(CHECKED_ROWS), ...Object.fromEntries(checked) });
    exercise.render();
    return true;
  }
}
