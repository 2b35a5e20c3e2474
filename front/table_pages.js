// On a small screen a table shows one row at a time, with Back and Next (the style sheet does so, once this has started).

import { createElement, formatMessage, setText, setVisible } from "./dom.js";

const FEWEST_ROWS = 3; // two are seen at a glance
const NUMBER = "[data-row-number]";

/** Show a table's rows one at a time, and say which rows out of sight have something to fix. */
export function startTablePages(table, words) {
  const body = table.querySelector("tbody");
  const nav = table.querySelector("[data-row-nav]");
  const toFix = table.querySelector("[data-rows-to-fix]");
  const [back, next] = ["row-back", "row-next"].map((action) => nav.querySelector(`[data-action=${action}]`));
  let current = null;
  let place = 0;
  const show = (row) => {
    current = row;
    render();
  };
  const render = () => {
    const rows = [...body.rows];
    if (!rows.includes(current)) current = rows[Math.min(place, rows.length - 1)];
    place = rows.indexOf(current);
    rows.forEach((row) => row.classList.toggle("current", row === current));
    setText(nav.querySelector("[data-row-place]"), formatMessage(words.rowPlace, { n: place + 1, all: rows.length }));
    back.disabled = place === 0;
    next.disabled = place === rows.length - 1;
    const paged = rows.length >= FEWEST_ROWS;
    table.classList.toggle("paged", paged);
    setVisible(nav, paged);
    renderRowsToFix(rows.filter((row) => row !== current && problemIn(row)));
  };
  const renderRowsToFix = (rows) => {
    setVisible(toFix, rows.length > 0);
    const entries = rows.map((row) =>
      formatMessage(words.rowProblem, { row: rowName(table, row), problem: problemIn(row) })
    );
    const shown = entries.join("\n");
    if (toFix.dataset.rowsToFix === shown) return;
    toFix.dataset.rowsToFix = shown;
    const links = rows.map((row, index) => {
      const control = row.querySelector("[aria-invalid]") ?? row.querySelector("[name]");
      return createElement("button", entries[index], { type: "button", class: "quiet", "data-go": control.name });
    });
    toFix.replaceChildren(words.rowsToFix, " ", ...links);
  };
  const turn = (step) => {
    show(body.rows[place + step]);
    current.querySelector("th").focus();
  };
  back.addEventListener("click", () => turn(-1));
  next.addEventListener("click", () => turn(1));
  body.addEventListener("coopkit:show", ({ target }) => show(target.closest("tr")));
  new MutationObserver(render).observe(body, { attributeFilter: ["aria-invalid"], childList: true, subtree: true });
  render();
}

// What there is to fix in a row, or what is noted about it; "" if nothing.
function problemIn(row) {
  const note = row.querySelector("[aria-invalid]")
    ? [...row.querySelectorAll(".problem-note, .mark:not([hidden])")].find(({ dataset }) => dataset.outcome !== "right")
    : row.querySelector("[data-note]:not([hidden])");
  return note?.textContent.trim() ?? "";
}

const rowName = (table, row) => {
  const number = row.querySelector(NUMBER);
  return number
    ? `${table.dataset.rowLabel} ${number.textContent}`
    : row.querySelector("th").firstChild.textContent.trim();
};
