// Parts of a page that open and close: explanations of terms, role cards, questions shown one at a time.

import { formatMessage, queryAll, setText, setVisible } from "./dom.js";

/** Make each glossary term a button that opens and closes its explanation below the paragraph. */
export function startTerms(root) {
  root.addEventListener("click", ({ target }) => {
    const term = target.closest("[data-term]");
    if (!term) return;
    const open = term.getAttribute("aria-expanded") !== "true";
    term.setAttribute("aria-expanded", open);
    setVisible(term.getRootNode().getElementById(term.getAttribute("aria-controls")), open);
  });
}

/** Keep at most one role card open. */
export function startRoleCards(box) {
  const cards = queryAll(box, "details");
  for (const card of cards) {
    card.addEventListener("toggle", () => {
      if (card.open) cards.forEach((other) => other !== card && (other.open = false));
    });
    card.querySelector("[data-action=close-role]").addEventListener("click", () => {
      card.open = false;
      card.querySelector("summary").focus();
    });
  }
}

/** Show a grid's questions one at a time, with Back and Next (the style sheet does so on small screens only). */
export function startQuestions(box, words) {
  const questions = queryAll(box, "[data-question]");
  const back = box.querySelector("[data-action=question-back]");
  const next = box.querySelector("[data-action=question-next]");
  let current = 0;
  const open = (index, focus) => {
    current = index;
    questions.forEach((question, place) => question.classList.toggle("current", place === index));
    const position = formatMessage(words.question, { n: index + 1, all: questions.length });
    setText(box.querySelector("[data-question-place]"), position);
    back.disabled = index === 0;
    next.disabled = index === questions.length - 1;
    if (focus) questions[index].querySelector("legend").focus();
  };
  back.addEventListener("click", () => open(current - 1, true));
  next.addEventListener("click", () => open(current + 1, true));
  questions.forEach((question, place) => question.addEventListener("coopkit:show", () => open(place, false)));
  open(0, false);
}
