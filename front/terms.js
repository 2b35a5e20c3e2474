// A term of the glossary opens its explanation below the paragraph, and closes it again.

import { show } from "./dom.js";

export function startTerms(root) {
  root.addEventListener("click", ({ target }) => {
    const term = target.closest("[data-term]");
    if (!term) return;
    const open = term.getAttribute("aria-expanded") !== "true";
    term.setAttribute("aria-expanded", open);
    show(term.getRootNode().getElementById(term.getAttribute("aria-controls")), open);
  });
}
