// What is wrong with a field, said below it: not to somebody who has just begun to type, and gone as soon as it is right.

import { all, say } from "./dom.js";
import { controlOf, dropNote, noteAt, noteOf } from "./field_notes.js";

export const PROBLEM = "problem-note";

export class Problems {
  constructor(form) {
    Object.assign(this, { form, found: {}, typing: "" });
  }

  learn(found = {}) {
    this.found = found;
    this.view();
  }

  // Nobody types any more, or somebody has left the field.
  settle() {
    this.typing = "";
    this.view();
  }

  view() {
    for (const control of all(this.form, "[aria-invalid]")) {
      if (control.name in this.found) continue;
      control.removeAttribute("aria-invalid");
      dropNote(control, PROBLEM);
    }
    for (const [name, sentence] of Object.entries(this.found)) {
      const control = controlOf(this.form, name);
      if (!control || (name === this.typing && !noteOf(control, PROBLEM))) continue;
      control.setAttribute("aria-invalid", "true");
      say(noteAt(control, PROBLEM), sentence);
    }
  }
}
