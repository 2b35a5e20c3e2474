// Tables in which people add, move and remove rows. A row's id never changes and is never reused; the number that is
// shown is its place.

import { isNumericRowId, newRowId, rowIdsOf } from "./answers.js";
import { formatMessage, queryAll, setText } from "./dom.js";

const ATTRIBUTES_WITH_ID = [
  "id",
  "name",
  "for",
  "aria-labelledby",
  "aria-describedby",
  "data-mark",
  "data-note",
  "data-row",
];
const MOVES = { "row-up": -1, "row-down": 1 };

const bodyOf = (table) => table.querySelector("tbody");
const rowsOf = (table) => queryAll(bodyOf(table), "tr");
const fewestRows = (table) => Number(table.dataset.least);
const mostRows = (table) => Number(table.dataset.most);

/** Return the ids of a table's rows, in order. */
export const tableRowIds = (table) => rowsOf(table).map(({ dataset }) => dataset.row);

/** Start a table's buttons; `onAdd(row)` is called with a new row before `onChange()`. */
export function startTableRows(table, words, { onAdd, onChange }) {
  table.addEventListener("click", (event) => {
    const button = event.target.closest("[data-action]");
    const action = button?.dataset.action;
    const row = button?.closest("tr");
    if (action === "add-row") addRow(table, words, onAdd);
    else if (action === "remove-row") removeRow(table, row, words);
    else if (action in MOVES) moveRow(table, row, MOVES[action], words);
    else return;
    onChange();
  });
  updateRows(table);
}

function addRow(table, words, onAdd) {
  const row = appendRow(table, newRowId());
  onAdd(row);
  updateRows(table);
  announce(table, words.added, row);
  focusRow(row);
}

function removeRow(table, row, words) {
  const neighbour = row.nextElementSibling || row.previousElementSibling;
  announce(table, words.removed, row);
  row.remove();
  while (rowsOf(table).length < fewestRows(table)) appendRow(table, newRowId());
  updateRows(table);
  focusRow(neighbour || rowsOf(table)[0]);
}

// Where one row is shown at a time, the row has to be shown before it can have the focus.
function focusRow(row) {
  row?.dispatchEvent(new CustomEvent("coopkit:show", { bubbles: true }));
  row?.querySelector("input,select,textarea").focus();
}

function moveRow(table, row, step, words) {
  const other = step < 0 ? row.previousElementSibling : row.nextElementSibling;
  if (!other) return;
  other[step < 0 ? "before" : "after"](row);
  updateRows(table);
  announce(table, words.moved, row);
  const buttons = queryAll(row, "[data-action=row-up],[data-action=row-down]");
  const pressed = buttons.find(({ dataset }) => MOVES[dataset.action] === step);
  (pressed.disabled ? buttons.find((button) => button !== pressed) : pressed).focus();
}

/**
 * Add rows with these ids, as far as there is room; they take the places of empty rows. `isReserved(id)` tells whether a
 * row keeps its place even if it is empty.
 */
export function addRowsWithIds(table, ids, isReserved, onAdd) {
  const replaceable = replaceableRows(table, isReserved);
  for (const id of ids.slice(0, roomForRows(table, isReserved))) {
    replaceable.shift()?.remove();
    onAdd(appendRow(table, id));
  }
  updateRows(table);
}

/** Return how many rows could be added. */
export const roomForRows = (table, isReserved) =>
  mostRows(table) - rowsOf(table).length + replaceableRows(table, isReserved).length;

const replaceableRows = (table, isReserved) =>
  rowsOf(table).filter((row) => !isReserved(row.dataset.row) && isEmpty(row));

const isEmpty = (row) =>
  queryAll(row, "input,select,textarea").every((control) =>
    control.matches("[type=checkbox],[type=radio]") ? !control.checked : !control.value
  );

// A copy of the table's template, with the new row's id wherever the template's own id is.
function appendRow(table, id) {
  const row = table.querySelector("template").content.firstElementChild.cloneNode(true);
  const templateId = row.dataset.row;
  const prefixes = [`${table.dataset.grid}.${templateId}`, `${table.dataset.ids}-${templateId}`];
  const withId = (word) => {
    if (word === templateId) return id;
    for (const prefix of prefixes) {
      const rest = word.slice(prefix.length);
      if (word.startsWith(prefix) && (!rest || ".-".includes(rest[0]))) {
        return prefix.slice(0, -templateId.length) + id + rest;
      }
    }
    return word;
  };
  for (const element of [row, ...queryAll(row, "*")]) {
    for (const name of ATTRIBUTES_WITH_ID) {
      const value = element.getAttribute(name);
      if (value) element.setAttribute(name, value.split(" ").map(withId).join(" "));
    }
  }
  bodyOf(table).append(row);
  return row;
}

function announce(table, sentence, row) {
  const number = row.querySelector("[data-row-number]").textContent;
  const name = `${table.dataset.rowLabel} ${number}`;
  setText(table.querySelector("[data-rows-changed]"), formatMessage(sentence, { row: name }));
}

// Number the rows, and disable the buttons that can't do anything.
function updateRows(table) {
  const rows = rowsOf(table);
  rows.forEach((row, index) => {
    setText(row.querySelector("[data-row-number]"), String(index + 1));
    row.querySelector("[data-action=row-up]").disabled = index === 0;
    row.querySelector("[data-action=row-down]").disabled = index === rows.length - 1;
  });
  table.querySelector("[data-action=add-row]").disabled = rows.length >= mostRows(table);
}

/** Give a table the rows of an answer in their order, but never fewer than its minimum. Rows that are there stay. */
export function setTableRows(table, answer) {
  const order = rowIdsOf(answer, table.dataset.grid, fewestRows(table));
  // Numeric ids are not used for filling up: they may have belonged to a row that was removed.
  const unused = tableRowIds(table).filter((id) => !order.includes(id) && !isNumericRowId(id));
  while (order.length < fewestRows(table)) order.push(unused.shift() || newRowId());
  if (order.join() === tableRowIds(table).join()) return;
  const existing = new Map(rowsOf(table).map((row) => [row.dataset.row, row]));
  existing.forEach((row, id) => order.includes(id) || row.remove());
  const rows = order.map((id) => existing.get(id) || appendRow(table, id));
  // The row in which someone is typing stays in place and the others move around it: a moved element loses the focus.
  const focused = rows.findIndex((row) => row.contains(table.getRootNode().activeElement));
  if (focused < 0) bodyOf(table).append(...rows);
  else {
    rows[focused].before(...rows.slice(0, focused));
    rows[focused].after(...rows.slice(focused + 1));
  }
  updateRows(table);
}
