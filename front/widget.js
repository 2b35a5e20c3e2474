// An exercise's form in a notebook: it sends its messages to the kernel, and the browser keeps a copy of the answer.

import { isSameAnswer } from "./answers.js";
import { startTerms } from "./disclosure.js";
import { createElement, setVisible } from "./dom.js";
import { showScriptErrors } from "./errors.js";
import { Exercise } from "./exercise.js";
import { fillForm, readForm } from "./form.js";
import { startNumberStyles } from "./number_styles.js";
import { browserStorage, DraftStore, MemoryStorage, viewState } from "./storage.js";
import { kernelTransport } from "./transport.js";

const CLEARED = "coopkit:cleared"; // reaches every form of the notebook, as each is a widget of its own

class NotebookForm {
  constructor(model, root) {
    Object.assign(this, { model, root, data: model.get("state"), transport: kernelTransport(model) });
    this.errorNotice = createElement("p", this.data.words.fault, { class: "notice", role: "alert" });
    this.errorNotice.hidden = true;
    this.render(model.get("standing"));
  }

  render(state) {
    const { model, root, data, transport } = this;
    const { words, language, direction, notebook, styles } = data;
    const attributes = { class: "coopkit js", lang: language, dir: direction, "data-person": "" };
    const box = createElement("div", "", attributes);
    box.innerHTML = model.get("html");
    box.prepend(this.errorNotice);
    root.replaceChildren(createElement("style", model.get("css")), box);
    startTerms(box);
    const section = box.querySelector("[data-exercise]");
    // A private answer is not left behind in a browser that others may use.
    const storage = "private" in section.dataset ? new MemoryStorage() : browserStorage();
    const draftStorage = new MemoryStorage(); // the copy takes care of what the kernel has not acknowledged
    draftStorage.persistent = storage.persistent;
    const page = { drafts: new DraftStore("", draftStorage), words, person: true, transport };
    page.viewState = (name) => viewState(new MemoryStorage(), name);
    startNumberStyles(page, styles, () => [this.exercise]);
    this.exercise = new Exercise(section, state, page);
    this.copy = new AnswerCopy(notebook, this.exercise, storage);
    this.offerClearing(section);
  }

  offerClearing(section) {
    const { words, notebook } = this.data;
    const button = createElement("button", words.clear, { type: "button", class: "quiet" });
    const note = createElement("p", words.shared, { class: "aside shared" });
    note.append(button);
    section.append(note);
    const update = () => setVisible(note, this.exercise.page.drafts.persistent && this.copy.saved);
    section.addEventListener("coopkit:changed", update);
    update();
    button.addEventListener("click", () => {
      if (!confirm(words.clearSure)) return;
      this.copy.clearNotebook();
      dispatchEvent(new CustomEvent(CLEARED, { detail: { notebook, at: String(Date.now()) } }));
    });
  }

  async onCleared({ notebook, at }) {
    if (notebook !== this.data.notebook) return;
    this.copy.close();
    const blank = { ...this.model.get("standing"), answers: {}, result: null, feedback: "", marks: [] };
    const response = await this.transport.clear(at).catch(() => null); // the kernel may have ended
    this.render(response?.status === 200 ? response.reply : blank);
  }

  sendOnLeave() {
    this.exercise.autosaves.forEach((autosave) => autosave.sendOnLeave());
  }
}

/** Keeps a copy of an exercise's answer in this browser: in Voila, the kernel ends with its page. */
export class AnswerCopy {
  constructor(notebook, exercise, storage) {
    Object.assign(this, { exercise, storage, prefix: `coopkit-notebook:${notebook}:`, open: true });
    this.key = this.prefix + exercise.id;
    this.restore();
    exercise.section.addEventListener("coopkit:changed", () => this.save());
  }

  // The kernel's answer is newer, unless it never received what was typed last.
  restore() {
    const { exercise, saved } = this;
    if (!saved) return;
    const { page } = exercise;
    page.styles = saved.styles || page.styles;
    if (exercise.savedAnswers.has(0) && !saved.pending) {
      if (exercise.needsOtherStyle) exercise.refresh();
      return;
    }
    exercise.setNumberStyles(page.styles);
    fillForm(exercise.form, saved.answer);
    const answer = readForm(exercise.form); // without fields that the notebook no longer has
    if (!isSameAnswer(answer, exercise.answerOf(0) || {})) exercise.onInput();
    this.save();
  }

  get saved() {
    try {
      return JSON.parse(this.storage.get(this.key));
    } catch {
      return null; // written by something else
    }
  }

  save() {
    const autosave = this.exercise.autosaves.get(0);
    if (!this.open || !autosave?.answer) return;
    const text = JSON.stringify({ answer: autosave.answer, styles: autosave.styles, pending: autosave.dirty });
    if (text === this.savedText) return;
    this.savedText = text;
    this.storage.set(this.key, text);
    const { drafts } = this.exercise.page;
    if (drafts.persistent === this.storage.persistent) return;
    drafts.storage.persistent = this.storage.persistent;
    this.exercise.render();
  }

  // Nothing that is still on its way may come back.
  close() {
    this.open = false;
    this.exercise.autosaves.forEach((autosave) => (autosave.dirty = false));
  }

  // Remove everyone's answers to the whole notebook from this browser.
  clearNotebook() {
    this.storage.keys().filter((key) => key.startsWith(this.prefix)).forEach((key) => this.storage.remove(key));
  }
}

/** Show the form of an exercise; called by anywidget. Returns what to do when the form is removed. */
export function render({ model, el }) {
  const form = new NotebookForm(model, el.attachShadow({ mode: "open" }));
  const onCleared = ({ detail }) => form.onCleared(detail);
  addEventListener(CLEARED, onCleared);
  const hideErrors = showScriptErrors(form.errorNotice, import.meta.url);
  return () => {
    hideErrors();
    removeEventListener(CLEARED, onCleared);
    form.sendOnLeave();
  };
}
