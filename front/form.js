// A form and the answer in it: read it, fill it in, describe it in words.

import { changedFields, rowIdsOf, rowIdsToList } from "./answers.js";
import { createElement, queryAll, setText } from "./dom.js";
import { setOrder } from "./ordering.js";
import { setTableRows, tableRowIds } from "./table_rows.js";

const CONTROLS = "input[name],select[name],textarea[name]";
const LONGEST_VISIBLE_OPTION = 22; // letters that fit into a select on a small screen

const orderedListOf = (control) => control.closest("[data-arrange]");
const isCheckbox = (control) => control.type === "checkbox";

/** Return whether a control is a slider. */
export const isSlider = (control) => control.type === "range";

/** Return whether a slider has not been moved yet, so that its value is no answer. */
export const isUnmoved = (control) => isSlider(control) && !("moved" in control.dataset);

/** Return the answer that is in a form. */
export function readForm(form) {
  const answer = {};
  for (const control of queryAll(form, CONTROLS)) {
    if (control.matches(":disabled")) continue;
    const { name, value } = control;
    const list = orderedListOf(control);
    if (list || isCheckbox(control)) {
      if (list ? "touched" in list.dataset : control.checked) (answer[name] ||= []).push(value);
    } else if (value && !isUnmoved(control) && (control.type !== "radio" || control.checked)) answer[name] = value;
  }
  for (const table of queryAll(form, "[data-least]")) {
    const { grid: part } = table.dataset;
    const rowIds = rowIdsToList(tableRowIds(table), answer, part);
    if (rowIds) answer[`${part}.rows`] = rowIds;
  }
  return answer;
}

/** Let a form be read only, or filled in again; what was disabled before stays so. */
export function setReadOnly(form, readOnly) {
  if (readOnly === "readOnly" in form.dataset) return;
  form.toggleAttribute("data-read-only", readOnly);
  const controls = `${CONTROLS},button`;
  const changed = queryAll(form, readOnly ? `:is(${controls}):enabled` : "[data-enabled]");
  for (const control of changed) {
    control.disabled = readOnly;
    control.toggleAttribute("data-enabled", readOnly);
  }
}

/** Fill a form in with an answer. */
export function fillForm(form, answer) {
  queryAll(form, "[data-least]").forEach((table) => setTableRows(table, answer));
  queryAll(form, "[data-arrange]").forEach((list) => setOrder(list, answer[list.dataset.arrange]));
  queryAll(form, CONTROLS).filter((control) => !orderedListOf(control)).forEach((control) =>
    setControl(control, answer)
  );
  queryAll(form, "select").forEach(showFullOption);
  for (const reason of queryAll(form, ".reason")) reason.open ||= Boolean(reason.querySelector("textarea").value);
}

function setControl(control, answer) {
  const value = answer[control.name] ?? (isSlider(control) ? control.defaultValue : "");
  if (isSlider(control)) control.toggleAttribute("data-moved", control.name in answer);
  if (isCheckbox(control)) control.checked = value.includes(control.value);
  else if (control.type === "radio") control.checked = value === control.value;
  else if (control.value !== value) control.value = value;
}

/** Show the chosen option in full below a select, if a small screen would cut it off. */
export function showFullOption(select) {
  const chosen = select.value ? select.selectedOptions[0].textContent : "";
  let below = select.nextElementSibling;
  if (!below?.matches(".chosen")) {
    below = createElement("p", "", { class: "chosen", "aria-hidden": "true" });
    select.after(below);
  }
  setText(below, chosen.length > LONGEST_VISIBLE_OPTION ? chosen : "");
}

/** Return [label, value in words] of an answer for each field in which it differs from another; `empty` is the word for no value. */
export function describeDifferences(form, answer, other, empty) {
  const copy = detachedCopy(form);
  for (const table of queryAll(copy, "[data-least]")) setTableRows(table, rowsOfBoth(table, answer, other));
  const changed = new Set(changedFields(answer, other));
  const described = new Map();
  for (const control of queryAll(copy, CONTROLS)) {
    const { name } = control;
    if (described.has(name) || !changed.has(name)) continue;
    described.set(name, [labelOf(form, control), describeValue(copy, control, answer[name]) || empty]);
  }
  return [...described.values()];
}

// A copy out of sight, so that nothing moves in the form that someone is reading or filling in. It is in a tree of its
// own, because only there a control finds its labels.
function detachedCopy(form) {
  const copy = form.cloneNode(true);
  createElement("div").attachShadow({ mode: "open" }).append(copy);
  return copy;
}

function rowsOfBoth(table, answer, other) {
  const { grid: part, least } = table.dataset;
  const rowIds = [answer, other].flatMap((each) => rowIdsOf(each, part, Number(least)));
  return { [`${part}.rows`]: [...new Set(rowIds)] };
}

function labelOf(form, control) {
  const group = control.closest("fieldset");
  const labelled = control.type === "radio" || isCheckbox(control) || orderedListOf(control) ? group : control;
  const legend = labelled === group && group.querySelector("legend");
  if (legend) return legend.textContent.trim();
  const byId = (id) => control.getRootNode().getElementById(id) || form.getRootNode().getElementById(id);
  const ids = labelled.getAttribute("aria-labelledby");
  if (ids) return ids.split(" ").map((id) => byId(id)?.textContent.trim()).join(" ");
  return control.labels[0]?.textContent.trim() || "";
}

function describeValue(form, control, value) {
  if (value === undefined || control.matches("textarea,input[type=text],input[type=range]")) return value;
  if (control.matches("select")) return [...control.options].find((option) => option.value === value)?.textContent;
  const choices = queryAll(form, `[name="${control.name}"]`);
  const elements = [].concat(value).map((each) => {
    const choice = choices.find((one) => one.value === each);
    return (choice?.closest("li")?.querySelector(".item") || choice?.labels?.[0])?.firstChild?.parentElement;
  });
  return elements.map((found) => found?.querySelector("span:not(.mark)")?.textContent ?? found?.textContent).join(
    " · ",
  );
}
