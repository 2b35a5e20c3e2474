// Shows an exercise's state: marks, results, conflicts, whether it is saved, and its buttons.

import { overwrittenFields } from "./answers.js";
import { createElement, formatMessage, queryAll, setHtml, setText, setVisible } from "./dom.js";
import { setDescribedBy, setInvalid } from "./field_notes.js";
import { describeDifferences } from "./form.js";

const WORST_FIRST = ["failed", "refused", "saving", "saved", "clean"];
const PHASES_AFTER_ANSWERING = ["talk", "plenary", "done"];

/** Show what is right and wrong: `marks` are [field, outcome] or [field, outcome, option]. */
export function renderMarks(section, marks, words) {
  const outcomes = new Map((marks || []).map(([name, outcome, value]) => [value ? `${name}=${value}` : name, outcome]));
  for (const mark of queryAll(section, "[data-mark]")) {
    const outcome = outcomes.get(mark.dataset.mark);
    mark.dataset.outcome = outcome || "";
    setText(mark, words[outcome] || "");
    setVisible(mark, Boolean(words[outcome]));
    describeByMark(section, mark, outcome);
  }
}

// Screen readers read a mark out together with its field, or with the option of a field that it belongs to.
function describeByMark(section, mark, outcome) {
  const [name, value] = mark.dataset.mark.split("=");
  mark.id ||= `${section.id}-mark-${mark.dataset.mark}`;
  for (const control of queryAll(section, `[name="${name}"]`)) {
    if (value !== undefined && control.value !== value) continue;
    setDescribedBy(control, mark.id, Boolean(outcome));
    setInvalid(control, "mark", Boolean(outcome) && outcome !== "right");
  }
}

/** Show calculated results. A calculation that is missing in `computed` is held back until the answer is checked. */
export function renderResults(section, { notes = {}, totals = {}, computed }) {
  for (const note of queryAll(section, "[data-note]")) {
    const text = notes[note.dataset.note] || "";
    setText(note, text && `➜ ${text}`);
    setVisible(note, Boolean(text));
  }
  for (const total of queryAll(section, "[data-total]")) setText(total, totals[total.dataset.total] ?? "–");
  for (const box of queryAll(section, "[data-computed]")) setResult(box, computed?.[box.dataset.computed] || "");
  for (const note of queryAll(section, "[data-waits]")) setVisible(note, computed && !(note.dataset.waits in computed));
}

// Tables that are open stay open while someone types.
function setResult(box, html) {
  const open = queryAll(box, "details").map((sheet) => sheet.open);
  setHtml(box, html);
  queryAll(box, "details").forEach((sheet, place) => (sheet.open = open[place] ?? false));
}

/** Show both versions of an answer that two devices changed; `autosave` has the conflict, or is undefined. */
export function renderConflict(section, autosave, words) {
  const box = section.querySelector("[data-conflict]");
  setVisible(box, Boolean(autosave));
  if (!autosave) return;
  const form = section.querySelector("[data-form]");
  const { answer, conflict } = autosave;
  renderPairs(box.querySelector("[data-mine]"), describeDifferences(form, answer, conflict.answer, words.empty));
  renderPairs(box.querySelector("[data-other]"), describeDifferences(form, conflict.answer, answer, words.empty));
  setVisible(box.querySelector("[data-action=both]"), autosave.canKeepBoth);
}

/** Return [label, value] of each field whose value is gone from the newer answer; see overwrittenFields(). */
export function describeOverwritten(form, before, after, empty, allowMoved) {
  const names = overwrittenFields(before, after, allowMoved);
  if (!names.length) return [];
  const overwritten = Object.fromEntries(names.map((name) => [name, before[name]]));
  return describeDifferences(form, { ...after, ...overwritten }, after, empty);
}

/** Show the values that were replaced on another device, until someone has seen them. */
export function renderOverwritten(section, pairs, sentence) {
  const box = section.querySelector("[data-lost]");
  setVisible(box, pairs.length > 0);
  if (!pairs.length) return;
  setText(box.querySelector(".prompt"), sentence);
  renderPairs(box.querySelector("dl"), pairs);
}

/** Fill a description list with [label, value] pairs. */
export function renderPairs(list, pairs) {
  const elements = pairs.flatMap(([label, value]) => [
    createElement("dt", label),
    createElement("dd", value, { dir: "auto" }),
  ]);
  list.replaceChildren(...elements);
}

/** Show whether answers are saved: of several, the worst status. */
export function renderSaveStatus(section, autosaves, words, persistent) {
  const rank = ({ status }) => WORST_FIRST.indexOf(status);
  const worst = [...autosaves].sort((one, other) => rank(one) - rank(other))[0];
  section.dataset.saved = worst?.status || "clean";
  setText(section.querySelector("[data-state]"), worst ? saveStatusText(worst, words, persistent) : "");
}

function saveStatusText({ conflict, status, savedAt, message, serverFailed, action }, words, persistent) {
  if (conflict) return words.differs;
  if (status === "saved") {
    return savedAt ? formatMessage((!persistent && words.savedUnkept) || words.saved, { time: savedAt }) : "";
  }
  if (status === "refused") return message;
  if (status !== "failed") return words[status] || "";
  if (message) return message;
  if (!persistent) return words.unkept;
  if (serverFailed) return words.broken;
  return action === "check" ? words.waiting : words.failed;
}

/** Show the buttons that can be pressed now, and mark the one to press next. */
export function renderButtons(exercise) {
  const { section, state, words, takesTurns, seat, onPaper } = exercise;
  const button = (action) => section.querySelector(`[data-action=${action}]`);
  const inPlenary = state.phase === "plenary";
  const canHideFeedback = exercise.hasSeats && seat === null && exercise.ownFeedback !== null;
  setText(button("check"), checkLabel(exercise));
  setVisible(button("check"), seat !== null);
  setPrimary(button("check"), !inPlenary && isUnanswered(exercise));
  setVisible(button("pass"), takesTurns && seat !== null);
  setVisible(button("read"), canHideFeedback);
  setPrimary(button("read"), canHideFeedback);
  setVisible(button("talked"), inPlenary);
  setPrimary(button("talked"), inPlenary);
  setVisible(button("paper"), takesTurns && seat === null && state.seats.some((each) => each.state === "open"));
  setVisible(button("phone"), onPaper);
  setVisible(button("compared"), onPaper);
  setPrimary(button("compared"), onPaper);
  setText(button("compared"), exercise.groupAnswers ? words.comparedThenAnswer : words.comparedThenShow);
}

// The session's bar keeps only the first of these primary.
function setPrimary(button, primary) {
  button.toggleAttribute("data-wanted", primary);
  button.classList.toggle("primary", primary);
}

const isAfterAnswering = ({ state }) => PHASES_AFTER_ANSWERING.includes(state.phase);

function isUnanswered(exercise) {
  const { section, seat, edited, scenario } = exercise;
  if (isAfterAnswering(exercise)) return seat !== null && (edited || scenario.hasChoiceToShow);
  return !("optional" in section.dataset) || edited;
}

function checkLabel(exercise) {
  const { section, words, page, takesTurns } = exercise;
  if (takesTurns) return words.passOn;
  if ("tells" in section.dataset) return words.tell;
  if ("open" in section.dataset) return words.done;
  if (isAfterAnswering(exercise)) return words.again;
  return page.person ? words.check : words.checkTogether;
}
