// One answer (an exercise, a seat) on its way to the server: stored here first, sent, sent again, acknowledged.

import { Offline } from "./carriers.js";
import { report } from "./faults.js";

const QUIET = 400;
const SLOWEST = 15000;
const GIVE_UP = 300000;

export class Keeper {
  // told(keeper, reply) is called whenever something has changed; reply only where the server answered.
  constructor(exercise, seat, { carrier, drafts }, told) {
    Object.assign(this, { exercise, seat, carrier, drafts, told });
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
    this.earlier = [];
    this.delay = 0;
    this.timer = 0;
  }

  // What pages of this browser left behind: the newest is shown, all are sent, each as its page would have.
  adopt(drafts) {
    this.earlier = drafts.slice(0, -1);
    const { client, revision, base, answer, follows, key, refused } = drafts.at(-1);
    Object.assign(this, { client, revision, base, answer, follows, key });
    this.dirty = true;
    if (refused) this.saved = "refused";
    else this.send();
  }

  change(answer) {
    this.write("save", answer);
    if (!this.other) this.wait(QUIET);
  }

  act(what, answer) {
    this.write(what, answer);
    return this.send();
  }

  write(what, answer) {
    if (this.client !== this.drafts.client) this.typeOn();
    this.what = what;
    this.answer = answer;
    this.revision = this.drafts.next();
    this.dirty = true;
    this.keep();
    this.tell("saving");
  }

  // What was left behind goes its own way first; what is typed now follows it.
  typeOn() {
    const { client, revision, base, answer, key } = this;
    if (this.dirty && this.saved !== "refused") this.earlier.push({ client, revision, base, answer, key });
    else this.drafts.remove(key);
    this.follows = revision;
    this.client = this.drafts.client;
    this.key = this.drafts.keyOf(this.exercise, this.seat);
  }

  keep(more = {}) {
    const { client, revision, base, answer, follows } = this;
    this.drafts.put(this.key, { client, revision, base, answer, follows, ...more });
  }

  wait(delay) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), delay);
  }

  // Now, where something waits: on leaving a field, on coming back, when the connection is there again.
  hurry() {
    if (this.dirty && !this.busy && this.saved !== "refused") this.send();
  }

  get body() {
    const { client, revision, base, seat, what, answer } = this;
    return { client, revision, base, seat, do: what, answer };
  }

  async send() {
    clearTimeout(this.timer);
    if (this.busy || this.other || !this.dirty) return;
    this.busy = true;
    try {
      const stopped = await this.sendEarlier();
      const sent = this.body;
      this.take(sent, stopped || (await this.carrier.send(this.exercise, sent)));
    } catch (error) {
      this.failed(error); // the answer stays in storage
    } finally {
      this.busy = false;
    }
    if (this.dirty && !this.other && this.saved === "saving") this.wait(0);
  }

  // Gives back the reply to one that was not taken.
  async sendEarlier() {
    while (this.earlier.length) {
      const { client, revision, base, answer, key } = this.earlier[0];
      const sent = { client, revision, base, seat: this.seat, do: "save", answer };
      const { status, reply } = await this.carrier.send(this.exercise, sent);
      if (status !== 200 && status !== 400) return { status, reply };
      const followed = revision === this.follows;
      if (followed && status === 200 && !reply.other) this.base = reply.version;
      // Put aside by the server and not typed on: it stays here until it can be offered.
      if (followed || !reply.other) this.drafts.remove(key);
      this.earlier.shift();
    }
    return null;
  }

  take(sent, { status, reply }) {
    const last = sent.revision === this.revision;
    if (status === 200 && reply.other) {
      this.other = reply.other;
      this.what = "save";
      this.tell("failed", reply);
    } else if (status === 200) {
      if (typeof reply.version !== "number") throw new Error(`${this.exercise}: no reply of ours`);
      this.base = reply.version;
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

  keepMine() {
    this.base = this.other.version;
    this.other = null;
    this.change(this.answer);
    this.hurry();
  }

  takeOther() {
    Object.assign(this, { answer: this.other.answer, base: this.other.version, other: null, dirty: false });
    this.drafts.remove(this.key);
    this.tell("saved");
  }

  // The page goes away: a last try that outlives it; what it does not reach is in storage.
  leave() {
    if (this.dirty && !this.other && this.saved !== "refused") this.carrier.leave(this.exercise, this.body);
  }
}
