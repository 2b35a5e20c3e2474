// Lists that people put in order, with two buttons on each item, or by dragging.

import { createElement, formatMessage, queryAll, setText } from "./dom.js";
import { startDragging } from "./dragging.js";

const idOf = (item) => item.querySelector("input").value;
const itemsOf = (list) => queryAll(list, "li:not(.ghost)");
const orderOf = (list) => itemsOf(list).map(idOf);

/** Make a list's items movable; `onChange` is called after each move. */
export function startOrdering(list, words, onChange) {
  list.initialOrder = orderOf(list);
  list.addEventListener("click", (event) => {
    const button = event.target.closest("[data-action=up],[data-action=down]");
    if (!button) return;
    const item = button.closest("li");
    const up = button.dataset.action === "up";
    const neighbour = up ? item.previousElementSibling : item.nextElementSibling;
    if (!neighbour) return;
    if (up) neighbour.before(item);
    else neighbour.after(item);
    finishMove(item);
    button.focus();
  });
  for (const item of itemsOf(list)) {
    item.querySelector(".item").before(createElement("span", "⠿", { class: "handle", "aria-hidden": "true" }));
  }
  startDragging(list, "li", (item, target) => {
    const other = target.closest("li");
    if (!other || other === item) return;
    const items = itemsOf(list); // the item takes the place of the other one
    if (items.indexOf(item) > items.indexOf(other)) other.before(item);
    else other.after(item);
    finishMove(item);
  });
  updateButtons(list);

  function finishMove(item) {
    list.dataset.touched = "";
    updateButtons(list);
    announceMove(list, item, words);
    onChange();
  }
}

function announceMove(list, item, words) {
  const items = itemsOf(list);
  const place = { item: item.querySelector(".item").textContent, n: items.indexOf(item) + 1, all: items.length };
  setText(list.parentElement.querySelector("[data-moved]"), formatMessage(words.place, place));
}

// A button that can't move its item any further stays focusable, so that the keyboard focus isn't lost.
function updateButtons(list) {
  const items = itemsOf(list);
  items.forEach((item, index) => {
    item.querySelector("[data-action=up]").setAttribute("aria-disabled", String(index === 0));
    item.querySelector("[data-action=down]").setAttribute("aria-disabled", String(index === items.length - 1));
  });
}

/** Put a list in this order; without one, in the order the page came with, which counts as no answer. */
export function setOrder(list, order) {
  const items = new Map(itemsOf(list).map((item) => [idOf(item), item]));
  if (order) list.dataset.touched = "";
  else delete list.dataset.touched;
  const wanted = order || list.initialOrder;
  if (wanted.join() !== orderOf(list).join()) wanted.forEach((id) => items.has(id) && list.append(items.get(id)));
  updateButtons(list);
}
