// A grid laid out as cards and places. The cards only show the grid's own controls and change them; without a script,
// and on paper, people use these controls themselves.

import { roundsOf } from "./card_rounds.js";
import { createElement, formatMessage, setText, setVisible } from "./dom.js";
import { startDragging } from "./dragging.js";

const createButton = (text, className, onClick) => {
  const button = createElement("button", text, { type: "button", class: className });
  button.addEventListener("click", onClick);
  return button;
};

/** The cards of one grid: one of them is picked up, and goes to the place that is tapped next. */
export class Cards {
  // checks: the exercise's RowChecks.
  constructor(grid, words, checks) {
    Object.assign(this, { grid, words, checks, rounds: roundsOf(grid), current: 0, picked: null });
    this.board = createElement("div", "", { class: "board" });
    this.board.append(createElement("p", words.cardsHelp, { class: "aside" }));
    this.views = this.rounds.map((round) => this.createRound(round));
    this.status = createElement("p", "", { class: "visually-hidden", role: "status", "aria-live": "polite" });
    this.board.append(...this.views.map(({ box }) => box), this.createNavigation(), this.status);
    grid.classList.add("as-cards");
    grid.after(this.board);
    startDragging(this.board, ".answer-card", (card, target) => this.drop(card, target));
    this.open(0);
  }

  createRound(round) {
    const box = createElement("div", "", { class: "round" });
    const title = createElement("p", round.title, { class: "prompt", tabindex: "-1" });
    const hand = createElement("div", "", { class: "hand" });
    const cards = new Map(round.cards.map((card) => [card.id, this.createCard(card)]));
    const places = new Map(round.places.map((place) => [place.id, this.createPlace(place)]));
    const across = createElement("div", "", { class: "places" });
    across.append(...places.values());
    box.append(...(round.title ? [title] : []), hand, across);
    return { box, title, hand, cards, places };
  }

  createCard({ id, text }) {
    const card = createElement("div", "", { class: "answer-card", "data-card": id });
    const button = createButton("", "card-text", () => this.tapCard(id));
    button.append(createElement("span", text), createElement("span", "", { class: "mark" }));
    card.append(createElement("span", "⠿", { class: "handle", "aria-hidden": "true" }), button);
    card.append(createElement("span", "", { class: "note", hidden: "" }));
    return card;
  }

  createPlace({ id, text }) {
    const place = createElement("div", "", { class: "place", role: "group", "aria-label": text, "data-place": id });
    place.append(createElement("button", text, { type: "button", class: "place-name" }));
    place.addEventListener("click", ({ target }) => {
      if (!target.closest(".answer-card") && this.picked !== null && !place.firstChild.disabled) {
        this.put(this.picked, id);
      }
    });
    return place;
  }

  createNavigation() {
    const navigation = createElement("div", "", { class: "card-nav" });
    this.back = createButton(this.words.cardsBack, "button", () => this.turnTo(this.current - 1));
    this.next = createButton(this.words.cardsNext, "button", () => this.turnTo(this.current + 1));
    this.position = createElement("span", "", { role: "status" });
    navigation.append(this.back, this.position, this.next);
    setVisible(navigation, this.rounds.length > 1);
    this.check = createButton(this.words.cardsCheck, "button primary", () => this.checkRound());
    this.verdict = createElement("p", "", { class: "cards-verdict", role: "status", tabindex: "-1" });
    this.checking = createElement("div", "", { class: "card-check" });
    this.checking.append(this.check, this.verdict, navigation);
    return this.checking;
  }

  /** Whether there are rounds with cards to place. */
  get hasMore() {
    return this.rounds.length > 1 && !this.rounds.every(isComplete);
  }

  // Once all cards are placed, the whole answer is checked; before that, only those of this round.
  async checkRound() {
    const { checks, round } = this;
    if (!this.hasMore && checks.isWhole(this.grid)) return checks.checkAll();
    this.unreached = !(await checks.check(round.values));
    this.render();
    const isLast = this.current === this.rounds.length - 1;
    (this.unreached || isLast ? this.verdict : this.next).focus({ preventScroll: true });
    this.checking.scrollIntoView({ block: "nearest" });
  }

  /** Begin at the first round that has a card left. */
  start() {
    const hasCardLeft = (round) => round.cards.some(({ id }) => !round.placeOf(id));
    this.open(Math.max(0, this.rounds.findIndex(hasCardLeft)));
  }

  open(index) {
    this.current = index;
    this.picked = null;
    this.unreached = false;
    this.views.forEach(({ box }, place) => box.classList.toggle("current", place === index));
    const count = (rounds) => rounds.reduce((sum, { cards }) => sum + cards.length, 0);
    const before = count(this.rounds.slice(0, index));
    const last = before + this.round.cards.length;
    const position = { first: before + 1, last, all: count(this.rounds) };
    setText(this.position, formatMessage(this.words.cardsPosition, position));
    this.pickNext();
    this.render();
  }

  turnTo(index) {
    if (!this.rounds[index]) return;
    this.open(index);
    this.focus(this.picked ?? this.round.cards[0].id);
    this.views[index].box.scrollIntoView({ block: "nearest" });
  }

  get round() {
    return this.rounds[this.current];
  }

  get view() {
    return this.views[this.current];
  }

  focus(card) {
    this.view.cards.get(card).querySelector("button").focus({ preventScroll: true });
  }

  // The first card that isn't placed yet is picked up, so that it takes one tap to place it.
  pickNext() {
    this.picked = this.round.cards.find(({ id }) => !this.round.placeOf(id))?.id ?? null;
  }

  // A placed card that is tapped twice goes back to the others.
  tapCard(card) {
    if (this.picked === card && this.round.placeOf(card)) this.put(card, "");
    else this.picked = card;
    this.render();
  }

  drop(box, target) {
    const place = target.closest("[data-place]")?.dataset.place ?? "";
    if (place || target.closest(".hand,.answer-card")) this.put(box.dataset.card, place);
  }

  put(card, place) {
    const { round, words } = this;
    round.put(card, place);
    this.pickNext();
    this.render();
    const textOfId = (items, wanted) => items.find(({ id }) => id === wanted)?.text;
    const values = { card: textOfId(round.cards, card), place: textOfId(round.places, place) };
    setText(this.status, formatMessage(place ? words.cardPlaced : words.cardBack, values));
    if (this.picked !== null) this.focus(this.picked);
    else if (this.canCheck) this.check.focus({ preventScroll: true });
    else if (this.current < this.rounds.length - 1) this.next.focus({ preventScroll: true });
    else this.focus(card);
  }

  /** Show the card or place of a field; return whether the field is one of these. */
  show(name) {
    const index = this.rounds.findIndex((round) => round.cardNamed(name) !== null);
    if (index < 0) return false;
    this.open(index);
    this.picked = this.round.cardNamed(name);
    this.render();
    this.focus(this.picked);
    this.view.cards.get(this.picked).scrollIntoView({ block: "center" });
    return true;
  }

  /** Bring cards and marks up to date with the controls. */
  render() {
    this.rounds.forEach((round, index) => renderRound(round, this.views[index], this.picked));
    setEnabled(this.back, this.current > 0);
    setEnabled(this.next, this.current < this.rounds.length - 1);
    this.renderCheck();
  }

  get canCheck() {
    const { checks, round, rounds } = this;
    const unchecked = rounds.length > 1 && checks.allowed && isComplete(round);
    return unchecked && !checks.marksOf(Object.keys(round.values));
  }

  renderCheck() {
    const { checks, round, words, canCheck } = this;
    setVisible(this.check, canCheck);
    this.next.classList.toggle("primary", !canCheck && isComplete(round) && this.current < this.rounds.length - 1);
    const marks = this.rounds.length > 1 && checks.allowed ? checks.marksOf(Object.keys(round.values)) : null;
    const n = marks?.filter((outcome) => outcome === "wrong").length;
    const verdict = n ? formatMessage(words.cardsWrong, { n, all: marks.length }) : words.cardsRight;
    setText(this.verdict, marks ? verdict : canCheck && this.unreached ? words.cardsUnchecked : "");
  }
}

const isComplete = (round) => round.cards.every(({ id }) => round.placeOf(id));

// A button that is in use can't lose the focus, so it is never disabled.
function setEnabled(button, enabled) {
  button.setAttribute("aria-disabled", String(!enabled));
}

function renderRound(round, { hand, cards, places }, picked) {
  let following = null; // in the hand, cards keep their order
  for (const { id } of [...round.cards].reverse()) {
    const card = cards.get(id);
    const place = places.get(round.placeOf(id)) ?? hand;
    if (card.parentElement !== place) place.insertBefore(card, place === hand ? following : null);
    if (place === hand) following = card;
    card.querySelector("button").setAttribute("aria-pressed", String(id === picked));
    renderRemarks(card, round.remarksOn(id));
  }
}

function renderRemarks(card, [mark, note]) {
  const marked = mark && !mark.hidden ? mark : null;
  card.dataset.outcome = marked?.dataset.outcome ?? "";
  setText(card.querySelector(".mark"), marked?.textContent ?? "");
  setText(card.querySelector(".note"), note?.textContent ?? "");
  setVisible(card.querySelector(".note"), Boolean(note && !note.hidden));
}
