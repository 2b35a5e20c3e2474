// How many words a text has of those that it may have.

import { all, fill, say } from "./dom.js";
import { noteAt } from "./field_notes.js";

export function countWords(form, words) {
  for (const text of all(form, "[data-most-words]")) {
    const n = text.value.split(/\s+/).filter(Boolean).length;
    const most = Number(text.dataset.mostWords);
    const note = noteAt(text, "word-count");
    say(note, fill(words.wordsUsed, { n, most }));
    note.classList.toggle("over", n > most);
  }
}
