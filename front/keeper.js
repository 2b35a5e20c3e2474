// One answer (an exercise, a seat) on its way to the server: stored here first, sent, sent again, acknowledged.

import { Offline } from "./carriers.js";
import { report } from "./faults.js";

const QUIET = 400;
const SLOWEST = 15000;
const GIVE_UP = 300000;

export class Keeper {
  // told(keeper, reply) is called whenever something has changed; reply only where the server answered.
  constructor(exercise, seat, page, told) {
    const { carrier, drafts, styles } = page;
    Object.assign(this, { exercise, seat, page, carrier, drafts, styles, told });
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
    this.earlier = [];
    this.delay = 0;
    this.timer = 0;
  }

  // What pages of this browser left behind: the newest is shown, all are sent, each as its page would have.
  adopt(drafts) {
    this.earlier = drafts.slice(0, -1);
    const { client, revision, base, answer, follows, key, refused, styles } = drafts.at(-1);
    Object.assign(this, { client, revision, base, answer, follows, key, styles });
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
    this.styles = this.page.styles;
    this.revision = this.drafts.next();
    this.dirty = true;
    this.keep();
    this.tell("saving");
  }

  // What was left behind goes its own way first; what is typed now follows it.
  typeOn() {
    const { client, revision, base, answer, styles, key } = this;
    if (this.dirty && this.saved !== "refused") this.earlier.push({ client, revision, base, answer, styles, key });
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
    if (this.dirty && !this.busy && this.saved !== "refused") this.send();
  }

  get body() {
    const { client, revision, base, seat, what, answer, prefer, styles } = this;
    return { client, revision, base, seat, do: what, answer, prefer, styles };
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

  // Until nothing waits any more; fails where it does not arrive, or where somebody has to choose first.
  async sendAll() {
    while (this.dirty || this.busy) {
      if (this.busy) await new Promise((done) => setTimeout(done, 50));
      else await this.send();
      if (!this.busy && (this.other || this.saved === "failed" || this.saved === "refused")) throw new Offline("not sent");
    }
  }

  // Gives back the reply to one that was not taken.
  async sendEarlier() {
    while (this.earlier.length) {
      const { client, revision, base, answer, styles, key } = this.earlier[0];
      const sent = { client, revision, base, seat: this.seat, do: "save", answer, styles };
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
      Object.assign(this, { other: reply.other, both: reply.both, what: "save" });
      this.tell("failed", reply);
    } else if (status === 200) {
      if (typeof reply.version !== "number") throw new Error(`${this.exercise}: no reply of ours`);
      // What was typed on meanwhile has not seen what was merged in: it still begins where it began.
      if (last || !reply.merged) this.base = reply.version;
      if (last && reply.merged) this.answer = reply.merged.answer;
      if (last) this.prefer = "";
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

  // Somebody has said which version counts where both changed the same: "mine", "other" or "both".
  choose(which) {
    Object.assign(this, { prefer: which, other: null });
    this.change(this.answer);
    this.hurry();
  }

  // The page goes away: a last try that outlives it; what it does not reach is in storage.
  leave() {
    if (this.dirty && !this.other && this.saved !== "refused") this.carrier.leave(this.exercise, this.body);
  }
}
