// Fields that start from another exercise's answer: laid in where nothing is saved, and told where they differ.

import { all, fill, make } from "./dom.js";
import { controlOf, dropNote, fieldOf, noteAt } from "./field_notes.js";
import { addRows, isNumbered, roomIn } from "./rows.js";

export const START = "start-note";
const TYPED = "input[type=text][name],textarea[name]";

// An answer, and in every part of which nothing is saved what it opens with: given numbers, and those that start elsewhere.
export function opened(form, answer = {}, starts = {}) {
  const whole = { ...answer };
  for (const part of all(form, "[data-part]")) {
    const own = (name) => name.startsWith(`${part.dataset.part}.`);
    if (Object.keys(answer).some(own)) continue;
    for (const { name, defaultValue } of all(part, TYPED)) if (defaultValue) whole[name] = defaultValue;
    const names = Object.keys(starts).filter(own);
    for (const name of names) whole[name] = starts[name].value;
    const grid = names.length && part.querySelector("[data-least]");
    if (grid) whole[`${grid.dataset.grid}.rows`] = [...new Set(names.map((name) => name.split(".")[1]))];
  }
  // As a form is read: rows 1, 2, 3 … are not listed.
  for (const name of Object.keys(whole)) if (name.endsWith(".rows") && isNumbered([].concat(whole[name]))) delete whole[name];
  return whole;
}

export class Starts {
  // took(name) is called when a value was taken over.
  constructor(form, words, took) {
    Object.assign(this, { form, words, took, starts: {} });
    form.addEventListener("click", ({ target }) => {
      const button = target.closest("[data-action=take-start]");
      if (button) this.take(fieldOf(button));
    });
  }

  // A row that was added begins as its source has it.
  fillIn(row) {
    for (const control of all(row, TYPED)) if (control.name in this.starts) control.value = this.starts[control.name].value;
  }

  view() {
    const noted = all(this.form, `[id].${START}`).map(fieldOf);
    noted.filter(({ name }) => !(name in this.starts)).forEach((control) => dropNote(control, START));
    const tables = new Map(all(this.form, "[data-grid]").map((grid) => [grid, new Map()]));
    const missing = new Map(all(this.form, "[data-least]").map((grid) => [grid, new Map()]));
    for (const [name, start] of Object.entries(this.starts)) {
      const control = controlOf(this.form, name);
      const [part, row] = name.split(".");
      if (!control && start.linked) missing.get(this.form.querySelector(`[data-least][data-grid="${part}"]`))?.set(row, start.value);
      if (!control) continue;
      const table = tables.get(control.closest("[data-grid]"));
      table?.set(start.from, start);
      const differs = control.value.trim() !== start.value;
      if (table && !differs) dropNote(control, START);
      else this.tell(control, start, differs);
    }
    tables.forEach((sources, grid) => this.tellTable(grid, [...sources.values()]));
    missing.forEach((rows, grid) => this.offer(grid, rows));
  }

  // Rows that were added where this table begins, and are not in it yet; not more than it has room for.
  offer(grid, missing) {
    const isOwn = (id) => Object.keys(this.starts).some((name) => name.startsWith(`${grid.dataset.grid}.${id}.`));
    const rows = [...missing].slice(0, roomIn(grid, isOwn));
    const told = rows.map(([, name]) => name).join(" · ");
    const note = grid.querySelector(":scope > [data-missing]");
    if ((note?.dataset.missing ?? "") === told) return;
    note?.remove();
    if (!told) return;
    const made = make("p", `${fill(this.words.startMissing, { rows: told })} `, { "data-missing": told });
    made.append(make("button", this.words.addMissing, { type: "button", class: "quiet", "data-action": "add-missing" }));
    grid.querySelector("[data-action=add-row]").before(made);
    made.querySelector("button").addEventListener("click", () => {
      addRows(grid, rows.map(([id]) => id), isOwn, (row) => this.fillIn(row));
      this.took();
    });
  }

  tell(control, start, differs) {
    const note = noteAt(control, START);
    const told = JSON.stringify([start, differs]);
    if (note.dataset.told === told) return;
    note.dataset.told = told;
    note.replaceChildren(...this.sentence(differs ? this.words.startDiffers : this.words.startsFrom, start));
    const button = { type: "button", class: "quiet", "data-action": "take-start" };
    if (differs) note.append(" ", make("button", this.words.takeStart, button));
  }

  // A table says once where its rows come from, and a cell only where it is other.
  tellTable(grid, sources) {
    const told = JSON.stringify(sources.map(({ from, url }) => [from, url]));
    if ((grid.dataset.startsFrom ?? "[]") === told) return;
    grid.dataset.startsFrom = told;
    all(grid, `:scope > .${START}`).forEach((note) => note.remove());
    grid.prepend(...sources.map((start) => {
      const note = make("p", "", { class: START });
      note.append(...this.sentence(this.words.startsFrom, start));
      return note;
    }));
  }

  sentence(words, { value, from, url }) {
    const source = () => (url ? make("a", from, { href: url }) : make("span", from));
    const around = words.split("{source}").map((text) => fill(text, { value }));
    return around.flatMap((text, at) => (at ? [source(), text] : [text]));
  }

  take(control) {
    control.value = this.starts[control.name].value;
    control.focus();
    this.took(control.name);
  }
}
