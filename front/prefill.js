// Fields that start from another exercise's answer: filled in while nothing is saved, with a note where they differ later.

import { isDefaultRowOrder } from "./answers.js";
import { createElement, formatMessage, queryAll } from "./dom.js";
import { controlNamed, controlOf, noteFor, removeNote } from "./field_notes.js";
import { addRowsWithIds, roomForRows } from "./table_rows.js";

/** The kind of note, and its CSS class. */
export const PREFILL_NOTE = "prefill-note";

const TEXT_INPUTS = "input[type=text][name],textarea[name]";

/** Return an answer with the given numbers, prefilled values, and what all members agreed on, in every part of the form
 * in which nothing is saved. */
export function withPrefill(form, answer = {}, { starts = {}, agreed = {} } = {}) {
  const filled = { ...answer };
  for (const part of queryAll(form, "[data-part]")) {
    const isInPart = (name) => name.startsWith(`${part.dataset.part}.`);
    if (Object.keys(answer).some(isInPart)) continue;
    for (const { name, defaultValue } of queryAll(part, TEXT_INPUTS)) if (defaultValue) filled[name] = defaultValue;
    const names = Object.keys(starts).filter(isInPart);
    for (const name of names) filled[name] = starts[name].value;
    for (const name of Object.keys(agreed).filter(isInPart)) filled[name] = agreed[name];
    const table = names.length && part.querySelector("[data-least]");
    if (table) filled[`${table.dataset.grid}.rows`] = [...new Set(names.map((name) => name.split(".")[1]))];
  }
  // As readForm() does: rows 1, 2, 3 … are not listed.
  for (const name of Object.keys(filled)) {
    if (name.endsWith(".rows") && isDefaultRowOrder([].concat(filled[name]))) delete filled[name];
  }
  return filled;
}

/** Shows where a form's fields start from, and offers the newer value where they differ. */
export class Prefill {
  // onApply(name) is called when someone takes over a value, without a name when they add rows.
  constructor(form, words, onApply) {
    Object.assign(this, { form, words, onApply, starts: {} });
    form.addEventListener("click", ({ target }) => {
      const button = target.closest("[data-action=take-start]");
      if (button) this.apply(controlOf(button));
    });
  }

  apply(control) {
    control.value = this.starts[control.name].value;
    control.focus();
    this.onApply(control.name);
  }

  fillRow(row) {
    for (const control of queryAll(row, TEXT_INPUTS)) {
      if (control.name in this.starts) control.value = this.starts[control.name].value;
    }
  }

  render() {
    const noted = queryAll(this.form, `[id].${PREFILL_NOTE}`).map(controlOf);
    noted.filter(({ name }) => !(name in this.starts)).forEach((control) => removeNote(control, PREFILL_NOTE));
    const sources = new Map(queryAll(this.form, "[data-grid]").map((table) => [table, new Map()]));
    const missing = new Map(queryAll(this.form, "[data-least]").map((table) => [table, new Map()]));
    for (const [name, start] of Object.entries(this.starts)) {
      const control = controlNamed(this.form, name);
      const [part, row] = name.split(".");
      if (!control && start.linked) {
        missing.get(this.form.querySelector(`[data-least][data-grid="${part}"]`))?.set(row, start.value);
      }
      if (!control) continue;
      const tableSources = sources.get(control.closest("[data-grid]"));
      tableSources?.set(start.from, start);
      const differs = control.value.trim() !== start.value;
      if (tableSources && !differs) removeNote(control, PREFILL_NOTE);
      else this.renderNote(control, start, differs);
    }
    sources.forEach((starts, table) => this.renderTableNotes(table, [...starts.values()]));
    missing.forEach((rows, table) => this.offerRows(table, rows));
  }

  // Rows that were added in the source table and are not in this one yet, as many as there is room for.
  offerRows(table, missing) {
    const isReserved = (id) => Object.keys(this.starts).some((name) => name.startsWith(`${table.dataset.grid}.${id}.`));
    const rows = [...missing].slice(0, roomForRows(table, isReserved));
    const names = rows.map(([, name]) => name).join(" · ");
    const shown = table.querySelector(":scope > [data-missing]");
    if ((shown?.dataset.missing ?? "") === names) return;
    shown?.remove();
    if (!names) return;
    const note = createElement("p", `${formatMessage(this.words.startMissing, { rows: names })} `, {
      "data-missing": names,
    });
    note.append(this.button("add-missing", this.words.addMissing));
    table.querySelector("[data-action=add-row]").before(note);
    note.querySelector("button").addEventListener("click", () => {
      addRowsWithIds(table, rows.map(([id]) => id), isReserved, (row) => this.fillRow(row));
      this.onApply();
    });
  }

  renderNote(control, start, differs) {
    const note = noteFor(control, PREFILL_NOTE);
    const shown = JSON.stringify([start, differs]);
    if (note.dataset.start === shown) return;
    note.dataset.start = shown;
    note.replaceChildren(...this.sentence(differs ? this.words.startDiffers : this.words.startsFrom, start));
    if (differs) note.append(" ", this.button("take-start", this.words.takeStart));
  }

  // A table says once where its rows come from; only cells that differ have notes of their own.
  renderTableNotes(table, starts) {
    const shown = JSON.stringify(starts.map(({ from, url }) => [from, url]));
    if ((table.dataset.startsFrom ?? "[]") === shown) return;
    table.dataset.startsFrom = shown;
    queryAll(table, `:scope > .${PREFILL_NOTE}`).forEach((note) => note.remove());
    const notes = starts.map((start) => {
      const note = createElement("p", "", { class: PREFILL_NOTE });
      note.append(...this.sentence(this.words.startsFrom, start));
      return note;
    });
    table.prepend(...notes);
  }

  // The sentence as text and, in place of {source}, a link to the other exercise.
  sentence(words, { value, from, url }) {
    const source = () => (url ? createElement("a", from, { href: url }) : createElement("span", from));
    const texts = words.split("{source}").map((text) => formatMessage(text, { value }));
    return texts.flatMap((text, index) => (index ? [source(), text] : [text]));
  }

  button(action, text) {
    return createElement("button", text, { type: "button", class: "quiet", "data-action": action });
  }
}
