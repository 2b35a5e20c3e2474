// A scenario asks one question at a time: the next one opens when the consequence of the last choice has been told.

import { all, show } from "./dom.js";

const chosen = (turn) => turn.querySelector("input:checked")?.value ?? "";
const partOf = (turn) => turn.dataset.turn.split(".")[0];
const step = (turn) => `${turn.dataset.turn}=${chosen(turn)}`;

export class Turns {
  constructor(form, changed) {
    this.turns = all(form, "[data-turn]");
    this.told = new Set();
    this.changed = changed;
    this.turns.forEach((turn) => turn.querySelector("[data-action=step-back]").addEventListener("click", () => this.back(partOf(turn))));
  }

  // The questions on the way taken, as far as their consequences have been told, and the one that is open.
  // Each part is a case of its own, with a way of its own.
  way() {
    const found = [];
    for (const part of new Set(this.turns.map(partOf))) {
      let turn = this.turns.find((each) => partOf(each) === part);
      while (turn) {
        found.push(turn);
        const next = JSON.parse(turn.dataset.follows)[chosen(turn)];
        turn = next && this.told.has(step(turn)) ? this.turns.find((each) => each.dataset.turn === `${part}.${next}`) : null;
      }
    }
    return found;
  }

  tellAll() {
    let length;
    do {
      length = this.told.size;
      this.way().forEach((turn) => chosen(turn) && this.told.add(step(turn)));
    } while (this.told.size > length);
  }

  tell() {
    this.way().forEach((turn) => chosen(turn) && this.told.add(step(turn)));
  }

  // The questions of a part of which the consequence has been told, the last one at the end.
  past(part) {
    return this.way().filter((turn) => partOf(turn) === part && this.told.has(step(turn)));
  }

  // One step back: the last choice of which they know what came is open again.
  back(part) {
    const turn = this.past(part).at(-1);
    this.told.delete(step(turn));
    turn.querySelector("input:checked").checked = false;
    this.changed();
    turn.querySelector("input").focus();
  }

  // Questions off the way are neither shown nor sent; below the last one on it, one can go back.
  show() {
    const way = this.way();
    for (const turn of this.turns) {
      const part = partOf(turn);
      const several = this.turns.filter((each) => partOf(each) === part).length > 1;
      const last = way.filter((each) => partOf(each) === part).at(-1) === turn;
      turn.hidden = !way.includes(turn);
      turn.querySelector("fieldset").disabled = turn.hidden;
      show(turn.querySelector("[data-action=step-back]"), several && last && this.past(part).length > 0);
    }
  }

  get untold() {
    return this.turns.length > 0 && this.way().some((turn) => !this.told.has(step(turn)));
  }

  // What came of it is read before the next question.
  moveFeedback(feedback) {
    const told = this.way().filter((turn) => this.told.has(step(turn))).at(-1);
    if (told) told.after(feedback);
  }
}
