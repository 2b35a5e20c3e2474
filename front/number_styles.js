// How numbers are written on this device: chosen once, when a number such as "1.500" can be read in two ways.

import { isSameAnswer, withEdits } from "./answers.js";
import { createElement } from "./dom.js";
import { ignoreOffline } from "./errors.js";
import { noteFor } from "./field_notes.js";
import { fillForm, readForm } from "./form.js";
import { withPrefill } from "./prefill.js";
import { PROBLEM_NOTE } from "./validation.js";

/**
 * Give the page its number styles and the function that changes them. `styles` is what the server used for this page,
 * "a|b|chosen"; `exercises()` returns the exercises on the page.
 */
export function startNumberStyles(page, styles, exercises) {
  page.styles = styles;
  page.chooseStyle = (exercise, style) => chooseStyle(page, style, exercise, exercises());
}

/** Return the number styles with another chosen one. */
export const withChosenStyle = (styles, style) => styles.replace(/[^|]*$/, () => style);

// The exercise's numbers are written in the old style, so they are saved as that first and then shown in the new one.
// The other exercises follow as soon as they are saved.
async function chooseStyle(page, style, exercise, exercises) {
  const field = exercise.form.getRootNode().activeElement;
  const styles = withChosenStyle(page.styles, style);
  const { status, reply } = await saveAndReload(exercise, styles).catch(ignoreOffline);
  if (status !== 200) {
    showNotSaved(exercise, field);
    return;
  }
  page.styles = styles;
  page.transport.saveNumberStyle(style);
  showInStyle(exercise, reply, styles);
  exercises.filter((each) => each !== exercise).forEach((each) => each.refresh());
}

async function saveAndReload({ id, autosaves, page }, styles) {
  for (const autosave of autosaves.values()) if (!autosave.refused) await autosave.sendAll();
  return page.transport.load(id, styles);
}

// The question stays, so that it can be answered later.
function showNotSaved({ autosaves, words, preview }, field) {
  const reason = [...autosaves.values()].some(({ conflict }) => conflict) ? words.differs : words.failed;
  const note = noteFor(field, PROBLEM_NOTE);
  note.querySelector("[data-not-yet]")?.remove();
  note.append(" ", createElement("span", reason, { "data-not-yet": "" }));
  preview.announce(reason);
}

/** Show an exercise with its numbers in another style. Fields with two possible meanings keep what was typed. */
export function showInStyle(exercise, state, styles) {
  const { form, seat, savedAnswers, autosaves, preview } = exercise;
  const { meanings } = preview.validation;
  const current = readForm(form);
  const before = withPrefill(form, savedAnswers.get(seat)?.answer, exercise.state);
  exercise.setNumberStyles(styles);
  exercise.state = state;
  savedAnswers.clear();
  for (const [key, { version, answer }] of Object.entries(state.answers)) {
    savedAnswers.set(Number(key), { version, answer });
    const autosave = autosaves.get(Number(key));
    if (autosave?.styles === styles) autosave.base = version;
  }
  preview.applyState(state);
  if (exercise.seatToAnswer() !== seat) exercise.openSeat(exercise.seatToAnswer());
  else if (seat !== null) {
    const loaded = withPrefill(form, savedAnswers.get(seat)?.answer, state);
    const answer = withEdits(loaded, before, current, meanings);
    fillForm(form, answer);
    preview.updateHints();
    if (!isSameAnswer(answer, loaded)) exercise.onInput();
  }
  exercise.render();
}
