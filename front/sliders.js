// Sliders: what each stands at, beside it and for a screen reader, and that it is no answer before it is moved.

import { all, fill, make, say } from "./dom.js";
import { dropNote, fieldOf, noteAt, noteOf } from "./field_notes.js";
import { isSlider, isUnmoved } from "./form.js";

const UNMOVED = "unmoved";
const KEEPS = ["Enter", " "];

// Where somebody wants the number at which it stands, they say so: by a button, or by a key.
export function startSliders(form) {
  form.addEventListener("input", ({ target }) => isSlider(target) && (target.dataset.moved = ""), true);
  form.addEventListener("keydown", (event) => {
    if (!isUnmoved(event.target) || !KEEPS.includes(event.key)) return;
    event.preventDefault();
    keep(event.target);
  });
  form.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-action=keep-slider]");
    if (button) keep(fieldOf(button));
  });
}

function keep(slider) {
  slider.focus();
  slider.dispatchEvent(new Event("input", { bubbles: true }));
}

export const tellSliders = (form, words) => all(form, "input[type=range]").forEach((slider) => tellSlider(slider, words));

// With its sign where it can go both ways, and its unit.
function tellSlider(slider, words) {
  const { lang } = slider.closest("[lang]");
  const signDisplay = Number(slider.min) < 0 ? "exceptZero" : "auto";
  const number = new Intl.NumberFormat(`${lang}-u-nu-latn`, { signDisplay }).format(slider.value);
  const text = [number, slider.dataset.unit].filter(Boolean).join("\u00a0");
  slider.setAttribute("aria-valuetext", text);
  say(slider.getRootNode().querySelector(`output[for="${slider.id}"]`), text);
  if (!isUnmoved(slider)) dropNote(slider, UNMOVED);
  else if (!noteOf(slider, UNMOVED)) {
    const button = make("button", fill(words.keepSlider, { value: text }), { type: "button", class: "quiet", "data-action": "keep-slider" });
    noteAt(slider, UNMOVED).append(words.unmoved, " ", button);
  }
}
