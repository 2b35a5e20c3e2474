// Connects a live tool's kernel with the group's saved answers: only the page knows who is asking, and may load and save.

import { changedFields, overwrittenFields, rowIdsOf } from "./answers.js";
import { Autosave } from "./autosave.js";
import { createElement, formatMessage, setVisible } from "./dom.js";
import { ignoreOffline, showScriptErrors } from "./errors.js";
import { renderPairs, renderSaveStatus } from "./exercise_view.js";
import { browserStorage, DraftStore } from "./storage.js";
import { httpTransport } from "./transport.js";

const POLL_INTERVAL = 15000;
const STARTING_INTERVAL = 2000; // the server may still be reading its notebooks

// The page keeps the example out of sight until the group's own numbers are there, so that nobody reads it as theirs.
const announceShown = () => dispatchEvent(new Event("coopkit:shown"));

/** The group's answer to one exercise: loaded, saved, and shown where another phone has changed it too. */
class ToolAnswer {
  constructor(exercise, tool) {
    Object.assign(this, { exercise, tool, version: -1, answer: null });
    this.createBoxes();
    this.autosave = new Autosave(exercise, 0, tool, (_autosave, reply, sent) => this.onSaveChange(reply, sent));
    // A refused draft in another number style can neither be sent nor be given to the tool.
    const isUsable = ({ refused, styles }) => !refused || styles === tool.styles;
    const isMine = (draft) => draft.exercise === exercise && draft.seat === 0 && isUsable(draft);
    tool.drafts.listByAnswer(isMine).forEach((drafts) => this.autosave.resume(drafts));
  }

  createBoxes() {
    const { words } = this.tool;
    const { mine, theOther, keepMine, takeOther, seen } = this.tool.model.get("words");
    const button = (text, onClick, attributes = {}) => {
      const element = createElement("button", text, { type: "button", class: "button", ...attributes });
      element.addEventListener("click", onClick);
      return element;
    };
    const choice = (which, text) => button(text, () => this.resolveConflict(which), { "data-action": which });
    const label = { role: "group", "aria-label": words.differs, "data-exercise": this.exercise };
    this.conflictBox = createElement("div", "", { class: "conflict", ...label });
    this.mine = createElement("dl");
    this.other = createElement("dl");
    this.conflictBox.append(createElement("p", mine), this.mine, choice("mine", keepMine));
    this.conflictBox.append(createElement("p", theOther), this.other, choice("other", takeOther));
    this.conflictBox.hidden = true;
    this.overwrittenBox = createElement("div", "", { class: "notice", role: "status", "data-lost": "" });
    this.overwritten = createElement("dl");
    const dismiss = button(seen, () => setVisible(this.overwrittenBox, false));
    this.overwrittenBox.append(createElement("p", words.lost), this.overwritten, dismiss);
    this.overwrittenBox.hidden = true;
  }

  // Load the server's answer; if ours is unsent, it is newer.
  async refresh() {
    if (this.retired) return;
    const { autosave, tool } = this;
    const { status, reply } = await tool.transport.load(this.exercise, tool.styles).catch(ignoreOffline);
    this.retired = status === 410;
    if (status !== 200) {
      announceShown(); // the example is better than nothing
      return; // polled again soon
    }
    const { version, answer } = reply.answers["0"] || { version: 0, answer: {} };
    if (autosave.dirty || autosave.sending) this.publishOwn();
    else if (version > this.version || autosave.styles !== tool.styles) {
      this.version = autosave.base = version;
      Object.assign(autosave, { answer, styles: tool.styles });
      this.publish(answer);
    }
  }

  // In another number style the same text may be another number: such an answer is saved first, then loaded again.
  publishOwn() {
    if (this.autosave.styles === this.tool.styles) this.publish(this.autosave.answer);
  }

  publish(answer) {
    this.answer = answer;
    this.tool.publish();
  }

  // base: the version that the tool showed when somebody began to try other numbers.
  save(changes, base = this.autosave.base) {
    if (!this.autosave.dirty) this.autosave.base = Math.min(base, this.autosave.base);
    this.autosave.change({ ...this.autosave.answer, ...changes });
    this.autosave.flush();
  }

  resolveConflict(choice) {
    this.autosave.resolveConflict(choice);
    this.publishOwn();
    this.render();
  }

  onSaveChange(reply, sent) {
    const { autosave, tool } = this;
    if (reply?.merged && !autosave.dirty) this.showOverwritten(sent.answer, reply.merged.answer);
    if (autosave.status === "saved" && reply) {
      this.version = reply.version;
      if (autosave.styles === tool.styles) this.publish(autosave.answer);
      else this.refresh();
    }
    this.render();
  }

  // What another device replaced does not disappear silently.
  showOverwritten(before, after) {
    const names = overwrittenFields(before, after);
    if (!names.length) return;
    renderPairs(this.overwritten, this.describe(before, names));
    setVisible(this.overwrittenBox, true);
  }

  render() {
    const { answer, conflict } = this.autosave;
    this.tool.renderSaveStatus();
    setVisible(this.conflictBox, Boolean(conflict));
    if (!conflict) return;
    const names = changedFields(answer, conflict.answer);
    renderPairs(this.mine, this.describe(answer, names));
    renderPairs(this.other, this.describe(conflict.answer, names));
  }

  // [label, value in words] of these fields.
  describe(answer, names) {
    return names.map((name) => [this.labelOf(name, answer), String(answer[name] ?? "") || this.tool.words.empty]);
  }

  // A field of a table is named by its column and the place of its row.
  labelOf(name, answer) {
    const labels = this.tool.model.get("labels")[this.exercise] || {};
    const { line, another } = this.tool.model.get("words");
    const [part, row, column] = name.split(".");
    const label = labels[name] || labels[`${part}.*.${column}`] || another;
    if (name in labels || !column) return label;
    const place = rowIdsOf(answer, part).indexOf(row) + 1;
    return place ? formatMessage(line, { what: label, n: place }) : label;
  }
}

/** Gives a tool's kernel the group's answers, and saves what the tool wants to keep. */
class ToolAnswers {
  constructor(model, element, { learner, answers, words, country, styles }) {
    Object.assign(this, { model, words, country, styles, storage: browserStorage(), loaded: false });
    const exercises = model.get("exercises");
    this.triedKey = `coopkit-tried:${learner}:${exercises.join("+")}`;
    this.transport = httpTransport(answers, learner);
    this.drafts = new DraftStore(learner, this.storage);
    this.answers = new Map(exercises.map((exercise) => [exercise, new ToolAnswer(exercise, this)]));
    this.section = createElement("div", "", { class: "numbers", "data-saved": "clean" });
    const live = { role: "status", "aria-live": "polite" };
    const status = createElement("p", "", { class: "state", "data-state": "", ...live });
    const boxes = [...this.answers.values()].flatMap((
      { conflictBox, overwrittenBox },
    ) => [conflictBox, overwrittenBox]);
    this.section.append(status, ...boxes);
    element.append(this.section);
    this.refresh();
  }

  get autosaves() {
    return [...this.answers.values()].map(({ autosave }) => autosave);
  }

  renderSaveStatus() {
    renderSaveStatus(this.section, this.autosaves, this.words, this.drafts.persistent);
  }

  refresh() {
    this.answers.forEach((answer) => answer.refresh());
  }

  // The kernel gets the answers once all are loaded, so that no tool starts with half of them.
  publish() {
    const answers = [...this.answers].map(([exercise, { answer }]) => [exercise, answer]);
    if (answers.some(([, answer]) => !answer)) return;
    const { model } = this;
    if (!this.loaded) {
      const { values = {}, versions = {} } = JSON.parse(this.storage.get(this.triedKey) || "{}");
      model.set("tried", values);
      model.set("tried_versions", versions);
    }
    this.loaded = true;
    model.set("country", this.country ?? null);
    model.set("styles", this.styles);
    model.set("answers", Object.fromEntries(answers));
    model.set("versions", Object.fromEntries([...this.answers].map(([exercise, { version }]) => [exercise, version])));
    model.set("known", true);
    model.save_changes();
  }

  // What was tried out in the tool but not saved survives a reload of the page.
  storeTried() {
    const [values, versions] = [this.model.get("tried"), this.model.get("tried_versions")];
    if (Object.keys(values).length) this.storage.set(this.triedKey, JSON.stringify({ values, versions }));
    else this.storage.remove(this.triedKey);
  }

  save(changes, versions) {
    for (const [exercise, fields] of Object.entries(changes)) {
      this.answers.get(exercise)?.save(fields, versions[exercise]);
    }
  }

  flush() {
    this.autosaves.forEach((autosave) => autosave.flush());
  }

  sendOnLeave() {
    this.autosaves.forEach((autosave) => autosave.sendOnLeave());
  }
}

/** Connect a tool with the group's answers; called by anywidget. Returns what to do when the tool is removed. */
export function render({ model, el }) {
  const inlineState = document.getElementById("coopkit-state");
  if (!inlineState) return undefined; // in a notebook of its own, nobody is signed in and nothing is saved
  const hideErrors = showScriptErrors(document.querySelector("[data-fault]"), import.meta.url);
  const tool = new ToolAnswers(model, el, JSON.parse(inlineState.textContent));
  const refresh = () => document.visibilityState === "visible" && tool.refresh();
  const flush = () => tool.flush();
  const sendOnLeave = () => tool.sendOnLeave();
  const onMessage = (message) => message.keep && tool.save(message.keep, message.versions);
  const onTried = () => tool.storeTried();
  let timer = 0;
  const poll = () => {
    timer = setTimeout(() => (refresh(), poll()), tool.loaded ? POLL_INTERVAL : STARTING_INTERVAL);
  };
  poll();
  model.on("msg:custom", onMessage);
  model.on("change:tried", onTried);
  model.on("change:shown", announceShown);
  document.addEventListener("visibilitychange", refresh);
  addEventListener("online", flush);
  addEventListener("pagehide", sendOnLeave);
  return () => {
    hideErrors();
    clearTimeout(timer);
    document.removeEventListener("visibilitychange", refresh);
    removeEventListener("online", flush);
    removeEventListener("pagehide", sendOnLeave);
    model.off("msg:custom", onMessage);
    model.off("change:tried", onTried);
    model.off("change:shown", announceShown);
    sendOnLeave();
  };
}
