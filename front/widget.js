// The same form in a notebook: its messages go to the kernel, and nothing is stored beyond it.

import { overMessages } from "./carriers.js";
import { make } from "./dom.js";
import { Drafts, Memory, memoryOf } from "./drafts.js";
import { Exercise } from "./exercise.js";
import { startNumberStyles } from "./number_styles.js";
import { startTerms } from "./terms.js";

export function render({ model, el }) {
  const root = el.attachShadow({ mode: "open" });
  const data = model.get("state");
  const box = make("div", "", { class: "coopkit js", lang: data.language, dir: data.direction, "data-person": "" });
  box.innerHTML = model.get("html");
  root.append(make("style", model.get("css")), box);
  const drafts = new Drafts("", new Memory());
  const page = { drafts, words: data.words, person: data.person, carrier: overMessages(model) };
  page.memoryOf = (name) => memoryOf(new Memory(), name);
  startTerms(box);
  const section = box.querySelector("[data-exercise]");
  let exercise;
  startNumberStyles(page, data.styles, () => [exercise]);
  exercise = new Exercise(section, data.states[section.dataset.exercise], page);
  return () => exercise.keepers.forEach((keeper) => keeper.leave());
}
