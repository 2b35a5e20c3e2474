// "Same every month": one month's number fills the empty months of its row, and replaces others only when asked to.

import { createElement, formatMessage, queryAll } from "./dom.js";

const MONTHS = "td.month input";

/** Start the "Same every month" buttons of a table. */
export function startMonthFill(table, words) {
  let typedLast = null;
  table.addEventListener("focusin", ({ target }) => target.matches(MONTHS) && (typedLast = target));
  table.addEventListener("input", ({ target }) => answerOf(target.closest("tr"))?.replaceChildren());
  table.addEventListener("click", ({ target }) => {
    const action = target.closest("[data-action]")?.dataset.action;
    const row = target.closest("tr");
    if (action === "same-months") fillEmptyMonths(row, row.contains(typedLast) ? typedLast : null, words);
    else if (action === "keep-months") answerOf(row).replaceChildren();
  });
}

const answerOf = (row) => row?.querySelector("[data-same-months]");

function fillEmptyMonths(row, typedLast, words) {
  const months = queryAll(row, MONTHS);
  const source = [typedLast, ...months].find((month) => month?.value.trim());
  if (!source) return answerOf(row).replaceChildren(words.sameNeeds);
  const value = source.value.trim();
  const empty = months.filter((month) => !month.value.trim());
  setMonths(empty, value);
  const others = months.filter((month) => month.value.trim() !== value);
  answerOf(row).replaceChildren(formatMessage(empty.length ? words.sameFilled : words.sameNoneEmpty, { value }));
  if (others.length) answerOf(row).append(" ", ...askToReplace(row, others, value, words));
}

// Only the numbers that are named here are replaced: one that changes meanwhile closes the question.
function askToReplace(row, others, value, words) {
  const named = others.map((month) => `${month.labels[0].textContent.trim()}: ${month.value.trim()}`).join(" · ");
  const button = (action, text) =>
    createElement("button", text, { type: "button", class: "button", "data-action": action });
  const replace = button("replace-months", formatMessage(words.sameReplace, { value }));
  replace.addEventListener("click", () => {
    setMonths(others, value);
    row.querySelector("[data-action=same-months]").focus();
  });
  return [formatMessage(words.sameOthers, { months: named }), " ", replace, " ", button("keep-months", words.sameKeep)];
}

function setMonths(months, value) {
  for (const month of months) {
    month.value = value;
    month.dispatchEvent(new Event("input", { bubbles: true }));
  }
}
