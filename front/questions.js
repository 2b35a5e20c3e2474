// A grid of questions: one at a time where the screen is small (the style sheet decides where).

import { all, fill, say } from "./dom.js";

export function startQuestions(box, words) {
  const questions = all(box, "[data-question]");
  const back = box.querySelector("[data-action=question-back]");
  const next = box.querySelector("[data-action=question-next]");
  let at = 0;
  const open = (index, focus) => {
    at = index;
    questions.forEach((question, place) => question.classList.toggle("now", place === at));
    say(box.querySelector("[data-question-place]"), fill(words.question, { n: at + 1, all: questions.length }));
    back.disabled = at === 0;
    next.disabled = at === questions.length - 1;
    if (focus) questions[at].querySelector("legend").focus();
  };
  back.addEventListener("click", () => open(at - 1, true));
  next.addEventListener("click", () => open(at + 1, true));
  open(0, false);
}
