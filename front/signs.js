// A button that turns a number's sign: the keys that a phone shows for numbers have no minus.

const MINUS = /^\s*[-\u2010-\u2015\u2212\ufe63\uff0d]\s*/;

const numberOf = (button) => button.closest(".with-unit").querySelector("input");

export function startSigns(form) {
  const signOf = ({ target }) => target.closest("[data-action=sign]");
  // The field keeps the focus, so that the keys of the phone stay where they are.
  form.addEventListener("pointerdown", (event) => signOf(event) && event.preventDefault());
  form.addEventListener("click", (event) => {
    const button = signOf(event);
    if (!button) return;
    const control = numberOf(button);
    control.value = MINUS.test(control.value) ? control.value.replace(MINUS, "") : `-${control.value.trimStart()}`;
    if (!event.detail) button.focus(); // pressed by a key
    else control.focus();
    control.dispatchEvent(new Event("input", { bubbles: true }));
  });
}
