// What is wrong with a field, shown below it: not while someone is still typing, and removed as soon as it is right.

import { createElement, queryAll } from "./dom.js";
import { controlNamed, controlOf, findNote, noteFor, removeNote, setInvalid } from "./field_notes.js";

/** The kind of note, and its CSS class. */
export const PROBLEM_NOTE = "problem-note";

const hasFocus = (control) => control.getRootNode().activeElement === control;

// A number that was saved without knowing what it means gets the chosen meaning; the device's number style stays.
function rewriteNumber(control, text) {
  control.value = text;
  control.dispatchEvent(new Event("input", { bubbles: true }));
}

/** Shows the problems of a form's fields, and asks which of two numbers is meant where both are possible. */
export class Validation {
  // chooseStyle(style) is called when someone says which of the two is meant.
  constructor(form, chooseStyle) {
    Object.assign(this, { form, problems: {}, meanings: {}, typingIn: "" });
    form.addEventListener("click", ({ target }) => {
      const button = target.closest("[data-style]");
      if (!button) return;
      const control = controlOf(button);
      control.focus();
      if ("typed" in button.dataset) rewriteNumber(control, button.dataset.typed);
      else chooseStyle(button.dataset.style);
    });
  }

  update(problems = {}, meanings = {}) {
    Object.assign(this, { problems, meanings });
    this.render();
  }

  typingPaused() {
    this.typingIn = "";
    this.render();
  }

  render() {
    for (const control of queryAll(this.form, "[data-invalid~=problem]")) {
      if (control.name in this.problems) continue;
      setInvalid(control, "problem", false);
      removeNote(control, PROBLEM_NOTE);
    }
    for (const [name, sentence] of Object.entries(this.problems)) {
      const control = controlNamed(this.form, name);
      if (!control || (name === this.typingIn && !findNote(control, PROBLEM_NOTE))) continue;
      if (control.value.trim() === "-" && hasFocus(control)) continue; // the digits are still to come
      setInvalid(control, "problem", true);
      this.renderNote(noteFor(control, PROBLEM_NOTE), sentence, this.meanings[name] || []);
    }
  }

  renderNote(note, sentence, meanings) {
    const shown = meanings.map(({ style, words }) => `${style} ${words}`).join("|");
    if (note.firstChild?.textContent === sentence && note.dataset.meanings === shown) return;
    note.dataset.meanings = shown;
    note.replaceChildren(createElement("span", sentence));
    for (const { style, words, typed } of meanings) {
      const button = createElement("button", words, { type: "button", class: "button", "data-style": style });
      if (typed !== undefined) button.dataset.typed = typed;
      note.append(" ", button);
    }
  }
}
