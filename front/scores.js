// A row of scores, one for each person: each is tapped instead of typed.

import { createElement, setText } from "./dom.js";

/** Put a button for each score below a field, and one that removes the last score. */
export function startScores(input, words) {
  const labelled = input.getAttribute("aria-labelledby");
  const buttons = createElement("div", "", { class: "score-buttons", role: "group", "aria-labelledby": labelled });
  const spoken = createElement("span", "", { class: "visually-hidden", role: "status" });
  const addButton = (text, attributes, valueAfter) => {
    const button = createElement("button", text, { type: "button", class: "button", ...attributes });
    button.addEventListener("click", () => {
      const value = valueAfter(input.value);
      if (value.length > input.maxLength) return;
      input.value = value;
      setText(spoken, [...value].join(" ") || words.empty);
      input.dispatchEvent(new Event("input", { bubbles: true }));
    });
    buttons.append(button);
  };
  for (let score = 0; score <= Number(input.dataset.highest); score++) {
    addButton(String(score), {}, (value) => value + score);
  }
  addButton("⌫", { "aria-label": words.removeScore }, (value) => value.slice(0, -1));
  input.after(buttons, spoken);
}
