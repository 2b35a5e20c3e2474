// Readings: whose turn it is to read aloud, and texts that fold away once they have been read.

import { setChip } from "./chips.js";
import { formatMessage, queryAll, setText, setVisible } from "./dom.js";

/** Whose turn it is to read aloud: it passes on at every cue in the text and with every new step. */
export class ReadingTurns {
  constructor(root, { words, viewState, seats }) {
    Object.assign(this, { root, words, viewState, seats: seats.filter(({ away }) => !away) });
    if (!this.seats.length) return;
    root.addEventListener("click", (event) => {
      const cue = event.target.closest("[data-cue]");
      if (cue) this.onRead(cue);
    });
    this.render();
  }

  get turn() {
    return this.viewState.get("reader") ?? Number(this.root.dataset.firstReader);
  }
  get reader() {
    return this.seats[this.turn % this.seats.length];
  }

  next() {
    if (!this.seats.length) return;
    this.viewState.set("reader", this.turn + 1);
    this.render();
  }

  onRead(cue) {
    this.next();
    const sentence = formatMessage(this.words.readsOn, this.reader);
    const reading = cue.closest("[data-reading]");
    const line = reading?.querySelector("[data-reads-on]") ?? cue;
    setChip(line, this.reader);
    setText(line, sentence);
    if (!reading) return;
    reading.dispatchEvent(new CustomEvent("coopkit:read", { bubbles: true }));
  }

  render() {
    for (const element of queryAll(this.root, "[data-reader]")) {
      setChip(element, this.reader);
      setText(element, this.reader.name);
    }
  }
}

/** Fold each reading away once it has been read, and open it again on request. A reload keeps what is folded. */
export function startFoldedReadings(root, viewState) {
  const readings = () => new Map(queryAll(root, "[data-reading]").map((reading) => [placeOf(root, reading), reading]));
  const read = () => viewState.get("read") ?? [];
  const render = () => {
    const places = read();
    readings().forEach((reading, place) => renderReading(reading, places.includes(place)));
  };
  const fold = (reading, folded, focused) => {
    const place = placeOf(root, reading);
    const others = read().filter((each) => each !== place);
    viewState.set("read", folded ? [...others, place] : others);
    render();
    reading.querySelector(focused).focus({ preventScroll: true });
    reading.scrollIntoView({ block: "start" });
  };
  root.addEventListener("coopkit:read", ({ target }) => fold(target, true, "[data-read-again]"));
  root.addEventListener("click", ({ target }) => {
    if (target.closest("[data-read-again]")) fold(target.closest("[data-reading]"), false, "[data-cue]");
  });
  root.addEventListener("coopkit:changed", render); // an exercise's feedback brings readings of its own
  render();
}

// A reading's number on the page; in an exercise's feedback, the exercise and its number there.
function placeOf(root, reading) {
  const exercise = reading.closest("[data-exercise]");
  const among = queryAll(exercise ?? root, "[data-reading]").filter((each) =>
    each.closest("[data-exercise]") === exercise
  );
  const place = among.indexOf(reading);
  return exercise ? `${exercise.dataset.exercise}:${place}` : place;
}

function renderReading(reading, folded) {
  reading.classList.toggle("folded", folded);
  setVisible(reading.querySelector("[data-reading-text]"), !folded);
  setVisible(reading.querySelector("[data-read]"), folded);
}
