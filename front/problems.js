// What is wrong with a field, said below it: not to somebody who has just begun to type, and gone as soon as it is right.

import { all, make } from "./dom.js";
import { controlOf, dropNote, fieldOf, noteAt, noteOf } from "./field_notes.js";

export const PROBLEM = "problem-note";

const isFocused = (control) => control.getRootNode().activeElement === control;

// A number that was saved without a meaning gets the one that was chosen; how this device writes numbers stays.
function replace(control, typed) {
  control.value = typed;
  control.dispatchEvent(new Event("input", { bubbles: true }));
}

export class Problems {
  // choose(style) is called when somebody says which of two meanings a number has.
  constructor(form, choose) {
    Object.assign(this, { form, found: {}, meanings: {}, typing: "" });
    form.addEventListener("click", ({ target }) => {
      const button = target.closest("[data-style]");
      if (!button) return;
      const control = fieldOf(button);
      control.focus();
      if ("typed" in button.dataset) replace(control, button.dataset.typed);
      else choose(button.dataset.style);
    });
  }

  learn(found = {}, meanings = {}) {
    Object.assign(this, { found, meanings });
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
      if (control.value.trim() === "-" && isFocused(control)) continue; // the number is still to come
      control.setAttribute("aria-invalid", "true");
      this.tell(noteAt(control, PROBLEM), sentence, this.meanings[name] || []);
    }
  }

  tell(note, sentence, meanings) {
    const told = meanings.map(({ style, words }) => `${style} ${words}`).join("|");
    if (note.firstChild?.textContent === sentence && note.dataset.meanings === told) return;
    note.dataset.meanings = told;
    note.replaceChildren(make("span", sentence));
    for (const { style, words, typed } of meanings) {
      const button = make("button", words, { type: "button", class: "button", "data-style": style });
      if (typed !== undefined) button.dataset.typed = typed;
      note.append(" ", button);
    }
  }
}
