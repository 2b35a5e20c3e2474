// Notes below a field: made when they are needed, and read out with the field.

import { make } from "./dom.js";

export const controlOf = (form, name) => form.querySelector(`[name="${name}"]`);

const boxOf = (element) => element.closest("td,.field,.row");

export const fieldOf = (element) => boxOf(element).querySelector("[name]");

export const noteOf = (control, kind) => boxOf(control).querySelector(`.${kind}`);

export function noteAt(control, kind) {
  let note = noteOf(control, kind);
  if (!note) {
    note = make("p", "", { class: kind, id: `${control.id}-${kind}` });
    boxOf(control).append(note);
    describe(control, (ids) => [...ids, note.id]);
  }
  return note;
}

export function dropNote(control, kind) {
  const note = noteOf(control, kind);
  if (!note) return;
  note.remove();
  describe(control, (ids) => ids.filter((id) => id !== note.id));
}

function describe(control, changed) {
  const ids = changed(control.getAttribute("aria-describedby")?.split(" ") || []);
  if (ids.length) control.setAttribute("aria-describedby", ids.join(" "));
  else control.removeAttribute("aria-describedby");
}
