// What moves along while somebody types: figures, pictures, problems, where numbers come from, sliders, counts of words.

import { Charts } from "./charts.js";
import { all, make, say } from "./dom.js";
import { controlOf, noteOf } from "./field_notes.js";
import { Figures } from "./figures.js";
import { PROBLEM, Problems } from "./problems.js";
import { showReadings } from "./readings.js";
import { showComputed } from "./showing.js";
import { startSigns } from "./signs.js";
import { startSliders, tellSliders } from "./sliders.js";
import { START, Starts } from "./starts.js";
import { countWords } from "./word_count.js";

const SETTLED = 600;

export class Workings {
  // question() is the form as it stands, as a message; took(name): a field was set to what it starts from.
  constructor(exercise, question, took) {
    const { id, section, form, page, words } = exercise;
    Object.assign(this, { section, form, words, question, seat: 0, newest: 0, field: "" });
    this.problems = new Problems(form, (style) => page.chooseStyle(exercise, style));
    startSliders(form);
    this.starts = new Starts(form, words, took);
    startSigns(form);
    this.figures = new Figures(id, page.carrier, form, (reply, asked) => this.tried(reply, asked));
    this.charts = new Charts(id, page.carrier, form, question);
    this.voice = make("p", "", { class: "unseen", role: "status", "aria-live": "polite" });
    section.append(this.voice);
  }

  typed(name = "") {
    this.field = this.problems.typing = name;
    this.look();
    this.beBusy(true);
    this.figures.ask(this.question());
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.settle(), SETTLED);
  }

  // Nobody types any more: now a screen reader says the result, and what is to be said of the field.
  settle() {
    clearTimeout(this.timer);
    this.problems.settle();
    this.beBusy(false);
    const control = this.field && controlOf(this.form, this.field);
    if (!control) return;
    say(this.voice, [PROBLEM, START].map((kind) => noteOf(control, kind)?.textContent).filter(Boolean).join(" "));
    this.field = "";
  }

  beBusy(busy) {
    all(this.section, "[data-computed]").forEach((box) => box.setAttribute("aria-busy", String(busy)));
  }

  // The form was filled anew, for this seat.
  laid(seat) {
    if (seat !== this.seat) this.newest = 0;
    this.seat = seat;
    this.field = "";
    this.look();
  }

  look() {
    tellSliders(this.form, this.words);
    countWords(this.form, this.words);
    this.starts.view();
  }

  tried(reply, { seat, revision }) {
    if (seat !== this.seat || revision < this.newest) return;
    this.newest = revision;
    this.show(reply);
  }

  // What the server says with an answer; figures of an answer that has been typed on are older than those in sight.
  learn(state, revision = this.newest) {
    this.starts.starts = state.starts || {};
    this.look();
    if (revision >= this.newest) this.show(state);
  }

  show({ problems, meanings, readings, notes, totals, computed, charts }) {
    this.problems.learn(problems, meanings);
    showReadings(this.form, readings);
    showComputed(this.section, { notes, totals, computed });
    this.charts.learn(charts, computed);
  }
}
