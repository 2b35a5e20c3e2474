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
    // What was refused and is written in another way can neither be sent nor be handed on.
    const isOurs = ({ refused, styles }) => !refused || styles === tool.styles;
    const left = tool.drafts.list().filter((draft) => draft.exercise === exercise && draft.seat === 0 && isOurs(draft));
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
    if (keeper.dirty || keeper.busy) this.handKept();
    else if (version > this.version || keeper.styles !== this.tool.styles) {
      this.version = keeper.base = version;
      Object.assign(keeper, { answer, styles: this.tool.styles });
      this.hand(answer);
    }
  }

  // Written in another way, the same text may be another number: it is sent as that first, and asked for anew.
  handKept() {
    if (this.keeper.styles === this.tool.styles) this.hand(this.keeper.answer);
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
    this.handKept();
    this.show();
  }

  told(reply) {
    if (this.keeper.saved === "saved" && reply) {
      this.version = reply.version;
      if (this.keeper.styles === this.tool.styles) this.hand(this.keeper.answer);
      else this.look();
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
