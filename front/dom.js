// Small helpers for elements; texts are set as text, never as HTML.

export const all = (root, selector) => [...root.querySelectorAll(selector)];

export function make(tag, text = "", attributes = {}) {
  const element = document.createElement(tag);
  element.textContent = text;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

export function show(element, visible) {
  if (element) element.hidden = !visible;
}

export function say(element, text) {
  if (element && element.textContent !== text) element.textContent = text;
}

// HTML that the server made; the only place where HTML goes into the page.
export function place(element, html) {
  if (!element) return;
  if (element.dataset.placed !== html) {
    element.dataset.placed = html;
    element.innerHTML = html;
  }
  element.hidden = !html;
}

export function fill(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (gap, name) => (name in values ? values[name] : gap));
}
