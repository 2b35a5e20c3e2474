// Lists that people put in order, with two buttons on each item.

import { formatMessage, queryAll, setText } from "./dom.js";

const idOf = (item) => item.querySelector("input").value;
const itemsOf = (list) => queryAll(list, "li");
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
    list.dataset.touched = "";
    updateButtons(list);
    button.focus();
    announceMove(list, item, words);
    onChange();
  });
  updateButtons(list);
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
