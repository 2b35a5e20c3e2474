// The same form in a notebook: its messages go to the kernel, and a copy of the answer stays in the browser.

import { overMessages } from "./carriers.js";
import { make, show } from "./dom.js";
import { browserStorage, Drafts, Memory, memoryOf } from "./drafts.js";
import { Exercise } from "./exercise.js";
import { tellFaults } from "./faults.js";
import { NotebookCopy } from "./notebook_copy.js";
import { startNumberStyles } from "./number_styles.js";
import { startTerms } from "./terms.js";

const CLEARED = "coopkit:cleared"; // for every form of the notebook, each a widget of its own

class NotebookForm {
  constructor(model, root) {
    Object.assign(this, { model, root, data: model.get("state"), carrier: overMessages(model) });
    this.fault = make("p", this.data.words.fault, { class: "notice", role: "alert" });
    this.fault.hidden = true;
    this.draw(model.get("standing"));
  }

  draw(standing) {
    const { model, root, data, carrier } = this;
    const box = make("div", "", { class: "coopkit js", lang: data.language, dir: data.direction, "data-person": "" });
    box.innerHTML = model.get("html");
    box.prepend(this.fault);
    root.replaceChildren(make("style", model.get("css")), box);
    startTerms(box);
    const section = box.querySelector("[data-exercise]");
    // What nobody else may see is not left behind in a browser that others may use.
    const storage = "private" in section.dataset ? new Memory() : browserStorage();
    const unsent = new Memory();
    unsent.lasts = storage.lasts;
    const page = { drafts: new Drafts("", unsent), words: data.words, person: true, carrier };
    page.memoryOf = (name) => memoryOf(new Memory(), name);
    startNumberStyles(page, data.styles, () => [this.exercise]);
    this.exercise = new Exercise(section, standing, page);
    this.copy = new NotebookCopy(data.notebook, this.exercise, storage);
    this.offerClearing(section);
  }

  offerClearing(section) {
    const { words } = this.data;
    const button = make("button", words.clear, { type: "button", class: "quiet" });
    const note = make("p", words.shared, { class: "aside shared" });
    note.append(button);
    section.append(note);
    const look = () => show(note, this.exercise.page.drafts.reliable && this.copy.kept);
    section.addEventListener("coopkit:changed", look);
    look();
    button.addEventListener("click", () => {
      if (!confirm(words.clearSure)) return;
      this.copy.clear();
      const detail = { notebook: this.data.notebook, at: String(Date.now()) };
      dispatchEvent(new CustomEvent(CLEARED, { detail }));
    });
  }

  async cleared({ notebook, at }) {
    if (notebook !== this.data.notebook) return;
    this.copy.close();
    const blank = { ...this.model.get("standing"), answers: {}, result: null, feedback: "", marks: [] };
    const answered = await this.carrier.clear(at).catch(() => null); // the kernel may have ended
    this.draw(answered?.status === 200 ? answered.reply : blank);
  }

  leave() {
    this.exercise.keepers.forEach((keeper) => keeper.leave());
  }
}

export function render({ model, el }) {
  const form = new NotebookForm(model, el.attachShadow({ mode: "open" }));
  const cleared = ({ detail }) => form.cleared(detail);
  addEventListener(CLEARED, cleared);
  const silence = tellFaults(form.fault, import.meta.url);
  return () => {
    silence();
    removeEventListener(CLEARED, cleared);
    form.leave();
  };
}
