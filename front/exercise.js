// One exercise on the page: whose answer it is, where it stands, what may be pressed.

import { startArranging } from "./arrange.js";
import { showButtons } from "./buttons.js";
import { unlessOffline } from "./carriers.js";
import { all, place, show } from "./dom.js";
import { echo, isSame, lay, read } from "./form.js";
import { isKept, Keeper } from "./keeper.js";
import { showAnew } from "./number_styles.js";
import { startQuestions } from "./questions.js";
import { startRoles, startRounds } from "./roles.js";
import { startRows } from "./rows.js";
import { Turns } from "./scenario.js";
import { forgetMark, lostWords, showConflict, showLost, showMarks, showSaved, showSeats } from "./showing.js";
import { opened } from "./starts.js";
import { Workings } from "./workings.js";

const CHOICES = ["mine", "other", "both"];

export class Exercise {
  constructor(section, state, page) {
    // styles: how numbers are written in what is known of the server; an answer on its way may be written otherwise.
    Object.assign(this, { section, page, words: page.words, id: section.dataset.exercise, styles: page.styles });
    this.form = section.querySelector("[data-form]");
    this.feedback = section.querySelector("[data-feedback]");
    this.turns = new Turns(this.form, () => this.typed());
    this.keepers = new Map();
    this.known = new Map();
    this.fromTabs = new Set(); // seats and versions that other tabs of this browser have told of
    this.seat = null;
    this.replies = 0;
    this.changed = false;
    this.told = null;
    this.lost = [];
    this.state = state;
    const question = () => ({ ...this.keeper(this.seat ?? 0).body, answer: read(this.form) });
    this.workings = new Workings(this, question, (name) => this.typed(name));
    this.listen();
    this.learn(state);
    this.adoptDrafts();
    this.seat = this.fixedSeat();
    this.layIn();
    if (state.result) this.turns.tellAll();
    this.view();
    this.workings.learn(state);
    if (this.keepers.get(this.seat)?.dirty) this.workings.typed();
  }

  listen() {
    const changed = () => this.typed();
    const added = (row) => this.workings.starts.fillIn(row);
    const { form, section } = this;
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", ({ target }) => {
      if (target.matches("select")) echo(target);
      this.typed(target.name);
    });
    form.addEventListener("focusout", () => {
      this.keepers.get(this.seat)?.hurry();
      this.workings.settle();
    });
    all(form, "[data-arrange]").forEach((list) => startArranging(list, this.words, changed));
    all(form, "[data-least]").forEach((grid) => startRows(grid, this.words, { added, changed }));
    all(form, "[data-questions]").forEach((box) => startQuestions(box, this.words));
    all(form, "[data-roles]").forEach(startRoles);
    all(form, "[data-rounds]").forEach((list) => startRounds(list, this.words, this.page.memoryOf(this.id)));
    section.addEventListener("click", (event) => {
      const button = event.target.closest("[data-action],[data-seat]");
      if (button?.dataset.seat) this.choose(Number(button.dataset.seat));
      else if (button) this.press(button.dataset.action);
    });
  }

  keeper(seat) {
    if (!this.keepers.has(seat)) {
      const made = new Keeper(this.id, seat, { ...this.page, styles: this.styles }, (...news) => this.heard(...news));
      made.base = this.known.get(seat)?.version ?? 0;
      this.keepers.set(seat, made);
    }
    return this.keepers.get(seat);
  }

  adoptDrafts() {
    const bySeat = new Map();
    for (const draft of this.page.drafts.list()) {
      if (draft.exercise === this.id) bySeat.set(draft.seat, [...(bySeat.get(draft.seat) || []), draft]);
    }
    bySeat.forEach((drafts, seat) => this.keeper(seat).adopt(drafts));
  }

  get bySeats() {
    return this.state.seats.length > 0;
  }
  get inTurn() {
    return this.bySeats && this.state.phase === "alone";
  }

  // The seat that answers where there is no choice; null where there is one, or nobody answers any more.
  fixedSeat() {
    if (!this.bySeats) return 0;
    if (!this.inTurn) return this.section.dataset.together.includes("group") ? 0 : null;
    return this.state.seats.some(({ seat, state }) => seat === this.seat && state === "open") ? this.seat : null;
  }

  answerOf(seat) {
    const keeper = this.keepers.get(seat);
    return keeper?.dirty ? keeper.answer : this.known.get(seat)?.answer;
  }

  // A field that was emptied by hand stays empty until the form is laid in anew.
  layIn() {
    if (this.seat === null) return;
    const answer = this.answerOf(this.seat);
    const now = read(this.form);
    if (answer && isSame(answer, now)) return;
    const wanted = opened(this.form, answer, this.state.starts);
    if (isSame(wanted, now)) return;
    lay(this.form, wanted);
    this.workings.laid(this.seat);
  }

  // Answers as the server has them; what is on its way from here is newer.
  learn(state, styles = this.styles) {
    if (styles !== this.styles) return; // asked for anew as soon as that may be shown
    for (const [seat, { version, answer }] of Object.entries(state.answers)) this.follow(Number(seat), version, answer);
  }

  follow(seat, version, answer) {
    const keeper = this.keepers.get(seat);
    if (keeper?.dirty || keeper?.busy || (this.known.get(seat)?.version ?? -1) >= version) return false;
    if (!this.fromTabs.has(`${seat}:${version}`)) this.tellLost(seat, this.known.get(seat)?.answer, answer);
    this.known.set(seat, { version, answer });
    if (keeper) keeper.base = version;
    return true;
  }

  // What stood here and was changed on another device does not vanish without a word, until somebody has seen it.
  tellLost(seat, before, answer, moved = false) {
    if (!before || seat !== (this.seat ?? 0)) return;
    const told = new Set(this.lost.map(String));
    const lost = lostWords(this.form, before, answer, this.words.empty, moved);
    this.lost.push(...lost.filter((pair) => !told.has(String(pair))));
  }

  apply(state, { seat = 0, revision, styles } = {}) {
    const before = this.state;
    this.state = state;
    this.learn(state, styles);
    const now = this.fixedSeat();
    if (now !== this.seat) this.turnTo(now);
    else this.layIn();
    if (before.result !== state.result && state.result) this.turns.tellAll();
    if (seat === (this.seat ?? 0)) this.workings.learn(state, revision);
    this.view();
  }

  turnTo(seat) {
    this.seat = seat;
    this.changed = false;
    this.lost = [];
    this.workings.show({});
    lay(this.form, opened(this.form, seat === null ? {} : this.answerOf(seat), this.state.starts));
    this.workings.laid(seat);
  }

  choose(seat) {
    this.keepers.get(this.seat)?.hurry();
    this.told = null;
    this.turnTo(seat);
    this.view();
    this.section.querySelector("[data-whose] .asked").focus();
  }

  typed(name) {
    if (this.seat === null) return;
    this.changed = true;
    if (name) forgetMark(this.section, name);
    this.turns.show();
    this.keeper(this.seat).change(read(this.form));
    this.workings.typed(name);
    this.view();
  }

  press(action) {
    const conflict = [...this.keepers.values()].find((keeper) => keeper.other);
    if (conflict && (action === "check" || action === "pass")) this.section.querySelector("[data-conflict] .asked").focus();
    else if (action === "check" || action === "pass") this.keeper(this.seat).act(action, read(this.form));
    else if (action === "talked") this.keeper(0).act("talked", this.answerOf(0) || {});
    else if (action === "paper") this.allOnPaper();
    else if (action === "read") this.closeTold();
    else if (CHOICES.includes(action)) conflict.choose(action);
    else if (action === "seen") this.lost = [];
    else return;
    this.view();
  }

  closeTold() {
    this.told = null; // what one member was told is not for the next one
    this.view();
    this.section.querySelector("h3").focus();
  }

  allOnPaper() {
    for (const { seat, state } of this.state.seats) {
      if (state === "open") this.keeper(seat).act("pass", this.answerOf(seat) || {});
    }
  }

  // News of a keeper: it stored, sent, failed, or the server answered.
  heard(keeper, reply, sent) {
    if (reply) this.replied(keeper, reply, sent);
    if (keeper.saved === "saved" && this.isWrittenOtherwise) this.refresh();
    this.view();
  }

  replied(keeper, reply, sent) {
    this.replies++;
    if (sent) this.arrived(keeper, reply, sent);
    const judged = sent?.do === "check" && keeper.seat === this.seat;
    if (judged) this.changed = keeper.dirty;
    if (judged && reply.feedback !== undefined) this.told = { result: reply.result, html: reply.feedback };
    else if (judged) this.told = null;
    if (judged && reply.result !== "unanswered") this.turns.tell();
    const passedOn = this.inTurn && sent && (sent.do === "check" || sent.do === "pass");
    this.apply(reply.state, { seat: keeper.seat, revision: sent?.revision, styles: (sent || keeper).styles });
    if (judged) this.feedback.scrollIntoView({ block: "nearest" });
    if (passedOn && this.seat === null && this.inTurn) this.section.querySelector("[data-whose] .asked").focus();
  }

  // The server has taken it: what it has now, and what of it is somebody else's.
  arrived(keeper, reply, sent) {
    const { seat } = keeper;
    const { styles } = sent;
    const kept = isKept(sent);
    const now = kept ? reply.merged || { version: reply.version, answer: sent.answer } : reply.state.answers[seat];
    if (!now || (!kept && keeper.dirty)) return;
    if (!kept) {
      this.tellLost(seat, this.known.get(seat)?.answer, now.answer);
      keeper.base = now.version;
    } else if (reply.merged && !keeper.dirty && sent.prefer !== "other") {
      this.tellLost(seat, sent.answer, now.answer, sent.prefer === "both");
    }
    this.known.set(seat, { version: now.version, answer: now.answer });
    this.page.publish?.({ exercise: this.id, seat, version: now.version, answer: now.answer, styles });
  }

  get isQuiet() {
    return [...this.keepers.values()].every((keeper) => !keeper.busy && !keeper.dirty);
  }

  // Whether something here is still written in another way than the page's, since it had to be saved as that first.
  get isWrittenOtherwise() {
    return [this, ...this.keepers.values()].some(({ styles }) => styles !== this.page.styles);
  }

  // From now on numbers are written so; what waits for another seat stays as it is until it is sent.
  writeAs(styles) {
    this.styles = styles;
    this.keepers.forEach((keeper) => (keeper.dirty && keeper.seat !== this.seat) || (keeper.styles = styles));
  }

  // Asks the server how things stand; an answer that came in meanwhile is newer than what it says.
  async refresh() {
    if (this.retired) return;
    const before = this.replies;
    const { styles } = this.page;
    const { status, reply } = await this.page.carrier.load(this.id, styles).catch(unlessOffline);
    this.retired = status === 410;
    if (status !== 200 || before !== this.replies || styles !== this.page.styles || !this.isQuiet) return;
    if (this.isWrittenOtherwise) showAnew(this, reply, styles);
    else this.apply(reply);
  }

  view() {
    const { section, state, words } = this;
    show(section.querySelector("[data-whose]"), this.inTurn);
    if (this.inTurn) showSeats(section, state.seats, this.seat, words);
    show(this.form, this.seat !== null);
    this.turns.show();
    place(section.querySelector("[data-talk]"), state.talk);
    const told = this.told || { result: state.result, html: state.feedback };
    if (this.turns.turns.length) this.turns.moveFeedback(this.feedback);
    place(this.feedback, told.html);
    if (told.result || state.result) section.dataset.result = told.result || state.result;
    else delete section.dataset.result;
    if (!this.changed) showMarks(section, state.marks, words);
    showLost(section, this.lost, this.page.person ? words.lostOwn : words.lost);
    showConflict(section, [...this.keepers.values()].find((keeper) => keeper.other), words);
    showSaved(section, this.keepers.values(), words, this.page.drafts.reliable);
    showButtons(this);
    section.dispatchEvent(new CustomEvent("coopkit:changed", { bubbles: true, composed: true }));
  }
}
