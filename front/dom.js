// Helpers for elements. Texts are set as text, never as HTML.

/** Return the elements that match a selector, as an array. */
export const queryAll = (root, selector) => [...root.querySelectorAll(selector)];

/** Create an element with a text and attributes. */
export function createElement(tag, text = "", attributes = {}) {
  const element = document.createElement(tag);
  element.textContent = text;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

/** Show or hide an element, if there is one. */
export function setVisible(element, visible) {
  if (element) element.hidden = !visible;
}

/** Set the text of an element, if there is one and its text changes: screen readers announce every change. */
export function setText(element, text) {
  if (element && element.textContent !== text) element.textContent = text;
}

/** Put the server's HTML into an element, or hide it where there is none. No other HTML enters the page. */
export function setHtml(element, html) {
  if (!element) return;
  if (element.dataset.html !== html) {
    element.dataset.html = html;
    element.innerHTML = html;
  }
  element.hidden = !html;
}

/** Return a sentence with each `{name}` replaced by its value. */
export function formatMessage(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (placeholder, name) => (name in values ? values[name] : placeholder));
}
