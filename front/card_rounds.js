// What the cards of a grid are, and where they lie: both are kept in the grid's own controls, one select or group of
// radio buttons a row, or a select for each cell. Cards are dealt in rounds of at most five.

import { queryAll } from "./dom.js";

const CARDS_IN_ROUND = 5;

const textOf = (element) => element.textContent.trim();
const markIn = (box) => box.querySelector("[data-mark]");
const noteIn = (box) => box.querySelector("[data-note]");

const optionsOf = (select) =>
  [...select.options].filter(({ value }) => value).map((option) => ({ id: option.value, text: textOf(option) }));

function change(control) {
  control.dispatchEvent(new Event("input", { bubbles: true }));
}

/** The rows of a grid are the cards, and the options are the places; a place takes any number of cards. */
class RowRound {
  constructor(rows) {
    this.title = "";
    this.rows = new Map(rows.map((row) => [row.querySelector("[name]").name, row]));
    this.cards = [...this.rows].map(([id, row]) => ({ id, text: textOf(row.querySelector("legend,.row-label")) }));
    const [select, radios] = [rows[0].querySelector("select"), queryAll(rows[0], "input")];
    this.places = select
      ? optionsOf(select)
      : radios.map((radio) => ({ id: radio.value, text: textOf(radio.parentElement) }));
  }

  placeOf(card) {
    const row = this.rows.get(card);
    return row.querySelector("select")?.value ?? row.querySelector(":checked")?.value ?? "";
  }

  put(card, place) {
    const controls = queryAll(this.rows.get(card), "[name]");
    for (const control of controls) {
      if (control.matches("select")) control.value = place;
      else control.checked = control.value === place;
    }
    change(controls[0]);
  }

  get values() {
    return Object.fromEntries([...this.rows.keys()].map((name) => [name, this.placeOf(name)]));
  }

  remarksOn(card) {
    const row = this.rows.get(card);
    return [markIn(row), noteIn(row)];
  }

  cardNamed(name) {
    return this.rows.has(name) ? name : null;
  }
}

/** The options of a row are the cards, and its cells are the places; a place takes one card. */
class ChoiceRound {
  constructor(row) {
    this.title = textOf(row.querySelector("legend"));
    this.selects = new Map(queryAll(row, "select").map((select) => [select.name, select]));
    const [first] = this.selects.values();
    this.cards = optionsOf(first);
    this.places = [...this.selects].map(([id, select]) => ({ id, text: textOf(select.labels[0]) }));
  }

  placeOf(card) {
    return [...this.selects.keys()].find((name) => this.selects.get(name).value === card) ?? "";
  }

  // Two cards change places if the other one lies there already.
  put(card, place) {
    const before = this.selects.get(this.placeOf(card));
    const after = this.selects.get(place);
    if (before === after) return;
    if (before) before.value = after?.value ?? "";
    if (after) after.value = card;
    [before, after].filter(Boolean).forEach(change);
  }

  get values() {
    return Object.fromEntries([...this.selects].map(([name, { value }]) => [name, value]));
  }

  remarksOn(card) {
    const select = this.selects.get(this.placeOf(card));
    return select ? [markIn(select.parentElement)] : [];
  }

  cardNamed(name) {
    if (!this.selects.has(name)) return null;
    const inHand = this.cards.find(({ id }) => !this.placeOf(id));
    return this.selects.get(name).value || (inHand || this.cards[0]).id;
  }
}

/** Return the rounds of a grid: five rows each, or a row each if every row has cards of its own. */
export function roundsOf(grid) {
  const rows = queryAll(grid, ".row");
  if (grid.dataset.cards === "options") return rows.map((row) => new ChoiceRound(row));
  const rounds = [];
  for (let at = 0; at < rows.length; at += CARDS_IN_ROUND) {
    rounds.push(new RowRound(rows.slice(at, at + CARDS_IN_ROUND)));
  }
  return rounds;
}
