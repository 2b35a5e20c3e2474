// Live tools in languages written from right to left: ipywidgets can only make sliders that run from left to right. The
// style sheet mirrors them; here, pointers and arrow keys are mirrored too.

const OPPOSITE = { ArrowLeft: "ArrowRight", ArrowRight: "ArrowLeft" };
const isMirrored = () => document.documentElement.dir === "rtl";

/** Let a slider measure itself from its right edge, so that a pointer's distance from there is its value. */
export function mirrorPointer(slider) {
  const base = slider.querySelector(".noUi-base");
  if (!base || Object.hasOwn(base, "getBoundingClientRect")) return;
  base.getBoundingClientRect = () => {
    const { left, right, top, width, height } = Element.prototype.getBoundingClientRect.call(base);
    return isMirrored() ? { left: right, top, width: -width, height } : { left, top, width, height };
  };
}

/** Let the left arrow key move the sliders within an element to the left. */
export function mirrorArrowKeys(root) {
  const onKey = (event) => {
    const key = OPPOSITE[event.key];
    if (!key || !event.isTrusted || !isMirrored() || !event.target.matches(".noUi-handle")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    event.target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  };
  root.addEventListener("keydown", onKey, true);
}
