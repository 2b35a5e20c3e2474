// The seat picker: members of a group take turns on one device and choose who is answering.

import { setChip } from "./chips.js";
import { createElement, formatMessage, setText, setVisible } from "./dom.js";

/** Show who is answering: `current` is the seat that answers now, or null. While someone answers, the list of
 * names is folded away unless `choosing`. */
export function renderSeatPicker(section, { seats, current, choosing, words }) {
  const box = section.querySelector("[data-seat-picker]");
  const answering = seats.find(({ seat }) => seat === current);
  const folded = Boolean(answering) && !choosing;
  box.classList.toggle("folded", folded);
  setVisible(box.querySelector("[data-seats]"), !folded);
  setVisible(box.querySelector("[data-action=change-seat]"), folded);
  setChip(box.querySelector(".prompt"), answering);
  setText(box.querySelector(".prompt"), answering ? formatMessage(words.nowAnswers, answering) : words.whose);
  const list = box.querySelector("[data-seats]");
  const { activeElement } = box.getRootNode();
  const focused = list.contains(activeElement) && activeElement.dataset.seat;
  const buttons = seats.map(({ seat, name, state }) => {
    const button = createElement("button", "", { type: "button", "data-seat": seat, "data-standing": state });
    button.setAttribute("aria-pressed", String(seat === current));
    button.disabled = state === "ready" || state === "passed";
    const chip = createElement("b", name, { dir: "auto" });
    setChip(chip, { seat, name });
    button.append(chip, " ", createElement("span", words[state] || ""));
    return button;
  });
  list.replaceChildren(...buttons);
  if (focused) list.querySelector(`[data-seat="${focused}"]`)?.focus();
}
