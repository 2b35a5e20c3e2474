// A form as an answer: read out, laid in, and told in words.

import { arrange } from "./arrange.js";
import { all, make, say } from "./dom.js";
import { fitRows, isNumbered, rowIds, rowsIn } from "./rows.js";

const listOf = (control) => control.closest("[data-arrange]");
const isTick = (control) => control.type === "checkbox";
export const isSlider = (control) => control.type === "range";
export const isUnmoved = (control) => isSlider(control) && !("moved" in control.dataset);

export const controlsOf = (form) =>
  all(form, "input[name],select[name],textarea[name]").filter((control) => !control.matches(":disabled"));

export function read(form) {
  const answer = {};
  for (const control of controlsOf(form)) {
    const { name, value } = control;
    const list = listOf(control);
    if (list ? "touched" in list.dataset : isTick(control) && control.checked) (answer[name] ||= []).push(value);
    else if (!list && !isTick(control) && !isUnmoved(control) && value && (control.type !== "radio" || control.checked)) answer[name] = value;
  }
  all(form, "[data-least]").forEach((grid) => listRows(grid, answer));
  return answer;
}

// Empty rows at the end are not worth listing, unless it takes them to show that these are not rows 1, 2, 3 …: those of
// them that are gone must not come back.
function listRows(grid, answer) {
  const order = rowIds(grid);
  if (isNumbered(order)) return;
  const filled = new Set(Object.keys(answer).filter((name) => name.startsWith(`${grid.dataset.grid}.`)).map((name) => name.split(".")[1]));
  const last = order.map((row) => filled.has(row)).lastIndexOf(true);
  const odd = order.findIndex((row, index) => row !== String(index + 1));
  answer[`${grid.dataset.grid}.rows`] = order.slice(0, Math.max(last, odd) + 1);
}

export function lay(form, answer) {
  all(form, "[data-least]").forEach((grid) => fitRows(grid, answer));
  all(form, "[data-arrange]").forEach((list) => arrange(list, answer[list.dataset.arrange]));
  fillIn(form, answer);
  all(form, "select").forEach(echo);
}

function fillIn(form, answer) {
  for (const control of all(form, "input[name],select[name],textarea[name]")) {
    if (listOf(control)) continue;
    const value = answer[control.name] ?? (isSlider(control) ? control.defaultValue : "");
    if (isSlider(control)) control.toggleAttribute("data-moved", control.name in answer);
    if (isTick(control)) control.checked = value.includes(control.value);
    else if (control.type === "radio") control.checked = value === control.value;
    else if (control.value !== value) control.value = value;
  }
}

// A small screen cuts off what is chosen in a list; below it, it stands in full.
export function echo(select) {
  const text = select.value ? select.selectedOptions[0].textContent : "";
  let below = select.nextElementSibling;
  if (!below?.matches(".chosen")) {
    below = make("p", "", { class: "chosen", "aria-hidden": "true" });
    select.after(below);
  }
  say(below, text.length > 22 ? text : "");
}

export const isSame = (one, other) => {
  const names = Object.keys(one).sort();
  return names.join() === Object.keys(other).sort().join() && names.every((name) => String(one[name]) === String(other[name]));
};

// Pairs of a field's label and its value in words, for the fields in which two answers differ.
export function inWords(form, answer, other, nothing) {
  const copy = copyOf(form);
  all(copy, "[data-least]").forEach((grid) => fitRows(grid, together(grid, answer, other)));
  const told = new Map();
  for (const control of all(copy, "input[name],select[name],textarea[name]")) {
    const { name } = control;
    if (told.has(name) || String(answer[name] ?? "") === String(other[name] ?? "")) continue;
    told.set(name, [labelOf(form, control), valueOf(copy, control, answer[name]) || nothing]);
  }
  return [...told.values()];
}

// A form out of sight, so that nothing moves in the one that somebody reads or fills in. Only in a tree of its own does
// a control know its labels.
function copyOf(form) {
  const copy = form.cloneNode(true);
  make("div").attachShadow({ mode: "open" }).append(copy);
  return copy;
}

// The rows of both answers, for a form that shows what differs.
function together(grid, answer, other) {
  const rows = [...new Set([...rowsIn(grid, answer), ...rowsIn(grid, other)])];
  return { [`${grid.dataset.grid}.rows`]: rows };
}

function labelOf(form, control) {
  const group = control.closest("fieldset");
  const told = control.type === "radio" || isTick(control) || listOf(control) ? group : control;
  const legend = told === group && group.querySelector("legend");
  if (legend) return legend.textContent.trim();
  const labelAt = (id) => control.getRootNode().getElementById(id) || form.getRootNode().getElementById(id);
  const by = told.getAttribute("aria-labelledby");
  if (by) return by.split(" ").map((id) => labelAt(id)?.textContent.trim()).join(" ");
  return control.labels[0]?.textContent.trim() || "";
}

function valueOf(form, control, value) {
  if (value === undefined || control.matches("textarea,input[type=text],input[type=range]")) return value;
  const values = [].concat(value);
  if (control.matches("select")) return [...control.options].find((option) => option.value === value)?.textContent;
  const same = all(form, `[name="${control.name}"]`);
  const words = values.map((each) => {
    const found = same.find((one) => one.value === each);
    return (found?.closest("li")?.querySelector(".item") || found?.labels?.[0])?.firstChild?.parentElement;
  });
  return words.map((found) => found?.querySelector("span:not(.mark)")?.textContent ?? found?.textContent).join(" · ");
}
