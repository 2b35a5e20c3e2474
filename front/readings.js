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
  const readings = queryAll(root, "[data-reading]");
  const isFolded = (place) => (viewState.get("read") ?? []).includes(place);
  const fold = (place, folded) => {
    const others = (viewState.get("read") ?? []).filter((each) => each !== place);
    viewState.set("read", folded ? [...others, place] : others);
    render(readings[place], folded);
  };
  readings.forEach((reading, place) => {
    render(reading, isFolded(place));
    reading.addEventListener("coopkit:read", () => {
      fold(place, true);
      const again = reading.querySelector("[data-read-again]");
      again.focus({ preventScroll: true });
      reading.scrollIntoView({ block: "start" });
    });
    reading.querySelector("[data-read-again]")?.addEventListener("click", () => {
      fold(place, false);
      reading.querySelector("[data-cue]").focus({ preventScroll: true });
      reading.scrollIntoView({ block: "start" });
    });
  });
}

function render(reading, folded) {
  setVisible(reading.querySelector("[data-reading-text]"), !folded);
  setVisible(reading.querySelector("[data-read]"), folded);
}
