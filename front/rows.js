// Tables whose rows people add, move and remove. A row has an id that never changes and is never used again; what is
// shown as its number is its place.

import { all, fill, say } from "./dom.js";

const NAMED = ["id", "name", "for", "aria-labelledby", "aria-describedby", "data-mark", "data-note", "data-row"];
const MOVES = { "row-up": -1, "row-down": 1 };

const bodyOf = (grid) => grid.querySelector("tbody");
const rowsOf = (grid) => all(bodyOf(grid), "tr");
const newId = () => `r${Array.from(crypto.getRandomValues(new Uint32Array(2)), (part) => part.toString(36)).join("")}`;
const isNumber = (id) => /^\d{1,3}$/.test(id);
const numbered = (last) => Array.from({ length: last }, (_, index) => String(index + 1));

export const rowIds = (grid) => rowsOf(grid).map(({ dataset }) => dataset.row);

// Rows 1, 2, 3 …: an answer need not list them.
export const isNumbered = (order) => order.join() === numbered(order.length).join();

// added(row) is called with a new row before changed().
export function startRows(grid, words, { added, changed }) {
  grid.addEventListener("click", (event) => {
    const button = event.target.closest("[data-action]");
    const action = button?.dataset.action;
    const row = button?.closest("tr");
    if (action === "add-row") add(grid, words, { added, changed });
    else if (action === "remove-row") remove(grid, row, words, changed);
    else if (action in MOVES) move(grid, row, MOVES[action], words, changed);
  });
  arranged(grid);
}

function add(grid, words, { added, changed }) {
  const row = append(grid, newId());
  added(row);
  arranged(grid);
  announce(grid, words.added, row);
  row.querySelector("input,select,textarea").focus();
  changed();
}

// Rows that begin elsewhere and are not here yet, as many as there is room for; they take the places of empty ones.
// isOwn(id): whether a row has its place in the table even where it is empty.
export function addRows(grid, ids, isOwn, added) {
  const spare = spareRows(grid, isOwn);
  for (const id of ids.slice(0, roomIn(grid, isOwn))) {
    spare.shift()?.remove();
    added(append(grid, id));
  }
  arranged(grid);
}

export const roomIn = (grid, isOwn) => Number(grid.dataset.most) - rowsOf(grid).length + spareRows(grid, isOwn).length;

const spareRows = (grid, isOwn) => rowsOf(grid).filter((row) => !isOwn(row.dataset.row) && isEmpty(row));

const isEmpty = (row) => all(row, "input,select,textarea").every((control) => (control.type === "checkbox" || control.type === "radio" ? !control.checked : !control.value));

function remove(grid, row, words, changed) {
  const near = row.nextElementSibling || row.previousElementSibling;
  announce(grid, words.removed, row);
  row.remove();
  while (rowsOf(grid).length < Number(grid.dataset.least)) append(grid, newId());
  arranged(grid);
  (near || bodyOf(grid)).querySelector("input,select,textarea")?.focus();
  changed();
}

function move(grid, row, step, words, changed) {
  const other = step < 0 ? row.previousElementSibling : row.nextElementSibling;
  if (!other) return;
  other[step < 0 ? "before" : "after"](row);
  arranged(grid);
  announce(grid, words.moved, row);
  const buttons = all(row, "[data-action=row-up],[data-action=row-down]");
  const again = buttons.find(({ dataset }) => MOVES[dataset.action] === step);
  (again.disabled ? buttons.find((button) => button !== again) : again).focus();
  changed();
}

function append(grid, id) {
  const row = grid.querySelector("template").content.firstElementChild.cloneNode(true);
  const old = row.dataset.row;
  const { grid: part, ids } = grid.dataset;
  const named = (word) => {
    if (word === old) return id;
    for (const start of [`${part}.${old}`, `${ids}-${old}`]) {
      const rest = word.slice(start.length);
      if (word.startsWith(start) && (!rest || ".-".includes(rest[0]))) return start.slice(0, -old.length) + id + rest;
    }
    return word;
  };
  for (const element of [row, ...all(row, "*")]) {
    for (const name of NAMED) {
      const value = element.getAttribute(name);
      if (value) element.setAttribute(name, value.split(" ").map(named).join(" "));
    }
  }
  bodyOf(grid).append(row);
  return row;
}

function announce(grid, sentence, row) {
  const number = row.querySelector("[data-row-number]").textContent;
  say(grid.querySelector("[data-rows-changed]"), fill(sentence, { row: `${grid.dataset.rowLabel} ${number}` }));
}

// Numbers are places; what cannot be pressed is off.
function arranged(grid) {
  const rows = rowsOf(grid);
  rows.forEach((row, index) => {
    say(row.querySelector("[data-row-number]"), String(index + 1));
    row.querySelector("[data-action=row-up]").disabled = index === 0;
    row.querySelector("[data-action=row-down]").disabled = index === rows.length - 1;
  });
  grid.querySelector("[data-action=add-row]").disabled = rows.length >= Number(grid.dataset.most);
}

// The rows of an answer in their order, and never fewer than the table begins with. Rows that are there stay what they are.
export function fitRows(grid, answer) {
  const order = [...rowsIn(grid, answer)];
  const least = Number(grid.dataset.least);
  const spare = rowIds(grid).filter((row) => !order.includes(row) && !isNumber(row)); // a number may have been another row's
  while (order.length < least) order.push(spare.shift() || newId());
  if (order.join() === rowIds(grid).join()) return;
  const there = new Map(rowsOf(grid).map((row) => [row.dataset.row, row]));
  there.forEach((row, id) => order.includes(id) || row.remove());
  const rows = order.map((id) => there.get(id) || append(grid, id));
  // The row in which somebody types stays where it is, and the others go around it: what is moved loses the focus.
  const held = rows.findIndex((row) => row.contains(grid.getRootNode().activeElement));
  if (held < 0) bodyOf(grid).append(...rows);
  else {
    rows[held].before(...rows.slice(0, held));
    rows[held].after(...rows.slice(held + 1));
  }
  arranged(grid);
}

// The ids of an answer's rows; where it lists none, rows are numbered up to the last one that holds anything.
export function rowsIn(grid, answer) {
  const { grid: part, least } = grid.dataset;
  const used = Object.keys(answer).map((name) => name.split(".")).filter((piece) => piece.length === 3 && piece[0] === part);
  const filled = new Set(used.map(([, row]) => row));
  const last = Math.max(Number(least), ...[...filled].filter(isNumber).map(Number));
  return new Set([...(answer[`${part}.rows`] || numbered(last)), ...filled]);
}
