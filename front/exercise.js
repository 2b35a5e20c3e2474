// One exercise on a page: who answers, what is saved, and what its buttons do.

import { isSameAnswer } from "./answers.js";
import { Autosave, savesAnswer } from "./autosave.js";
import { Cards } from "./cards.js";
import { startRoleCards } from "./disclosure.js";
import { queryAll, setHtml, setVisible } from "./dom.js";
import { ignoreOffline } from "./errors.js";
import { controlNamed } from "./field_notes.js";
import {
  describeOverwritten,
  renderButtons,
  renderConflict,
  renderMarks,
  renderOverwritten,
  renderSaveStatus,
} from "./exercise_view.js";
import { fillForm, readForm, setReadOnly, showFullOption } from "./form.js";
import { LivePreview } from "./live_preview.js";
import { startMonthFill } from "./month_fill.js";
import { showInStyle } from "./number_styles.js";
import { startOrdering } from "./ordering.js";
import { withPrefill } from "./prefill.js";
import { Scenario } from "./scenario.js";
import { RowChecks } from "./row_checks.js";
import { startScores } from "./scores.js";
import { renderSeatPicker } from "./seat_picker.js";
import { startTablePages } from "./table_pages.js";
import { startTableRows } from "./table_rows.js";
import { startRoundTimers } from "./timers.js";

const CONFLICT_CHOICES = ["mine", "other", "both"];

/** An exercise, its form and its answers; seat 0 is the group or a single learner, 1, 2, … are the group's members. */
export class Exercise {
  constructor(section, state, page) {
    // styles: how numbers are written in `savedAnswers`; an unsent answer may be written in another style.
    Object.assign(this, { section, state, page, words: page.words, id: section.dataset.exercise, styles: page.styles });
    this.form = section.querySelector("[data-form]");
    this.feedback = section.querySelector("[data-feedback]");
    this.scenario = new Scenario(this.form, () => this.onInput());
    this.autosaves = new Map(); // by seat
    this.savedAnswers = new Map(); // by seat: version and answer on the server
    this.tabVersions = new Set(); // "seat:version" of what other tabs of this browser saved
    this.seat = null; // whose answer is in the form; null while no one is answering
    this.replyCount = 0;
    this.edited = false;
    this.ownFeedback = null; // shown to the member who has just checked
    this.overwritten = []; // [label, value] of what other devices replaced
    this.marks = []; // [field, outcome, option] of the last check, without fields that have changed since
    this.rowChecks = new RowChecks(this);
    this.choosingSeat = false; // the list of names is open while somebody is answering
    this.viewState = page.viewState(this.id);
    const currentMessage = () => ({ ...this.autosave(this.seat ?? 0).payload, answer: readForm(this.form) });
    this.preview = new LivePreview(this, currentMessage, (name) => this.onInput(name));
    this.listen();
    this.applyAnswers(state);
    this.resumeDrafts();
    this.seat = this.seatToAnswer();
    this.updateForm();
    this.cards.forEach((cards) => cards.start());
    if (state.result) this.scenario.showAllChoices();
    this.render();
    this.preview.applyState(state);
    if (this.autosaves.get(this.seat)?.dirty) this.preview.onInput();
  }

  listen() {
    const { form, section, words } = this;
    const onChange = () => this.onInput();
    const onAdd = (row) => this.preview.prefill.fillRow(row);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", ({ target }) => {
      if (target.matches("select")) showFullOption(target);
      this.onInput(target.name);
    });
    form.addEventListener("focusout", () => {
      this.autosaves.get(this.seat)?.flush();
      this.preview.typingPaused();
    });
    queryAll(form, "[data-arrange]").forEach((list) => startOrdering(list, words, onChange));
    queryAll(form, "[data-least]").forEach((table) => startTableRows(table, words, { onAdd, onChange }));
    this.cards = queryAll(form, "[data-cards]").map((grid) => new Cards(grid, words, this.rowChecks));
    queryAll(form, "[data-highest]").forEach((input) => startScores(input, words));
    queryAll(form, "[data-paged]").forEach((table) => startTablePages(table, words));
    queryAll(form, "[data-months]").forEach((table) => startMonthFill(table, words));
    queryAll(form, "[data-roles]").forEach(startRoleCards);
    queryAll(form, "[data-rounds]").forEach((list) => startRoundTimers(list, words, this.viewState));
    section.addEventListener("click", (event) => {
      const button = event.target.closest("[data-action],[data-seat],[data-go]");
      if (button?.dataset.go) this.goToField(button.dataset.go);
      else if (button?.dataset.seat) this.chooseSeat(Number(button.dataset.seat));
      else if (button) this.onAction(button.dataset.action);
    });
  }

  autosave(seat) {
    if (!this.autosaves.has(seat)) {
      const options = { ...this.page, styles: this.styles };
      const autosave = new Autosave(this.id, seat, options, (...change) => this.onSaveChange(...change));
      autosave.base = this.savedAnswers.get(seat)?.version ?? 0;
      this.autosaves.set(seat, autosave);
    }
    return this.autosaves.get(seat);
  }

  resumeDrafts() {
    const mine = this.page.drafts.listByAnswer(({ exercise }) => exercise === this.id);
    mine.forEach((drafts) => this.autosave(drafts[0].seat).resume(drafts));
  }

  get hasSeats() {
    return this.state.seats.length > 0;
  }
  // Members answer one after the other on this device.
  get takesTurns() {
    return this.hasSeats && this.state.phase === "alone";
  }

  get groupAnswers() {
    return this.section.dataset.together.includes("group");
  }
  // Members write on paper, and look at the question here.
  get onPaper() {
    return this.takesTurns && this.seat === null && this.viewState.get("onPaper") === true;
  }

  // The seat that answers, if there is only one to choose from; otherwise null.
  seatToAnswer() {
    if (!this.hasSeats) return 0;
    if (!this.takesTurns) return this.groupAnswers ? 0 : null;
    return this.state.seats.some(({ seat, state }) => seat === this.seat && state === "open") ? this.seat : null;
  }

  // The newest answer we know: unsent, or saved on the server.
  answerOf(seat) {
    const autosave = this.autosaves.get(seat);
    return autosave?.dirty ? autosave.answer : this.savedAnswers.get(seat)?.answer;
  }

  // Bring the form up to date. A field that was emptied by hand stays empty until something else changes.
  updateForm() {
    if (this.seat === null) return;
    const answer = this.answerOf(this.seat);
    const current = readForm(this.form);
    if (answer && isSameAnswer(answer, current)) return;
    const wanted = withPrefill(this.form, answer, this.state);
    if (isSameAnswer(wanted, current)) return;
    fillForm(this.form, wanted);
    this.preview.onFill(this.seat);
  }

  applyAnswers(state, styles = this.styles) {
    if (styles !== this.styles) return; // loaded again once they can be shown in the page's style
    for (const [seat, { version, answer }] of Object.entries(state.answers)) {
      this.applyAnswer(Number(seat), version, answer);
    }
  }

  // Take over an answer from the server, or another tab, if it is newer than ours. Return whether it was.
  applyAnswer(seat, version, answer) {
    const autosave = this.autosaves.get(seat);
    const saved = this.savedAnswers.get(seat);
    if (autosave?.dirty || autosave?.sending || (saved?.version ?? -1) >= version) return false;
    if (!this.tabVersions.has(`${seat}:${version}`)) this.noteOverwritten(seat, saved?.answer, answer);
    this.savedAnswers.set(seat, { version, answer });
    if (autosave) autosave.base = version;
    return true;
  }

  // What another device replaced is shown until someone has seen it.
  noteOverwritten(seat, before, after, allowMoved = false) {
    if (!before || seat !== (this.seat ?? 0)) return;
    const shown = new Set(this.overwritten.map(String));
    const pairs = describeOverwritten(this.form, before, after, this.words.empty, allowMoved);
    this.overwritten.push(...pairs.filter((pair) => !shown.has(String(pair))));
  }

  applyState(state, { seat = 0, revision, styles } = {}) {
    const hasNewResult = state.result && this.state.result !== state.result;
    this.state = state;
    this.applyAnswers(state, styles);
    const next = this.seatToAnswer();
    if (next !== this.seat) this.openSeat(next);
    else this.updateForm();
    if (hasNewResult) this.scenario.showAllChoices();
    if (seat === (this.seat ?? 0)) this.preview.applyState(state, revision);
    this.render();
  }

  openSeat(seat) {
    this.seat = seat;
    this.edited = false;
    this.overwritten = [];
    this.preview.render({});
    fillForm(
      this.form,
      withPrefill(this.form, this.answerOf(seat), this.state),
    );
    this.preview.onFill(seat);
    this.cards.forEach((cards) => cards.start());
  }

  chooseSeat(seat) {
    this.autosaves.get(this.seat)?.flush();
    this.ownFeedback = null;
    this.choosingSeat = false;
    this.openSeat(seat);
    this.render();
    this.showBox("[data-seat-picker]", this.section);
  }

  // Move the focus to a box's first sentence, and bring the box, or what contains it, to the top of the view.
  showBox(selector, atTop) {
    const box = this.section.querySelector(selector);
    box.querySelector("[tabindex]").focus({ preventScroll: true });
    (atTop ?? box).scrollIntoView({ block: "start" });
  }

  onInput(name) {
    if (this.seat === null) return;
    this.edited = true;
    this.marks = this.marks.filter(([marked]) => marked !== name);
    this.scenario.render();
    this.autosave(this.seat).change(readForm(this.form));
    this.preview.onInput(name);
    this.render();
  }

  get conflicting() {
    return [...this.autosaves.values()].find(({ conflict }) => conflict);
  }

  onAction(action) {
    const { conflicting } = this;
    if (action === "check" || action === "pass") {
      if (conflicting) this.section.querySelector("[data-conflict] .prompt").focus();
      else this.autosave(this.seat).submit(action, readForm(this.form));
    } else if (action === "talked") this.autosave(0).submit("talked", this.answerOf(0) || {});
    else if (action === "change-seat") this.choosingSeat = true;
    else if (action === "paper") this.answerOnPaper(true);
    else if (action === "phone") this.answerOnPaper(false);
    else if (action === "compared") this.passAll();
    else if (action === "read") this.hideOwnFeedback();
    else if (CONFLICT_CHOICES.includes(action)) conflicting.resolveConflict(action);
    else if (action === "seen") this.overwritten = [];
    else return;
    this.render();
  }

  // One member's feedback is not for the next one.
  hideOwnFeedback() {
    this.ownFeedback = null;
    this.render();
    this.section.querySelector("h3").focus();
  }

  // Show a field that the feedback names, or the card that stands for it, also if only one row is shown at a time.
  goToField(name) {
    if (this.cards.some((cards) => cards.show(name))) return;
    const control = controlNamed(this.form, name);
    control?.dispatchEvent(new CustomEvent("coopkit:show", { bubbles: true }));
    control?.focus({ preventScroll: true });
    control?.scrollIntoView({ block: "center" });
  }

  answerOnPaper(onPaper) {
    this.viewState.set("onPaper", onPaper);
    this.render();
    this.showBox(onPaper ? "[data-on-paper]" : "[data-seat-picker]", this.section);
  }

  // The members have answered on paper.
  passAll() {
    this.viewState.set("onPaper", false);
    for (const { seat, state } of this.state.seats) {
      if (state === "open") this.autosave(seat).submit("pass", this.answerOf(seat) || {});
    }
  }

  onSaveChange(autosave, reply, sent) {
    if (reply) this.applyReply(autosave, reply, sent);
    if (autosave.status === "saved" && this.needsOtherStyle) this.refresh();
    this.render();
  }

  applyReply(autosave, reply, sent) {
    this.replyCount++;
    if (sent) this.applySaved(autosave, reply, sent);
    const checked = sent?.do === "check" && autosave.seat === this.seat;
    if (checked) {
      this.edited = autosave.dirty;
      this.ownFeedback = reply.feedback === undefined ? null : { result: reply.result, html: reply.feedback };
      if (reply.result !== "unanswered") this.scenario.showChoices();
    }
    const endsTurn = this.takesTurns && (sent?.do === "check" || sent?.do === "pass");
    if (endsTurn && reply.state.talk) this.ownFeedback = null; // everyone has answered, and all see the same
    const { seat, styles } = { seat: autosave.seat, styles: (sent || autosave).styles };
    this.applyState(reply.state, { seat, revision: sent?.revision, styles });
    if (endsTurn && this.takesTurns && this.seat === null) {
      this.section.querySelector("[data-seat-picker] .prompt").focus();
    } else if (endsTurn && !this.takesTurns && this.state.talk) this.showBox("[data-talk]");
    else if ((checked || endsTurn) && this.feedback.querySelector(".verdict")) this.showBox("[data-feedback]");
  }

  // The server has saved what was sent: remember the version it has now, and what of it came from someone else.
  applySaved(autosave, reply, sent) {
    const { seat } = autosave;
    const ownSave = savesAnswer(sent);
    const sentVersion = { version: reply.version, answer: sent.answer };
    const saved = ownSave ? reply.merged || sentVersion : reply.state.answers[seat];
    if (!saved || (!ownSave && autosave.dirty)) return;
    const { version, answer } = saved;
    if (!ownSave) {
      this.noteOverwritten(seat, this.savedAnswers.get(seat)?.answer, answer);
      autosave.base = version;
    } else if (reply.merged && !autosave.dirty && sent.prefer !== "other") {
      this.noteOverwritten(seat, sent.answer, answer, sent.prefer === "both");
    }
    this.savedAnswers.set(seat, { version, answer });
    this.page.publish?.({ exercise: this.id, seat, version, answer, styles: sent.styles });
  }

  get isIdle() {
    return [...this.autosaves.values()].every(({ sending, dirty }) => !sending && !dirty);
  }

  // Something here is still written in another number style than the page's, because it had to be saved first.
  get needsOtherStyle() {
    return [this, ...this.autosaves.values()].some(({ styles }) => styles !== this.page.styles);
  }

  // Unsent answers of other seats keep their style until they are saved.
  setNumberStyles(styles) {
    this.styles = styles;
    for (const autosave of this.autosaves.values()) {
      if (!autosave.dirty || autosave.seat === this.seat) autosave.styles = styles;
    }
  }

  // Load the state from the server. If a save was acknowledged meanwhile, its reply is newer.
  async refresh() {
    if (this.retired) return;
    const { replyCount } = this;
    const { styles } = this.page;
    const { status, reply } = await this.page.transport.load(this.id, styles).catch(ignoreOffline);
    this.retired = status === 410;
    const outdated = replyCount !== this.replyCount || styles !== this.page.styles;
    if (status !== 200 || outdated || !this.isIdle) return;
    if (this.needsOtherStyle) showInStyle(this, reply, styles);
    else this.applyState(reply);
  }

  render() {
    const { section, state, words } = this;
    const { takesTurns, onPaper, choosingSeat: choosing } = this;
    setVisible(section.querySelector("[data-seat-picker]"), takesTurns && !onPaper);
    if (takesTurns) renderSeatPicker(section, { seats: state.seats, current: this.seat, choosing, words });
    setVisible(section.querySelector("[data-on-paper]"), onPaper);
    setVisible(this.form, this.seat !== null || onPaper);
    setReadOnly(this.form, onPaper);
    this.scenario.render();
    setHtml(section.querySelector("[data-talk]"), state.talk);
    const { result, html } = this.ownFeedback || { result: state.result, html: state.feedback };
    this.scenario.placeFeedback(this.feedback);
    setHtml(this.feedback, html);
    if (result || state.result) section.dataset.result = result || state.result;
    else delete section.dataset.result;
    if (!this.edited) this.marks = state.marks ?? [];
    renderMarks(section, [...this.rowChecks.marks, ...this.marks], words);
    this.cards.forEach((cards) => cards.render());
    renderOverwritten(section, this.overwritten, this.page.person ? words.lostOwn : words.lost);
    renderConflict(section, this.conflicting, words);
    renderSaveStatus(section, this.autosaves.values(), words, this.page.drafts.persistent);
    renderButtons(this);
    section.dispatchEvent(new CustomEvent("coopkit:changed", { bubbles: true, composed: true }));
  }
}
