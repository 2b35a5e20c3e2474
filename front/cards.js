// Cards to lay out: tap a card and then its place, or drag it there. The selects behind the places keep the answer.

import { createElement, formatMessage, queryAll, setText } from "./dom.js";

/** Lay a question's options out as cards, and let each of its selects be a place that holds one. */
class CardTable {
  constructor(question, words) {
    this.words = words;
    this.held = ""; // the card that has been picked up
    this.places = queryAll(question, "select").map((select) => this.createPlace(select));
    const options = [...this.places[0].select.options].filter(({ value }) => value);
    this.cards = options.map((option) => this.createCard(option));
    const deck = createElement("div", "", { class: "deck" });
    deck.append(...this.cards.map(({ button }) => button));
    this.status = createElement("p", "", { class: "visually-hidden", role: "status", "aria-live": "polite" });
    question.querySelector(".fields").before(deck, this.status);
    this.render();
  }

  createCard({ value, text }) {
    const button = createElement("button", text, { type: "button", class: "option-card", draggable: "true" });
    button.addEventListener("click", () => this.hold(this.held === value ? "" : value));
    button.addEventListener("dragstart", (event) => {
      event.dataTransfer.setData("text/plain", text);
      this.hold(value);
    });
    return { button, value, text };
  }

  createPlace(select) {
    const [label] = select.labels;
    const button = createElement("button", "", { type: "button", class: "place", id: `${select.id}-place` });
    button.setAttribute("aria-labelledby", `${label.id} ${button.id}`);
    const place = { select, button, name: label.textContent.trim() };
    button.addEventListener("click", () => this.held ? this.put(place) : this.takeBack(place));
    button.addEventListener("dragover", (event) => event.preventDefault());
    button.addEventListener("drop", (event) => (event.preventDefault(), this.put(place)));
    select.classList.add("visually-hidden");
    select.tabIndex = -1;
    select.addEventListener("focus", () => button.focus()); // links from the feedback lead to the select
    select.after(button);
    return place;
  }

  hold(value) {
    this.held = value;
    const card = this.cards.find((each) => each.value === value);
    setText(this.status, card ? formatMessage(this.words.cardHeld, { card: card.text }) : "");
    this.render();
    const empty = card && this.places.find(({ select }) => !select.value);
    empty?.button.scrollIntoView({ block: "nearest" });
  }

  // A card lies in one place only.
  put(place) {
    const { held } = this;
    if (!held) return;
    this.held = "";
    for (const { select } of this.places) if (select !== place.select && select.value === held) this.set(select, "");
    this.set(place.select, held);
    setText(this.status, formatMessage(this.words.cardPlaced, { place: place.name }));
    this.render();
  }

  takeBack({ select }) {
    const { value } = select;
    if (!value) return;
    this.set(select, "");
    this.hold(value);
  }

  set(select, value) {
    select.value = value;
    select.dispatchEvent(new Event("input", { bubbles: true }));
  }

  render() {
    const placed = new Set(this.places.map(({ select }) => select.value));
    for (const { button, value } of this.cards) {
      button.hidden = placed.has(value);
      button.setAttribute("aria-pressed", String(value === this.held));
    }
    for (const { select, button } of this.places) {
      const text = select.value ? select.selectedOptions[0].textContent : "";
      setText(button, text || this.words.emptyPlace);
      button.classList.toggle("filled", Boolean(text));
      button.classList.toggle("open", Boolean(this.held));
    }
  }
}

/** Make the questions of a grid tables of cards; `section` says when its answers have changed. */
export function startCards(box, section, words) {
  const tables = queryAll(box, "[data-question]").map((question) => new CardTable(question, words));
  section.addEventListener("coopkit:changed", () => tables.forEach((table) => table.render()));
}
