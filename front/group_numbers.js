// Between a live tool's kernel and the group's answer: only this page knows who it is and may ask and save.

import { overHttp } from "./carriers.js";
import { fill, make, say, show } from "./dom.js";
import { Drafts, Memory } from "./drafts.js";
import { Keeper } from "./keeper.js";

const LOOK_AGAIN = 15000;

function storage() {
  try {
    localStorage.setItem("coopkit:probe", "");
    localStorage.removeItem("coopkit:probe");
    return localStorage;
  } catch {
    return new Memory();
  }
}

class Numbers {
  constructor(model, el, data) {
    Object.assign(this, { model, words: data.words, kept: storage(), version: -1 });
    this.exercise = model.get("exercise");
    this.place = `coopkit-tried:${data.learner}:${this.exercise}`;
    this.carrier = overHttp(data.answers, data.learner);
    this.drafts = new Drafts(data.learner, this.kept);
    this.draw(el);
    this.keeper = new Keeper(this.exercise, 0, this, (keeper, reply) => this.told(reply));
    const left = this.drafts.list().filter((draft) => draft.exercise === this.exercise && draft.seat === 0);
    if (left.length) this.keeper.adopt(left);
    this.look(true);
  }

  draw(el) {
    this.section = make("div", "", { class: "numbers", "data-exercise": this.exercise, "data-saved": "clean" });
    this.state = make("p", "", { class: "state", role: "status", "aria-live": "polite" });
    this.conflict = make("div", "", { class: "conflict", role: "group" });
    const choice = (action, text) => {
      const button = make("button", text, { type: "button", class: "button", "data-action": action });
      button.addEventListener("click", () => this.choose(action));
      return button;
    };
    this.mine = make("dl");
    this.other = make("dl");
    const { mine, theOther, keepMine, takeOther } = this.model.get("words");
    this.conflict.append(
      make("p", mine), this.mine, choice("mine", keepMine),
      make("p", theOther), this.other, choice("other", takeOther),
    );
    this.conflict.hidden = true;
    this.section.append(this.state, this.conflict);
    el.append(this.section);
  }

  // What the server has now; what is on its way from here is newer.
  async look(first) {
    let found;
    try {
      found = await this.carrier.load(this.exercise);
    } catch {
      return; // no connection; asked again soon
    }
    if (found.status !== 200) return;
    const { version, answer } = found.reply.answers["0"] || { version: 0, answer: {} };
    const { keeper } = this;
    if (keeper.dirty || keeper.busy) this.hand(first, keeper.answer);
    else if (version > this.version) {
      this.version = keeper.base = version;
      keeper.answer = answer;
      this.hand(first, answer);
    }
  }

  hand(first, answer) {
    if (first) this.model.set("tried", JSON.parse(this.kept.getItem(this.place) || "{}"));
    this.model.set("answer", answer);
    this.model.set("known", true);
    this.model.save_changes();
  }

  tried() {
    const tried = this.model.get("tried");
    try {
      if (Object.keys(tried).length) this.kept.setItem(this.place, JSON.stringify(tried));
      else this.kept.removeItem(this.place);
    } catch {
      // a full storage costs what was tried and not kept, no answer
    }
  }

  keep(changes) {
    this.keeper.change({ ...this.keeper.answer, ...changes });
    this.keeper.hurry();
  }

  choose(action) {
    if (action === "mine") this.keeper.keepMine();
    else this.keeper.takeOther();
    this.hand(false, this.keeper.answer);
    this.show();
  }

  told(reply) {
    if (this.keeper.saved === "saved" && reply) {
      this.version = reply.version;
      this.hand(false, this.keeper.answer);
    }
    this.show();
  }

  show() {
    const { keeper, words } = this;
    this.section.dataset.saved = keeper.saved;
    const failed = keeper.message || (this.drafts.reliable ? words.failed : words.unkept);
    const sentences = { saving: words.saving, saved: fill(words.saved, { time: keeper.at || "" }), failed, refused: keeper.message };
    say(this.state, keeper.other ? words.differs : sentences[keeper.saved] || "");
    show(this.conflict, Boolean(keeper.other));
    if (!keeper.other) return;
    this.list(this.mine, keeper.answer, keeper.other.answer);
    this.list(this.other, keeper.other.answer, keeper.answer);
  }

  // Where two versions differ, in words.
  list(box, answer, from) {
    const names = new Set([...Object.keys(answer), ...Object.keys(from)]);
    const labels = this.model.get("labels");
    const differ = [...names].filter((name) => String(answer[name] ?? "") !== String(from[name] ?? ""));
    box.replaceChildren(
      ...differ.flatMap((name) => [
        make("dt", labels[name] || name),
        make("dd", String(answer[name] ?? "") || this.words.empty, { dir: "auto" }),
      ]),
    );
  }

  close() {
    this.keeper.leave();
  }
}

export function render({ model, el }) {
  const inline = document.getElementById("coopkit-state");
  if (!inline) return undefined; // a notebook of its own: nobody is known, and nothing is kept
  const numbers = new Numbers(model, el, JSON.parse(inline.textContent));
  const look = () => document.visibilityState === "visible" && numbers.look();
  const hurry = () => numbers.keeper.hurry();
  const leave = () => numbers.close();
  const keep = (message) => message.keep && numbers.keep(message.keep);
  const tried = () => numbers.tried();
  model.on("msg:custom", keep);
  model.on("change:tried", tried);
  const timer = setInterval(look, LOOK_AGAIN);
  document.addEventListener("visibilitychange", look);
  addEventListener("online", hurry);
  addEventListener("pagehide", leave);
  return () => {
    clearInterval(timer);
    document.removeEventListener("visibilitychange", look);
    removeEventListener("online", hurry);
    removeEventListener("pagehide", leave);
    model.off("msg:custom", keep);
    model.off("change:tried", tried);
    leave();
  };
}
