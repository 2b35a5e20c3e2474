// A file that is too large to be read is named before it is sent over a slow network.

import { all, show } from "./dom.js";

export function startFiles(root) {
  for (const input of all(root, "input[type=file][data-largest]")) {
    const problem = document.getElementById(input.getAttribute("aria-describedby"));
    input.addEventListener("change", () => {
      const tooLarge = [...input.files].some(({ size }) => size > Number(input.dataset.largest));
      show(problem, tooLarge);
      input.setCustomValidity(tooLarge ? problem.textContent.trim() : "");
    });
  }
}
