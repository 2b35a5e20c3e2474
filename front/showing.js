// What the server says about an answer, set where it belongs.

import { all, fill, make, place, say, show } from "./dom.js";
import { inWords } from "./form.js";

export function showMarks(section, marks, words) {
  const told = new Map((marks || []).map(([name, outcome, value]) => [value ? `${name}=${value}` : name, outcome]));
  for (const mark of all(section, "[data-mark]")) {
    const outcome = told.get(mark.dataset.mark);
    mark.dataset.outcome = outcome || "";
    say(mark, words[outcome] || "");
    show(mark, Boolean(words[outcome]));
  }
}

export function forgetMark(section, name) {
  for (const mark of all(section, "[data-mark]")) {
    if (mark.dataset.mark === name || mark.dataset.mark.startsWith(`${name}=`)) show(mark, false);
  }
}

// Where nothing is known yet, `computed` is not there; a calculator that is not in it waits for the key.
export function showComputed(section, { notes = {}, totals = {}, computed }) {
  for (const note of all(section, "[data-note]")) {
    const text = notes[note.dataset.note] || "";
    say(note, text && `➜ ${text}`);
    show(note, Boolean(text));
  }
  for (const total of all(section, "[data-total]")) say(total, totals[total.dataset.total] ?? "–");
  for (const box of all(section, "[data-computed]")) place(box, computed?.[box.dataset.computed] || "");
  for (const note of all(section, "[data-waits]")) show(note, computed && !(note.dataset.waits in computed));
}

export function showSeats(section, seats, chosen, words) {
  const whose = section.querySelector("[data-whose]");
  const now = seats.find(({ seat }) => seat === chosen);
  say(whose.querySelector(".asked"), now ? fill(words.nowAnswers, now) : words.whose);
  const list = whose.querySelector("[data-seats]");
  const focused = list.contains(whose.getRootNode().activeElement) && whose.getRootNode().activeElement.dataset.seat;
  list.replaceChildren(
    ...seats.map(({ seat, name, state }) => {
      const button = make("button", "", { type: "button", "data-seat": seat, "data-standing": state });
      button.setAttribute("aria-pressed", String(seat === chosen));
      button.disabled = state === "ready" || state === "passed";
      button.append(make("b", name, { dir: "auto" }), " ", make("span", words[state] || ""));
      return button;
    }),
  );
  if (focused) list.querySelector(`[data-seat="${focused}"]`)?.focus();
}

export function showConflict(section, keeper, words) {
  const box = section.querySelector("[data-conflict]");
  show(box, Boolean(keeper));
  if (!keeper) return;
  const form = section.querySelector("[data-form]");
  const { answer, other } = keeper;
  list(box.querySelector("[data-mine]"), inWords(form, answer, other.answer, words.empty));
  list(box.querySelector("[data-other]"), inWords(form, other.answer, answer, words.empty));
  show(box.querySelector("[data-action=both]"), keeper.both === true);
}

// Pairs of label and words for what an answer had and the newer one has not, or has otherwise; moved: where a text that
// stands elsewhere now is not gone.
export function lostWords(form, before, answer, nothing, moved) {
  const there = new Set(moved ? Object.values(answer).map(String) : []);
  const isGone = ([name, value]) => !name.endsWith(".rows") && String(answer[name] ?? "") !== String(value) && !there.has(String(value));
  const gone = Object.fromEntries(Object.entries(before).filter(isGone));
  if (!Object.keys(gone).length) return [];
  return inWords(form, { ...answer, ...gone }, answer, nothing);
}

export function showLost(section, lost, sentence) {
  const box = section.querySelector("[data-lost]");
  show(box, lost.length > 0);
  if (!lost.length) return;
  say(box.querySelector(".asked"), sentence);
  list(box.querySelector("dl"), lost);
}

function list(box, pairs) {
  box.replaceChildren(...pairs.flatMap(([label, value]) => [make("dt", label), make("dd", value, { dir: "auto" })]));
}

const WORST_FIRST = ["failed", "refused", "saving", "saved", "clean"];

export function showSaved(section, keepers, words, reliable) {
  const worst = (keeper) => WORST_FIRST.indexOf(keeper.saved);
  const keeper = [...keepers].sort((one, other) => worst(one) - worst(other))[0];
  const saved = keeper?.saved || "clean";
  section.dataset.saved = saved;
  say(section.querySelector("[data-state]"), keeper ? sentence(keeper, words, reliable) : "");
}

function sentence(keeper, words, reliable) {
  if (keeper.other) return words.differs;
  if (keeper.saved === "saved") return keeper.at ? fill((!reliable && words.savedUnkept) || words.saved, { time: keeper.at }) : "";
  if (keeper.saved === "refused") return keeper.message;
  if (keeper.saved !== "failed") return words[keeper.saved] || "";
  if (keeper.message) return keeper.message;
  if (!reliable) return words.unkept;
  if (keeper.broken) return words.broken;
  return keeper.what === "check" ? words.waiting : words.failed;
}
