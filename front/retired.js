// Drafts of exercises that the workbook has no more: never sent again, and shown until somebody puts them away.

import { make, show } from "./dom.js";

export function showRetired(box, drafts) {
  if (!box) return;
  const found = drafts.list().filter(({ retired }) => retired);
  const typed = found.flatMap(({ answer }) => Object.values(answer).flat());
  box.querySelector("ul").replaceChildren(...typed.map((text) => make("li", text, { dir: "auto" })));
  box.querySelector("button").onclick = () => {
    found.forEach(({ key }) => drafts.remove(key));
    show(box, false);
  };
  show(box, found.length > 0);
}
