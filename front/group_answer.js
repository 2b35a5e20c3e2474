// The group's answer to one exercise in a live tool: fetched, kept, and told where another phone changed it too.

import { unlessOffline } from "./carriers.js";
import { make, show } from "./dom.js";
import { Keeper } from "./keeper.js";

export class GroupAnswer {
  // tool: its carrier and drafts, the page's sentences, the model of its widget; arrived() and showSaved() are called.
  constructor(exercise, tool) {
    Object.assign(this, { exercise, tool, version: -1, answer: null });
    this.draw();
    this.keeper = new Keeper(exercise, 0, tool, (keeper, reply) => this.told(reply));
    const left = tool.drafts.list().filter((draft) => draft.exercise === exercise && draft.seat === 0);
    if (left.length) this.keeper.adopt(left);
  }

  draw() {
    this.conflict = make("div", "", { class: "conflict", role: "group", "data-exercise": this.exercise });
    const choice = (action, text) => {
      const button = make("button", text, { type: "button", class: "button", "data-action": action });
      button.addEventListener("click", () => this.choose(action));
      return button;
    };
    this.mine = make("dl");
    this.other = make("dl");
    const { mine, theOther, keepMine, takeOther } = this.tool.model.get("words");
    this.conflict.append(
      make("p", mine), this.mine, choice("mine", keepMine),
      make("p", theOther), this.other, choice("other", takeOther),
    );
    this.conflict.hidden = true;
  }

  // What the server has now; what is on its way from here is newer.
  async look() {
    if (this.retired) return;
    const { status, reply } = await this.tool.carrier.load(this.exercise, this.tool.styles).catch(unlessOffline);
    this.retired = status === 410;
    if (status !== 200) return; // asked again soon
    const { version, answer } = reply.answers["0"] || { version: 0, answer: {} };
    const { keeper } = this;
    if (keeper.dirty || keeper.busy) this.hand(keeper.answer);
    else if (version > this.version) {
      this.version = keeper.base = version;
      keeper.answer = answer;
      this.hand(answer);
    }
  }

  hand(answer) {
    this.answer = answer;
    this.tool.arrived();
  }

  keep(changes) {
    this.keeper.change({ ...this.keeper.answer, ...changes });
    this.keeper.hurry();
  }

  choose(action) {
    this.keeper.choose(action);
    this.hand(this.keeper.answer);
    this.show();
  }

  told(reply) {
    if (this.keeper.saved === "saved" && reply) {
      this.version = reply.version;
      this.hand(this.keeper.answer);
    }
    this.show();
  }

  show() {
    const { keeper } = this;
    this.tool.showSaved();
    show(this.conflict, Boolean(keeper.other));
    if (!keeper.other) return;
    this.list(this.mine, keeper.answer, keeper.other.answer);
    this.list(this.other, keeper.other.answer, keeper.answer);
  }

  // Where two versions differ, in words.
  list(box, answer, from) {
    const names = new Set([...Object.keys(answer), ...Object.keys(from)]);
    const labels = this.tool.model.get("labels")[this.exercise] || {};
    const differ = [...names].filter((name) => String(answer[name] ?? "") !== String(from[name] ?? ""));
    box.replaceChildren(
      ...differ.flatMap((name) => [
        make("dt", labels[name] || name),
        make("dd", String(answer[name] ?? "") || this.tool.words.empty, { dir: "auto" }),
      ]),
    );
  }
}
