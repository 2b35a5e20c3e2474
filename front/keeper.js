// One answer (an exercise, a seat) on its way to the server: stored here first, sent, sent again, acknowledged.

const QUIET = 400;
const SLOWEST = 15000;

export class Keeper {
  // told(keeper, reply) is called whenever something has changed; reply only where the server answered.
  constructor(exercise, seat, { carrier, drafts }, told) {
    Object.assign(this, { exercise, seat, carrier, drafts, told });
    this.key = drafts.keyOf(exercise, seat);
    this.base = 0;
    this.answer = undefined;
    this.revision = 0;
    this.what = "save";
    this.saved = "clean";
    this.message = "";
    this.dirty = false;
    this.busy = false;
    this.other = null;
    this.earlier = [];
    this.delay = 0;
    this.timer = 0;
  }

  // What a page of this browser left behind: the newest is shown, all are sent.
  adopt(drafts) {
    const newest = drafts.at(-1);
    this.earlier = drafts.slice(0, -1);
    Object.assign(this, { answer: newest.answer, base: newest.base, revision: newest.revision, left: newest.key });
    this.dirty = true;
    if (newest.refused) this.saved = "refused";
    else this.send();
  }

  change(answer) {
    this.answer = answer;
    this.revision = this.drafts.next();
    this.what = "save";
    this.dirty = true;
    this.keep();
    this.tell("saving");
    if (!this.other) this.wait(QUIET);
  }

  act(what, answer) {
    this.answer = answer;
    this.revision = this.drafts.next();
    this.what = what;
    this.dirty = true;
    this.keep();
    this.tell("saving");
    return this.send();
  }

  keep(more = {}) {
    const { answer, base, revision } = this;
    this.drafts.put(this.key, { answer, base, revision, ...more });
    if (this.left && this.left !== this.key && this.drafts.reliable) {
      this.drafts.remove(this.left);
      this.left = "";
    }
  }

  forget() {
    this.drafts.remove(this.key);
    if (this.left) this.drafts.remove(this.left);
    this.left = "";
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
    const { revision, base, seat, what, answer } = this;
    return { client: this.drafts.client, revision, base, seat, do: what, answer };
  }

  async send() {
    clearTimeout(this.timer);
    if (this.busy || this.other || !this.dirty) return;
    this.busy = true;
    try {
      await this.sendEarlier();
      const sent = this.body;
      this.take(sent, await this.carrier.send(this.exercise, sent));
    } catch {
      this.again(); // no connection: the answer stays in storage
    } finally {
      this.busy = false;
    }
    if (this.dirty && !this.other && this.saved === "saving") this.wait(0);
  }

  async sendEarlier() {
    while (this.earlier.length) {
      const { revision, base, answer, key } = this.earlier[0];
      const sent = { client: this.drafts.client, revision, base, seat: this.seat, do: "save", answer };
      const { status, reply } = await this.carrier.send(this.exercise, sent);
      if (status !== 200 && status !== 400) throw new Error("not sent");
      if (status === 200 && !reply.other) this.drafts.remove(key);
      this.earlier.shift();
    }
  }

  take(sent, { status, reply }) {
    const last = sent.revision === this.revision;
    if (status === 200 && reply.other) {
      this.other = reply.other;
      this.what = "save";
      this.tell("failed", reply);
    } else if (status === 200) {
      this.base = reply.version;
      this.delay = 0;
      if (last) {
        this.dirty = false;
        this.forget();
        this.what = "save";
        this.at = reply.saved || this.at;
        this.tell("saved", reply, sent);
      } else {
        this.keep();
        this.tell("saving", reply, sent);
      }
    } else if (status === 400) {
      this.message = reply.refused || "";
      if (last) this.keep({ refused: true });
      this.what = "save";
      this.tell(last ? "refused" : "saving");
    } else if (status === 403) {
      this.message = reply.error || "";
      this.tell("failed");
    } else {
      this.again();
    }
  }

  again() {
    this.message = "";
    this.tell("failed");
    this.delay = Math.min(SLOWEST, this.delay * 2 || 1000);
    this.wait(this.delay);
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
    this.forget();
    this.tell("saved");
  }

  // The page goes away: a last try that outlives it; what it does not reach is in storage.
  leave() {
    if (this.dirty && !this.other && this.saved !== "refused") this.carrier.leave(this.exercise, this.body);
  }
}
