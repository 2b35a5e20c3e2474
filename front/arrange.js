// Bringing items into an order with two buttons each.

import { all, fill, say } from "./dom.js";

export const itemsOf = (list) => all(list, "li");

const idOf = (item) => item.querySelector("input").value;

export const orderOf = (list) => itemsOf(list).map(idOf);

export function startArranging(list, words, changed) {
  list.first = orderOf(list);
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
    limitMoves(list);
    button.focus();
    tell(list, item, words);
    changed();
  });
  limitMoves(list);
}

function tell(list, item, words) {
  const items = itemsOf(list);
  const text = item.querySelector(".item").textContent;
  const place = { item: text, n: items.indexOf(item) + 1, all: items.length };
  say(list.parentElement.querySelector("[data-moved]"), fill(words.place, place));
}

// A button that leads nowhere stays in the way of the keyboard, so that focus is not lost.
function limitMoves(list) {
  const items = itemsOf(list);
  items.forEach((item, index) => {
    item.querySelector("[data-action=up]").setAttribute("aria-disabled", String(index === 0));
    item.querySelector("[data-action=down]").setAttribute("aria-disabled", String(index === items.length - 1));
  });
}

// No order given: back to the one that the page came with, which counts as no answer.
export function arrange(list, order) {
  const items = new Map(itemsOf(list).map((item) => [idOf(item), item]));
  if (order) list.dataset.touched = "";
  else delete list.dataset.touched;
  const wanted = order || list.first;
  if (wanted.join() !== orderOf(list).join()) wanted.forEach((id) => items.has(id) && list.append(items.get(id)));
  limitMoves(list);
}
