// Saves one answer (an exercise, a seat): stores a draft in the browser, sends it, retries until it is acknowledged.

import { OfflineError, reportError } from "./errors.js";

const SAVE_DELAY = 400;
const LONGEST_OFFLINE_DELAY = 15000;
const LONGEST_ERROR_DELAY = 300000;

/** Return whether a message saves an answer. "pass" and "talked" don't: they say nothing about what this page has seen. */
export const savesAnswer = (message) => message.do === "save" || message.do === "check";

/** Saves one answer. `status` is one of "clean", "saving", "saved", "failed", "refused". */
export class Autosave {
  // styles: how numbers are written in this answer. onChange(autosave, reply, sent) is called after every change of
  // status; `reply` and `sent` only if the server has just answered.
  constructor(exercise, seat, { transport, drafts, styles }, onChange) {
    Object.assign(this, { exercise, seat, transport, drafts, styles, onChange });
    this.key = drafts.keyFor(exercise, seat);
    this.client = drafts.client;
    this.base = 0;
    this.answer = undefined;
    this.revision = 0;
    this.action = "save";
    this.status = "clean";
    this.message = "";
    this.savedAt = "";
    this.dirty = false;
    this.sending = false;
    this.refused = false;
    this.serverFailed = false; // an error on the server, not a lost connection
    this.conflict = null; // the other version, while someone has to choose
    this.canKeepBoth = false;
    this.prefer = "";
    this.seen = 0;
    this.earlierDrafts = [];
    this.delay = 0;
    this.timer = 0;
  }

  // Take over what earlier pages of this browser left unsent: show the newest, send each as its own page would have.
  resume(drafts) {
    this.earlierDrafts = drafts.slice(0, -1).filter((draft) => !draft.refused);
    const { client, revision, base, answer, follows, key, refused = false, styles } = drafts.at(-1);
    Object.assign(this, { client, revision, base, answer, follows, key, refused, styles });
    this.dirty = true;
    if (refused) this.status = "refused";
    this.send();
  }

  // Save what has been typed so far, once typing pauses.
  change(answer) {
    this.stage("save", answer);
    if (!this.conflict) this.schedule(SAVE_DELAY);
  }

  // Do something with the answer now: "save", "check", "pass" or "talked".
  submit(action, answer) {
    this.stage(action, answer);
    return this.send();
  }

  // prefer: which version counts after a conflict; seen: the other version that the person saw when choosing.
  stage(action, answer, prefer = "", seen = 0) {
    if (this.client !== this.drafts.client) this.startOwnDraft();
    const revision = this.drafts.nextRevision();
    Object.assign(this, { action, answer, prefer, seen, revision, dirty: true, refused: false });
    this.saveDraft();
    this.setStatus("saving");
  }

  // The resumed draft is sent first, as it is; what is typed now follows it as a draft of this page.
  startOwnDraft() {
    const { client, revision, base, answer, styles, follows, key } = this;
    if (this.dirty && !this.refused) this.earlierDrafts.push({ client, revision, base, answer, styles, follows, key });
    else this.drafts.remove(key);
    this.follows = revision;
    this.client = this.drafts.client;
    this.key = this.drafts.keyFor(this.exercise, this.seat);
  }

  saveDraft(more = {}) {
    const { client, revision, base, answer, styles, follows } = this;
    this.drafts.save(this.key, { client, revision, base, answer, styles, follows, ...more });
  }

  schedule(delay) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), delay);
  }

  // Send now if anything is unsent: when someone leaves a field, returns to the page, or is online again.
  flush() {
    if (this.hasUnsent && !this.sending) this.send();
  }

  // A refused draft is not sent again, but earlier drafts still are.
  get hasUnsent() {
    return this.dirty && (!this.refused || this.earlierDrafts.length > 0);
  }

  get payload() {
    const { client, revision, base, seat, action, answer, prefer, seen, styles } = this;
    return { client, revision, base, seat, do: action, answer, prefer, seen, styles };
  }

  async send() {
    clearTimeout(this.timer);
    if (this.sending || this.conflict || !this.hasUnsent) return;
    this.sending = true;
    try {
      const failure = await this.sendEarlierDrafts();
      const sent = this.payload;
      if (this.refused && !failure) this.setStatus("refused");
      else this.handleResponse(sent, failure || (await this.transport.send(this.exercise, sent)));
    } catch (error) {
      this.handleError(error);
    } finally {
      this.sending = false;
    }
    if (this.dirty && !this.conflict && this.status === "saving") this.schedule(0);
  }

  // Send until nothing is left. Throws OfflineError if something cannot be sent, or someone has to choose first.
  async sendAll() {
    while (this.dirty || this.sending) {
      if (this.sending) await new Promise((resolve) => setTimeout(resolve, 50));
      else await this.send();
      const stopped = this.conflict || this.status === "failed" || this.refused;
      if (!this.sending && stopped) throw new OfflineError("not sent");
    }
  }

  // Return the response that stopped this, or null if all earlier drafts have arrived.
  async sendEarlierDrafts() {
    while (this.earlierDrafts.length) {
      const { client, revision, base, answer, styles, key } = this.earlierDrafts[0];
      const message = { client, revision, base, seat: this.seat, do: "save", answer, styles };
      const { status, reply } = await this.transport.send(this.exercise, message);
      const refused = status === 400 || status === 410;
      if (status !== 200 && !refused) return { status, reply };
      const draft = this.earlierDrafts.shift();
      const followers = [...this.earlierDrafts, this].filter(({ follows }) => follows === revision);
      const saved = status === 200 && !reply.other;
      // A draft that follows has not seen what was merged in, so it still begins where this one began.
      if (saved && !reply.merged) followers.forEach((follower) => (follower.base = reply.version));
      // A draft stays until it is saved, or contained in one that follows it.
      if (followers.length || saved) this.drafts.remove(key);
      else if (refused) this.drafts.save(key, { ...draft, refused, retired: status === 410 });
    }
    return null;
  }

  handleResponse(sent, { status, reply }) {
    const isLatest = sent.revision === this.revision;
    if (status === 200 && isLatest) Object.assign(this, { prefer: "", seen: 0 });
    if (status === 200 && reply.other) {
      Object.assign(this, { conflict: reply.other, canKeepBoth: reply.both === true, action: "save" });
      this.setStatus("failed", reply);
    } else if (status === 200) {
      this.acknowledge(sent, reply, isLatest);
    } else if (status === 400 || status === 410) {
      this.refuse(status, reply, isLatest);
    } else if (status === 403) {
      this.message = reply.error || "";
      this.setStatus("failed");
    } else {
      this.serverFailed = status !== 503;
      if (this.serverFailed) console.error(`${this.exercise}: ${status} ${reply.error}`);
      this.retryLater(status === 404 ? reply.error : "");
    }
  }

  acknowledge(sent, reply, isLatest) {
    if (typeof reply.version !== "number") throw new Error(`${this.exercise}: the reply has no version`);
    // What was typed while this was sent has not seen what was merged in, so it still begins at the earlier version.
    if (savesAnswer(sent) && (isLatest || !reply.merged)) this.base = reply.version;
    if (isLatest && reply.merged) this.answer = reply.merged.answer;
    this.delay = 0;
    if (isLatest) {
      this.dirty = false;
      this.drafts.remove(this.key);
      this.action = "save";
      this.savedAt = reply.saved || this.savedAt;
    } else {
      this.removeEarlierDrafts(sent.revision);
      this.saveDraft();
    }
    this.setStatus(isLatest ? "saved" : "saving", reply, sent);
  }

  removeEarlierDrafts(revision) {
    const isSaved = (draft) => draft.revision === revision;
    this.earlierDrafts.filter(isSaved).forEach(({ key }) => this.drafts.remove(key));
    this.earlierDrafts = this.earlierDrafts.filter((draft) => !isSaved(draft));
  }

  // retired: the workbook no longer has this exercise.
  refuse(status, reply, isLatest) {
    this.message = reply.refused || reply.error || "";
    this.action = "save";
    if (isLatest) {
      this.refused = true;
      this.saveDraft({ refused: true, retired: status === 410 });
    }
    this.setStatus(isLatest ? "refused" : "saving");
  }

  handleError(error) {
    this.serverFailed = !(error instanceof OfflineError);
    if (this.serverFailed) reportError(error);
    if (this.dirty) this.retryLater(); // otherwise it was saved, and only showing that has failed
  }

  // Offline: retry for as long as it takes. After an error: ever less often, and in the end only on flush().
  retryLater(message = "") {
    this.message = message;
    this.delay = Math.min(this.serverFailed ? LONGEST_ERROR_DELAY : LONGEST_OFFLINE_DELAY, this.delay * 2 || 1000);
    if (this.delay < LONGEST_ERROR_DELAY) this.schedule(this.delay);
    this.setStatus("failed");
  }

  setStatus(status, reply, sent) {
    this.status = status;
    this.onChange(this, reply, sent);
  }

  // Settle a conflict: keep "mine", the "other" version, or "both".
  resolveConflict(choice) {
    const { version } = this.conflict;
    this.conflict = null;
    this.stage("save", this.answer, choice, version);
    this.flush();
  }

  // The page is closing: make a last attempt. If it fails, the draft is still in the browser's storage.
  sendOnLeave() {
    if (this.dirty && !this.conflict && !this.refused) this.transport.sendOnLeave(this.exercise, this.payload);
  }
}
