// A table of members offers the names of the group's members that this phone knows, and never replaces what was typed.

import { createElement, formatMessage, queryAll } from "./dom.js";

/** Offer `names` that are not yet in a table with a column of names. `onFill()` is called
 * when they are filled in. Returns a function that brings the offer up to date with the form. */
export function startMemberNames(table, names, words, onFill) {
  if (!names.length) return () => {};
  const column = () => queryAll(table.tBodies[0], `[name$=".${table.parentElement.dataset.names}"]`);
  const note = createElement("p", "", { class: "member-names" });
  const button = createElement("button", words.namesFill, { type: "button", class: "quiet" });
  const missing = () => {
    const typed = column().map(({ value }) => value.trim().toLowerCase());
    return names.filter((name) => !typed.includes(name.trim().toLowerCase()));
  };
  const render = () => {
    const left = missing();
    note.hidden = left.length === 0 || column().every(({ value }) => value.trim());
    note.firstChild.textContent = `${formatMessage(words.namesKnown, { names: left.join(" · ") })} `;
  };
  button.addEventListener("click", () => {
    const add = table.parentElement.querySelector("[data-action=add-row]");
    for (const name of missing()) {
      if (!column().some(({ value }) => !value.trim()) && !add.disabled) add.click();
      const empty = column().find(({ value }) => !value.trim());
      if (empty) empty.value = name;
    }
    render();
    onFill();
    const first = column()[0];
    first.dispatchEvent(new CustomEvent("coopkit:show", { bubbles: true }));
    first.focus();
  });
  note.append(document.createTextNode(""), button);
  table.before(note);
  table.addEventListener("input", render);
  new MutationObserver(render).observe(table.tBodies[0], { childList: true });
  return render;
}
