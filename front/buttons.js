// What may be pressed at an exercise, and which of it is the one thing to do now.

import { say, show } from "./dom.js";

const NO_MORE_ANSWERS = ["talk", "plenary", "done"];

const isOver = ({ state }) => NO_MORE_ANSWERS.includes(state.phase);

export function showButtons(exercise) {
  const { section, state, inTurn, seat } = exercise;
  const button = (action) => section.querySelector(`[data-action=${action}]`);
  const inPlenary = state.phase === "plenary";
  say(button("check"), checkWords(exercise));
  show(button("check"), seat !== null);
  want(button("check"), !inPlenary && isTodo(exercise));
  show(button("pass"), inTurn && seat !== null);
  const toClose = exercise.bySeats && seat === null && exercise.told !== null;
  show(button("read"), toClose);
  want(button("read"), toClose);
  show(button("talked"), inPlenary);
  want(button("talked"), inPlenary);
  show(button("paper"), inTurn && state.seats.some((each) => each.state === "open"));
}

// Of several on a page only the first stays strong.
function want(button, wanted) {
  button.toggleAttribute("data-wanted", wanted);
  button.classList.toggle("strong", wanted);
}

function isTodo(exercise) {
  const { section, seat, changed, turns } = exercise;
  if (isOver(exercise)) return seat !== null && (changed || turns.untold);
  return !("optional" in section.dataset) || changed;
}

function checkWords(exercise) {
  const { section, words, page, inTurn } = exercise;
  if (inTurn) return words.passOn;
  if ("tells" in section.dataset) return words.tell;
  if ("open" in section.dataset) return words.done;
  if (isOver(exercise)) return words.again;
  return page.person ? words.check : words.checkTogether;
}
