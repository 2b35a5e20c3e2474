// What a number is read as, said quietly below its field where it is not written in the reader's own way.

import { all, say } from "./dom.js";
import { controlOf, dropNote, fieldOf, noteAt } from "./field_notes.js";

const READING = "reading-note";

export function showReadings(form, readings = {}) {
  const noted = all(form, `.${READING}`).map(fieldOf);
  noted.filter(({ name }) => !(name in readings)).forEach((control) => dropNote(control, READING));
  for (const [name, number] of Object.entries(readings)) {
    const control = controlOf(form, name);
    if (control) say(noteAt(control, READING), `= ${number}`);
  }
}
