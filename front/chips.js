// Members' names as chips: a coloured circle with the initial stands before the name, so that a seat is recognized.

const COLORS = 8;

/** Mark an element's text as being about a member, or about nobody if `member` is undefined. */
export function setChip(element, member) {
  element.classList.toggle("chip", Boolean(member));
  if (!member) return;
  element.dataset.color = (member.seat - 1) % COLORS;
  element.dataset.initial = [...member.name][0].toUpperCase();
}
