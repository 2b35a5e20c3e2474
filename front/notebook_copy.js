// The answer to one exercise of a notebook, kept in this browser: in Voila no kernel outlives its page.

import { isSame, lay, read } from "./form.js";

const KEPT = "coopkit-notebook";

export class NotebookCopy {
  // storage: the browser's, or what stands in for it.
  constructor(notebook, exercise, storage) {
    Object.assign(this, { exercise, storage, all: `${KEPT}:${notebook}:`, open: true });
    this.key = this.all + exercise.id;
    this.restore();
    exercise.section.addEventListener("coopkit:changed", () => this.keep());
  }

  // What the kernel knows is newer, unless it never heard the last that was typed.
  restore() {
    const { exercise, kept } = this;
    if (!kept) return;
    const { page } = exercise;
    page.styles = kept.styles || page.styles; // its numbers are written so
    if (exercise.known.has(0) && !kept.pending) {
      if (exercise.isWrittenOtherwise) exercise.refresh();
      return;
    }
    exercise.writeAs(page.styles);
    lay(exercise.form, kept.answer);
    const answer = read(exercise.form); // without what the notebook no longer asks
    if (!isSame(answer, exercise.answerOf(0) || {})) exercise.typed();
    this.keep();
  }

  get kept() {
    try {
      return JSON.parse(this.storage.getItem(this.key));
    } catch {
      return null; // the browser forbids it, or it was written by another program
    }
  }

  keep() {
    const keeper = this.exercise.keepers.get(0);
    if (!this.open || !keeper?.answer) return;
    const text = JSON.stringify({ answer: keeper.answer, styles: keeper.styles, pending: keeper.dirty });
    if (text === this.written) return;
    this.written = text;
    try {
      this.storage.setItem(this.key, text);
      this.lasts(this.storage.lasts !== false);
    } catch {
      this.lasts(false); // full, or forbidden
    }
  }

  lasts(lasts) {
    const { drafts } = this.exercise.page;
    if (drafts.reliable === lasts) return;
    drafts.storage.lasts = drafts.reliable = lasts;
    this.exercise.view();
  }

  // Nothing that is still on its way may come back.
  close() {
    this.open = false;
    this.exercise.keepers.forEach((keeper) => (keeper.dirty = false));
  }

  // Everybody's answers to the whole notebook, in this browser.
  clear() {
    const keys = Array.from({ length: this.storage.length }, (_, index) => this.storage.key(index));
    keys.filter((key) => key.startsWith(this.all)).forEach((key) => this.storage.removeItem(key));
  }
}
