// What changes while someone types: results, charts, problems, notes on where numbers come from, sliders, word counts.

import { Charts } from "./charts.js";
import { createElement, queryAll, setText } from "./dom.js";
import { ignoreOffline } from "./errors.js";
import { renderResults } from "./exercise_view.js";
import { controlNamed, findNote, showReadings, showWordCounts } from "./field_notes.js";
import { startSignButtons, startSliders, updateSliders } from "./number_inputs.js";
import { Prefill, PREFILL_NOTE } from "./prefill.js";
import { PROBLEM_NOTE, Validation } from "./validation.js";

const TYPING_PAUSE = 600;
const HAS_PREVIEW = "[data-computed],[data-total],[data-note],[inputmode=decimal],[type=range],[data-most-words]";

/** Sends what is typed to be computed, but not saved: one request at a time, and then the newest. */
export class PreviewRequests {
  // onReply(reply, message) is called with each result. Offline, the last results stay.
  constructor(exercise, transport, onReply) {
    Object.assign(this, { exercise, transport, onReply, sending: false, next: null });
  }

  async send(message) {
    this.next = message;
    if (this.sending) return;
    this.sending = true;
    while (this.next) {
      const current = { ...this.next, do: "try" };
      this.next = null;
      try {
        const { status, reply } = await this.transport.send(this.exercise, current);
        if (status === 200) this.onReply(reply, current);
      } catch (error) {
        ignoreOffline(error); // saving shows that we are offline, and brings the results later
      }
    }
    this.sending = false;
  }
}

/** Keeps everything around an exercise's fields up to date while someone types. */
export class LivePreview {
  // currentMessage() returns the form's answer as a message; onPrefill(name) is called when a value is taken over.
  constructor(exercise, currentMessage, onPrefill) {
    const { id, section, form, page, words } = exercise;
    Object.assign(this, { section, form, words, currentMessage, seat: 0, revision: 0, typingIn: "" });
    this.validation = new Validation(form, (style) => page.chooseStyle(exercise, style));
    this.prefill = new Prefill(form, words, onPrefill);
    startSliders(form);
    startSignButtons(form);
    this.hasPreview = form.querySelector(HAS_PREVIEW) !== null;
    this.requests = new PreviewRequests(id, page.transport, (reply, message) => this.onReply(reply, message));
    this.charts = new Charts(id, page.transport, form, currentMessage);
    this.announcer = createElement("p", "", { class: "visually-hidden", role: "status", "aria-live": "polite" });
    section.append(this.announcer);
  }

  onInput(name = "") {
    this.typingIn = this.validation.typingIn = name;
    this.updateHints();
    this.setBusy(true);
    if (this.hasPreview) this.requests.send(this.currentMessage());
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.typingPaused(), TYPING_PAUSE);
  }

  // Only now does a screen reader read out the results, and the notes at the field.
  typingPaused() {
    clearTimeout(this.timer);
    this.validation.typingPaused();
    this.setBusy(false);
    const control = this.typingIn && controlNamed(this.form, this.typingIn);
    if (!control) return;
    this.announce(
      [PROBLEM_NOTE, PREFILL_NOTE].map((kind) => findNote(control, kind)?.textContent).filter(Boolean).join(" "),
    );
    this.typingIn = "";
  }

  announce(text) {
    setText(this.announcer, text);
  }

  setBusy(busy) {
    queryAll(this.section, "[data-computed]").forEach((box) => box.setAttribute("aria-busy", String(busy)));
  }

  // The form was filled in for this seat.
  onFill(seat) {
    if (seat !== this.seat) this.revision = 0;
    this.seat = seat;
    this.typingIn = "";
    this.updateHints();
  }

  updateHints() {
    updateSliders(this.form, this.words);
    showWordCounts(this.form, this.words);
    this.prefill.render();
  }

  onReply(reply, { seat, revision }) {
    if (seat !== this.seat || revision < this.revision) return;
    this.revision = revision;
    this.render(reply);
  }

  // The server's state of a saved answer; if more has been typed since, its results are older than those shown.
  applyState(state, revision = this.revision) {
    this.prefill.starts = state.starts || {};
    this.updateHints();
    if (revision >= this.revision) this.render(state);
  }

  render({ problems, meanings, readings, notes, totals, computed, charts }) {
    this.validation.update(problems, meanings);
    showReadings(this.form, readings);
    renderResults(this.section, { notes, totals, computed });
    this.charts.update(charts, computed);
  }
}
