// Parts of a page that open and close: explanations of terms, role cards.

import { queryAll, setVisible } from "./dom.js";

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
