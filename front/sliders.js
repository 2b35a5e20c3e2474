// What a slider stands at, beside it and for a screen reader: with its sign where it can go both ways, and its unit.

import { all, say } from "./dom.js";

export const tellSliders = (form) => all(form, "input[type=range]").forEach(tellSlider);

export function tellSlider(slider) {
  const { lang } = slider.closest("[lang]");
  const signDisplay = Number(slider.min) < 0 ? "exceptZero" : "auto";
  const number = new Intl.NumberFormat(`${lang}-u-nu-latn`, { signDisplay }).format(slider.value);
  const text = [number, slider.dataset.unit].filter(Boolean).join("\u00a0");
  slider.setAttribute("aria-valuetext", text);
  say(slider.getRootNode().querySelector(`output[for="${slider.id}"]`), text);
}
