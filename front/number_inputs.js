// Sliders, and the button that changes a number's sign: the keypad that phones show for numbers has no minus.

import { createElement, formatMessage, queryAll, setText } from "./dom.js";
import { controlOf, findNote, noteFor, removeNote } from "./field_notes.js";
import { isSlider, isUnmoved } from "./form.js";

const MINUS = /^\s*[-\u2010-\u2015\u2212\ufe63\uff0d]\s*/;
const UNMOVED = "unmoved";

const dispatchInput = (control) => control.dispatchEvent(new Event("input", { bubbles: true }));

/** Start the sign buttons of a form. */
export function startSignButtons(form) {
  const buttonOf = ({ target }) => target.closest("[data-action=sign]");
  // The field keeps the focus, so that the phone's keypad stays open.
  form.addEventListener("pointerdown", (event) => buttonOf(event) && event.preventDefault());
  form.addEventListener("click", (event) => {
    const button = buttonOf(event);
    if (!button) return;
    const control = button.closest(".with-unit").querySelector("input");
    control.value = MINUS.test(control.value) ? control.value.replace(MINUS, "") : `-${control.value.trimStart()}`;
    const byKeyboard = !event.detail;
    if (byKeyboard) button.focus();
    else control.focus();
    dispatchInput(control);
  });
}

/** Start the sliders of a form. A button or a key keeps the number at which an unmoved slider starts. */
export function startSliders(form) {
  const keepValue = (slider) => {
    slider.focus();
    dispatchInput(slider);
  };
  form.addEventListener("input", ({ target }) => isSlider(target) && (target.dataset.moved = ""), true);
  form.addEventListener("keydown", (event) => {
    if (!isUnmoved(event.target) || !["Enter", " "].includes(event.key)) return;
    event.preventDefault();
    keepValue(event.target);
  });
  form.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-action=keep-slider]");
    if (button) keepValue(controlOf(button));
  });
}

/** Show each slider's value beside it, and that it is no answer until it is moved. */
export const updateSliders = (form, words) =>
  queryAll(form, "input[type=range]").forEach((slider) => updateSlider(slider, words));

function updateSlider(slider, words) {
  const { lang } = slider.closest("[lang]");
  const signDisplay = Number(slider.min) < 0 ? "exceptZero" : "auto";
  const number = new Intl.NumberFormat(`${lang}-u-nu-latn`, { signDisplay }).format(slider.value);
  const value = [number, slider.dataset.unit].filter(Boolean).join("\u00a0");
  slider.setAttribute("aria-valuetext", value);
  setText(slider.getRootNode().querySelector(`output[for="${slider.id}"]`), value);
  if (!isUnmoved(slider)) removeNote(slider, UNMOVED);
  else if (!findNote(slider, UNMOVED)) {
    const button = createElement("button", formatMessage(words.keepSlider, { value }), {
      type: "button",
      class: "quiet",
      "data-action": "keep-slider",
    });
    noteFor(slider, UNMOVED).append(words.unmoved, " ", button);
  }
}
