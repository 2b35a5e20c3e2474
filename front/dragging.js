// Dragging by pointer events: with a mouse from anywhere on an item, by touch from its handle, so that a page still scrolls.

const FIRST_MOVE = 6; // px; less is a tap
const EDGE = 90; // px from the top or bottom of the view, where it scrolls
const SCROLL = 14; // px a move

/** Let the items in a box be dragged; `onDrop(item, target)` gets the element that the item was dropped on. */
export function startDragging(box, itemSelector, onDrop) {
  let drag = null;
  const stop = () => {
    drag?.ghost?.remove();
    drag?.item.classList.remove("dragged");
    drag = null;
  };
  const move = (event) => {
    if (event.pointerId !== drag?.pointerId) return;
    const { clientX, clientY } = event;
    if (!drag.ghost && Math.hypot(clientX - drag.x, clientY - drag.y) < FIRST_MOVE) return;
    drag.ghost ||= ghostOf(drag.item, box);
    drag.ghost.style.translate = `${clientX - drag.x}px ${clientY - drag.y}px`;
    if (clientY < EDGE) scrollBy(0, -SCROLL);
    else if (clientY > innerHeight - EDGE) scrollBy(0, SCROLL);
  };
  const drop = ({ pointerId, clientX, clientY }) => {
    if (pointerId !== drag?.pointerId) return;
    const { item, ghost } = drag;
    stop();
    const target = ghost && box.getRootNode().elementFromPoint(clientX, clientY);
    if (target && box.contains(target)) onDrop(item, target, clientY);
  };
  box.addEventListener("pointerdown", (event) => {
    const item = event.target.closest(itemSelector);
    const byHandle = event.pointerType === "mouse" || event.target.closest(".handle");
    if (!item || !byHandle || event.button || item.querySelector("button").disabled) return;
    drag = { item, pointerId: event.pointerId, x: event.clientX, y: event.clientY };
  });
  addEventListener("pointermove", move);
  addEventListener("pointerup", drop);
  addEventListener("pointercancel", stop);
}

// What follows the pointer; the item itself stays where it is until it is dropped.
function ghostOf(item, box) {
  const { left, top, width } = item.getBoundingClientRect();
  const ghost = item.cloneNode(true);
  ghost.classList.add("ghost");
  ghost.inert = true;
  ghost.querySelectorAll("input").forEach((input) => input.remove());
  Object.assign(ghost.style, { left: `${left}px`, top: `${top}px`, width: `${width}px` });
  item.classList.add("dragged");
  box.append(ghost);
  return ghost;
}
