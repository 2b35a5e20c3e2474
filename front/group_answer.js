// The group's answer to one exercise in a live tool: fetched, kept, and told where another phone changed it too.

import { unlessOffline } from "./carriers.js";
import { fill, make, show } from "./dom.js";
import { Keeper } from "./keeper.js";
import { rowsIn } from "./rows.js";

export class GroupAnswer {
  // tool: its carrier and drafts, the page's sentences, the model of its widget; arrived() and showSaved() are called.
  constructor(exercise, tool) {
    Object.assign(this, { exercise, tool, version: -1, answer: null });
    this.draw();
    this.keeper = new Keeper(exercise, 0, tool, (keeper, reply, sent) => this.told(reply, sent));
    // What was refused and is written in another way can neither be sent nor be handed on.
    const isOurs = ({ refused, styles }) => !refused || styles === tool.styles;
    const left = tool.drafts.list().filter((draft) => draft.exercise === exercise && draft.seat === 0 && isOurs(draft));
    if (left.length) this.keeper.adopt(left);
  }

  draw() {
    const { words } = this.tool;
    const differs = { class: "conflict", role: "group", "aria-label": words.differs, "data-exercise": this.exercise };
    this.conflict = make("div", "", differs);
    const choice = (action, text) => {
      const button = make("button", text, { type: "button", class: "button", "data-action": action });
      button.addEventListener("click", () => this.choose(action));
      return button;
    };
    this.mine = make("dl");
    this.other = make("dl");
    const { mine, theOther, keepMine, takeOther, seen } = this.tool.model.get("words");
    this.conflict.append(
      make("p", mine), this.mine, choice("mine", keepMine),
      make("p", theOther), this.other, choice("other", takeOther),
    );
    this.conflict.hidden = true;
    this.lost = make("div", "", { class: "notice", role: "status", "data-lost": "" });
    this.before = make("dl");
    const seenIt = make("button", seen, { type: "button", class: "button" });
    seenIt.addEventListener("click", () => show(this.lost, false));
    this.lost.append(make("p", words.lost), this.before, seenIt);
    this.lost.hidden = true;
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

  told(reply, sent) {
    if (reply?.merged && !this.keeper.dirty) this.tellLost(sent.answer, reply.merged.answer);
    if (this.keeper.saved === "saved" && reply) {
      this.version = reply.version;
      if (this.keeper.styles === this.tool.styles) this.hand(this.keeper.answer);
      else this.look();
    }
    this.show();
  }

  // What stood here and was changed on another device does not vanish without a word.
  tellLost(before, answer) {
    const gone = differing(before, answer).filter((name) => name in before);
    if (!gone.length) return;
    this.list(this.before, before, gone);
    show(this.lost, true);
  }

  show() {
    const { keeper } = this;
    this.tool.showSaved();
    show(this.conflict, Boolean(keeper.other));
    if (!keeper.other) return;
    const names = differing(keeper.answer, keeper.other.answer);
    this.list(this.mine, keeper.answer, names);
    this.list(this.other, keeper.other.answer, names);
  }

  // What an answer holds in these fields, in words.
  list(box, answer, names) {
    box.replaceChildren(
      ...names.flatMap((name) => [
        make("dt", this.labelOf(name, answer)),
        make("dd", String(answer[name] ?? "") || this.tool.words.empty, { dir: "auto" }),
      ]),
    );
  }

  // In a table a field is called by its column and the place of its row.
  labelOf(name, answer) {
    const labels = this.tool.model.get("labels")[this.exercise] || {};
    const { line, another } = this.tool.model.get("words");
    const [part, row, column] = name.split(".");
    const what = labels[name] || labels[`${part}.*.${column}`] || another;
    if (name in labels || !column) return what;
    const place = [...rowsIn({ dataset: { grid: part, least: 0 } }, answer)].indexOf(row) + 1;
    return place ? fill(line, { what, n: place }) : what;
  }
}

// The fields in which two answers differ; the order of rows is none.
function differing(one, other) {
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])].filter((name) => !name.endsWith(".rows"));
  return names.filter((name) => String(one[name] ?? "") !== String(other[name] ?? ""));
}
