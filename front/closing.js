// The end of a session: the best sentence, which is simply the longest text that was written in it.

import { queryAll, setText, setVisible } from "./dom.js";

const FEWEST_WORDS = 3;
const isText = (control) => control.matches("textarea, input[type=text]:not([inputmode])");

/** Return the longest text with at least three words; "" if there is none. */
export function longestText(texts) {
  const sentences = texts.map((text) => text.trim()).filter((text) => text.split(/\s+/).length >= FEWEST_WORDS);
  return sentences.reduce((longest, text) => (text.length > longest.length ? text : longest), "");
}

// What the group, or the person, has written in an exercise; what is private or a single member's isn't shown.
function ownTexts(exercise) {
  if ("private" in exercise.section.dataset) return [];
  const names = new Set(queryAll(exercise.form, "textarea, input").filter(isText).map(({ name }) => name));
  const answer = Object.entries(exercise.answerOf(0) ?? {});
  return answer.filter(([name]) => names.has(name)).map(([, text]) => String(text));
}

/** Show the best sentence at the end of a session. */
export function showBestSentence(root, exercises) {
  const box = root.querySelector("[data-best-sentence]");
  const sentence = longestText(exercises.flatMap(ownTexts));
  setText(box.querySelector("blockquote"), sentence);
  setVisible(box, sentence !== "");
}
