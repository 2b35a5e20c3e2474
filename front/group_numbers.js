// Between a live tool's kernel and the group's answers: only this page knows who it is and may ask and save.

import { overHttp } from "./carriers.js";
import { make } from "./dom.js";
import { browserStorage, Drafts } from "./drafts.js";
import { tellFaults } from "./faults.js";
import { GroupAnswer } from "./group_answer.js";
import { showSaved } from "./showing.js";

const LOOK_AGAIN = 15000;
const NOT_YET_ALL = 2000; // the server may still be reading its notebooks

class Numbers {
  constructor(model, el, data) {
    const { words, country, styles } = data;
    Object.assign(this, { model, words, country, styles, kept: browserStorage(), known: false });
    const exercises = model.get("exercises");
    this.place = `coopkit-tried:${data.learner}:${exercises.join("+")}`;
    this.carrier = overHttp(data.answers, data.learner);
    this.drafts = new Drafts(data.learner, this.kept);
    this.answers = new Map(exercises.map((exercise) => [exercise, new GroupAnswer(exercise, this)]));
    this.section = make("div", "", { class: "numbers", "data-saved": "clean" });
    const state = make("p", "", { class: "state", "data-state": "", role: "status", "aria-live": "polite" });
    this.section.append(state, ...[...this.answers.values()].flatMap(({ conflict, lost }) => [conflict, lost]));
    el.append(this.section);
    this.look();
  }

  showSaved() {
    const keepers = [...this.answers.values()].map(({ keeper }) => keeper);
    showSaved(this.section, keepers, this.words, this.drafts.reliable);
  }

  look() {
    this.answers.forEach((answer) => answer.look());
  }

  // The kernel hears of the group once all its answers are there: no tool begins with half of them.
  arrived() {
    const found = [...this.answers].map(([exercise, { answer }]) => [exercise, answer]);
    if (found.some(([, answer]) => !answer)) return;
    if (!this.known) this.model.set("tried", JSON.parse(this.kept.getItem(this.place) || "{}"));
    this.known = true;
    this.model.set("country", this.country ?? null);
    this.model.set("styles", this.styles);
    this.model.set("answers", Object.fromEntries(found));
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
    for (const [exercise, fields] of Object.entries(changes)) this.answers.get(exercise)?.keep(fields);
  }

  hurry() {
    this.answers.forEach(({ keeper }) => keeper.hurry());
  }

  leave() {
    this.answers.forEach(({ keeper }) => keeper.leave());
  }
}

export function render({ model, el }) {
  const inline = document.getElementById("coopkit-state");
  if (!inline) return undefined; // a notebook of its own: nobody is known, and nothing is kept
  const silence = tellFaults(document.querySelector("[data-fault]"), import.meta.url);
  const numbers = new Numbers(model, el, JSON.parse(inline.textContent));
  const look = () => document.visibilityState === "visible" && numbers.look();
  const hurry = () => numbers.hurry();
  const leave = () => numbers.leave();
  const keep = (message) => message.keep && numbers.keep(message.keep);
  const tried = () => numbers.tried();
  model.on("msg:custom", keep);
  model.on("change:tried", tried);
  let timer = 0;
  const wait = () => {
    timer = setTimeout(() => (look(), wait()), numbers.known ? LOOK_AGAIN : NOT_YET_ALL);
  };
  wait();
  document.addEventListener("visibilitychange", look);
  addEventListener("online", hurry);
  addEventListener("pagehide", leave);
  return () => {
    silence();
    clearTimeout(timer);
    document.removeEventListener("visibilitychange", look);
    removeEventListener("online", hurry);
    removeEventListener("pagehide", leave);
    model.off("msg:custom", keep);
    model.off("change:tried", tried);
    leave();
  };
}
