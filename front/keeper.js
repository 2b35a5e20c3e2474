// One answer (an exercise, a seat) on its way to the server: stored here first, sent, sent again, acknowledged.

import { Offline } from "./carriers.js";
import { report } from "./faults.js";

const QUIET = 400;
const SLOWEST = 15000;
const GIVE_UP = 300000;

// Passing, and that the room has talked, change no answer: what is said of them says nothing of what this page has seen.
export const isKept = ({ do: what }) => what === "save" || what === "check";

export class Keeper {
  // styles: how numbers are written in this answer. told(keeper, reply, sent) is called whenever something has changed;
  // reply only where the server answered.
  constructor(exercise, seat, { carrier, drafts, styles }, told) {
    Object.assign(this, { exercise, seat, carrier, drafts, styles, told });
    this.key = drafts.keyOf(exercise, seat);
    this.client = drafts.client;
    this.base = 0;
    this.answer = undefined;
    this.revision = 0;
    this.what = "save";
    this.saved = "clean";
    this.message = "";
    this.dirty = false;
    this.broken = false; // by a fault of ours, not by the connection
    this.busy = false;
    this.other = null;
    this.prefer = "";
    this.seen = 0;
    this.refused = false;
    this.earlier = [];
    this.delay = 0;
    this.timer = 0;
  }

  // What pages of this browser left behind: the newest is shown, all are sent, each as its page would have.
  adopt(drafts) {
    this.earlier = drafts.slice(0, -1).filter((draft) => !draft.refused);
    const { client, revision, base, answer, follows, key, refused = false, styles } = drafts.at(-1);
    Object.assign(this, { client, revision, base, answer, follows, key, refused, styles });
    this.dirty = true;
    if (refused) this.saved = "refused";
    this.send();
  }

  change(answer) {
    this.write("save", answer);
    if (!this.other) this.wait(QUIET);
  }

  act(what, answer) {
    this.write(what, answer);
    return this.send();
  }

  // prefer: which version counts where somebody has seen that they differ; seen: the version that they saw.
  write(what, answer, prefer = "", seen = 0) {
    if (this.client !== this.drafts.client) this.typeOn();
    Object.assign(this, { what, answer, prefer, seen, revision: this.drafts.next(), dirty: true, refused: false });
    this.keep();
    this.tell("saving");
  }

  // What was left behind goes its own way first; what is typed now follows it.
  typeOn() {
    const { client, revision, base, answer, styles, follows, key } = this;
    if (this.dirty && !this.refused) this.earlier.push({ client, revision, base, answer, styles, follows, key });
    else this.drafts.remove(key);
    this.follows = revision;
    this.client = this.drafts.client;
    this.key = this.drafts.keyOf(this.exercise, this.seat);
  }

  keep(more = {}) {
    const { client, revision, base, answer, styles, follows } = this;
    this.drafts.put(this.key, { client, revision, base, answer, styles, follows, ...more });
  }

  wait(delay) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), delay);
  }

  // Now, where something waits: on leaving a field, on coming back, when the connection is there again.
  hurry() {
    if (this.waits && !this.busy) this.send();
  }

  // What was refused is not sent again as it is; what was left behind before it is sent all the same.
  get waits() {
    return this.dirty && (!this.refused || this.earlier.length > 0);
  }

  get body() {
    const { client, revision, base, seat, what, answer, prefer, seen, styles } = this;
    return { client, revision, base, seat, do: what, answer, prefer, seen, styles };
  }

  async send() {
    clearTimeout(this.timer);
    if (this.busy || this.other || !this.waits) return;
    this.busy = true;
    try {
      const stopped = await this.sendEarlier();
      const sent = this.body;
      if (this.refused && !stopped) this.tell("refused");
      else this.take(sent, stopped || (await this.carrier.send(this.exercise, sent)));
    } catch (error) {
      this.failed(error); // the answer stays in storage
    } finally {
      this.busy = false;
    }
    if (this.dirty && !this.other && this.saved === "saving") this.wait(0);
  }

  // Until nothing waits any more; fails where it does not arrive, or where somebody has to choose first.
  async sendAll() {
    while (this.dirty || this.busy) {
      if (this.busy) await new Promise((done) => setTimeout(done, 50));
      else await this.send();
      if (!this.busy && (this.other || this.saved === "failed" || this.refused)) throw new Offline("not sent");
    }
  }

  // Gives back the reply to one that did not arrive.
  async sendEarlier() {
    while (this.earlier.length) {
      const { client, revision, base, answer, styles, key } = this.earlier[0];
      const sent = { client, revision, base, seat: this.seat, do: "save", answer, styles };
      const { status, reply } = await this.carrier.send(this.exercise, sent);
      const refused = status === 400 || status === 410;
      if (status !== 200 && !refused) return { status, reply };
      const draft = this.earlier.shift();
      const followers = [...this.earlier, this].filter(({ follows }) => follows === revision);
      // What follows has not seen what was merged in: it still begins where this one began.
      if (status === 200 && !reply.other && !reply.merged) followers.forEach((each) => (each.base = reply.version));
      // What is taken or is in a later one is done with; else it stays here until it can be offered or looked at.
      if (followers.length || (status === 200 && !reply.other)) this.drafts.remove(key);
      else if (refused) this.drafts.put(key, { ...draft, refused, retired: status === 410 });
    }
    return null;
  }

  take(sent, { status, reply }) {
    const last = sent.revision === this.revision;
    if (status === 200 && last) Object.assign(this, { prefer: "", seen: 0 });
    if (status === 200 && reply.other) {
      Object.assign(this, { other: reply.other, both: reply.both, what: "save" });
      this.tell("failed", reply);
    } else if (status === 200) {
      if (typeof reply.version !== "number") throw new Error(`${this.exercise}: no reply of ours`);
      // What was typed on meanwhile has not seen what was merged in: it still begins where it began.
      if (isKept(sent) && (last || !reply.merged)) this.base = reply.version;
      if (last && reply.merged) this.answer = reply.merged.answer;
      this.delay = 0;
      if (last) {
        this.dirty = false;
        this.drafts.remove(this.key);
        this.what = "save";
        this.at = reply.saved || this.at;
        this.tell("saved", reply, sent);
      } else {
        this.acknowledge(sent);
        this.keep();
        this.tell("saving", reply, sent);
      }
    } else if (status === 400 || status === 410) {
      this.message = reply.refused || reply.error || "";
      if (last) this.refused = true;
      if (last) this.keep({ refused: true, retired: status === 410 }); // retired: the workbook has no such exercise any more
      this.what = "save";
      this.tell(last ? "refused" : "saving");
    } else if (status === 403) {
      this.message = reply.error || "";
      this.tell("failed");
    } else {
      this.broken = status !== 503;
      if (this.broken) console.error(`${this.exercise}: ${status} ${reply.error}`);
      this.again(status === 404 ? reply.error : "");
    }
  }

  // It was on its way when somebody typed on.
  acknowledge({ revision }) {
    this.earlier.filter((draft) => draft.revision === revision).forEach(({ key }) => this.drafts.remove(key));
    this.earlier = this.earlier.filter((draft) => draft.revision !== revision);
  }

  failed(error) {
    this.broken = !(error instanceof Offline);
    if (this.broken) report(error);
    if (this.dirty) this.again(); // else it was acknowledged, and showing that has failed
  }

  // Without a connection it is tried for as long as it takes; after a fault of ours ever more seldom, then only when hurried.
  again(message = "") {
    this.message = message;
    this.delay = Math.min(this.broken ? GIVE_UP : SLOWEST, this.delay * 2 || 1000);
    if (this.delay < GIVE_UP) this.wait(this.delay);
    this.tell("failed");
  }

  tell(saved, reply, sent) {
    this.saved = saved;
    this.told(this, reply, sent);
  }

  // Somebody has said which version counts where both changed the same: "mine", "other" or "both".
  choose(which) {
    const seen = this.other.version;
    this.other = null;
    this.write("save", this.answer, which, seen);
    this.hurry();
  }

  // The page goes away: a last try that outlives it; what it does not reach is in storage.
  leave() {
    if (this.dirty && !this.other && !this.refused) this.carrier.leave(this.exercise, this.body);
  }
}
