// Drafts of exercises that the workbook has no more: never sent again, and shown until somebody puts them away.

import { make, show } from "./dom.js";

const CHOSEN = /\.(choice|to|group|now)$/; // ids of options, which nobody has typed

// Nobody wants to read ids of rows and options: lists hold nothing else.
const typedIn = (answer) =>
  Object.entries(answer).filter(([name, value]) => typeof value === "string" && !CHOSEN.test(name)).map(([, value]) => value);

export function showRetired(box, drafts) {
  if (!box) return;
  const found = drafts.list().filter(({ retired }) => retired);
  const typed = found.flatMap(({ answer }) => typedIn(answer));
  box.querySelector("ul").replaceChildren(...typed.map((text) => make("li", text, { dir: "auto" })));
  box.querySelector("button").onclick = () => {
    found.forEach(({ key }) => drafts.remove(key));
    show(box, false);
  };
  show(box, found.length > 0);
}
