// Short notes below a field: added when needed, and read out by screen readers together with the field.

import { createElement, formatMessage, queryAll, setText } from "./dom.js";

const READING = "reading-note";

/** Return the control of this name. */
export const controlNamed = (form, name) => form.querySelector(`[name="${name}"]`);

const fieldBox = (element) => element.closest("td,.field,.row");

/** Return the control that a note, or something in it, belongs to. */
export const controlOf = (element) => fieldBox(element).querySelector("[name]");

/** Return a control's note of a kind, if it has one. */
export const findNote = (control, kind) => fieldBox(control).querySelector(`.${kind}`);

/** Return a control's note of a kind; add it if it has none. */
export function noteFor(control, kind) {
  let note = findNote(control, kind);
  if (!note) {
    note = createElement("p", "", { class: kind, id: `${control.id}-${kind}` });
    fieldBox(control).append(note);
    setDescribedBy(control, note.id, true);
  }
  return note;
}

/** Remove a control's note of a kind, if it has one. */
export function removeNote(control, kind) {
  const note = findNote(control, kind);
  if (!note) return;
  note.remove();
  setDescribedBy(control, note.id, false);
}

/** Have screen readers read an element out together with a control, or no longer. */
export function setDescribedBy(control, id, described) {
  const others = (control.getAttribute("aria-describedby") ?? "").split(" ").filter((each) => each && each !== id);
  const ids = described ? [...others, id] : others;
  if (ids.length) control.setAttribute("aria-describedby", ids.join(" "));
  else control.removeAttribute("aria-describedby");
}

/** Mark a control as invalid for a reason, or no longer; it stays invalid as long as it has another reason. */
export function setInvalid(control, reason, invalid) {
  const others = (control.dataset.invalid ?? "").split(" ").filter((each) => each && each !== reason);
  const reasons = invalid ? [...others, reason] : others;
  control.dataset.invalid = reasons.join(" ");
  if (reasons.length) control.setAttribute("aria-invalid", "true");
  else control.removeAttribute("aria-invalid");
}

/** Show how we read each number that isn't written the way this reader writes numbers. */
export function showReadings(form, readings = {}) {
  const noted = queryAll(form, `.${READING}`).map(controlOf);
  noted.filter(({ name }) => !(name in readings)).forEach((control) => removeNote(control, READING));
  for (const [name, number] of Object.entries(readings)) {
    const control = controlNamed(form, name);
    if (control) setText(noteFor(control, READING), `= ${number}`);
  }
}

/** Show how many words each text has, out of those it may have. */
export function showWordCounts(form, words) {
  for (const control of queryAll(form, "[data-most-words]")) {
    const n = control.value.split(/\s+/).filter(Boolean).length;
    const most = Number(control.dataset.mostWords);
    const note = noteFor(control, "word-count");
    setText(note, formatMessage(words.wordsUsed, { n, most }));
    note.classList.toggle("over", n > most);
  }
}
