// Tables whose rows people add and remove; rows are numbered 1, 2, 3 … without a gap.

import { all, fill, say } from "./dom.js";

const NAMED = ["id", "name", "for", "aria-labelledby", "aria-describedby", "data-mark", "data-note", "data-row"];

const bodyOf = (grid) => grid.querySelector("tbody");
const rowsOf = (grid) => all(bodyOf(grid), "tr");

// added(row) is called with a new row before changed().
export function startRows(grid, words, { added, changed }) {
  grid.addEventListener("click", (event) => {
    const action = event.target.closest("[data-action]")?.dataset.action;
    if (action === "add-row") add(grid, words, { added, changed });
    if (action === "remove-row") remove(grid, event.target.closest("tr"), words, changed);
  });
  limitRows(grid);
}

function add(grid, words, { added, changed }) {
  const row = append(grid);
  added(row);
  limitRows(grid);
  announce(grid, words.added, row.dataset.row);
  row.querySelector("input,select,textarea").focus();
  changed();
}

function remove(grid, row, words, changed) {
  const number = row.dataset.row;
  const near = row.nextElementSibling || row.previousElementSibling;
  row.remove();
  rowsOf(grid).forEach((each, index) => renumber(grid, each, String(index + 1)));
  while (rowsOf(grid).length < Number(grid.dataset.least)) append(grid);
  limitRows(grid);
  announce(grid, words.removed, number);
  (near || bodyOf(grid)).querySelector("input,select,textarea")?.focus();
  changed();
}

function append(grid) {
  const row = grid.querySelector("template").content.firstElementChild.cloneNode(true);
  bodyOf(grid).append(row);
  renumber(grid, row, String(rowsOf(grid).length));
  return row;
}

function renumber(grid, row, number) {
  const old = row.dataset.row;
  const { grid: part, ids } = grid.dataset;
  const moved = (word) => {
    if (word === old) return number;
    for (const start of [`${part}.${old}`, `${ids}-${old}`]) {
      const rest = word.slice(start.length);
      if (word.startsWith(start) && (!rest || ".-".includes(rest[0]))) return start.slice(0, -old.length) + number + rest;
    }
    return word;
  };
  for (const element of [row, ...all(row, "*")]) {
    for (const name of NAMED) {
      const value = element.getAttribute(name);
      if (value) element.setAttribute(name, value.split(" ").map(moved).join(" "));
    }
  }
  say(row.querySelector("[data-row-number]"), number);
}

function announce(grid, sentence, number) {
  say(grid.querySelector("[data-rows-changed]"), fill(sentence, { row: `${grid.dataset.rowLabel} ${number}` }));
}

function limitRows(grid) {
  grid.querySelector("[data-action=add-row]").disabled = rowsOf(grid).length >= Number(grid.dataset.most);
}

// As many rows as the answer needs, and never fewer than the table begins with.
export function fitRows(grid, names) {
  const part = `${grid.dataset.grid}.`;
  const used = names.filter((name) => name.startsWith(part)).map((name) => Number(name.split(".")[1]) || 0);
  const needed = Math.min(Math.max(Number(grid.dataset.least), ...used), Number(grid.dataset.most));
  while (rowsOf(grid).length > needed) rowsOf(grid).at(-1).remove();
  while (rowsOf(grid).length < needed) append(grid);
  limitRows(grid);
}
