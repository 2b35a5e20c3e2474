// Faults of ours: told to whoever sees the page and to the console, and never taken for a lost connection.

import { show } from "./dom.js";

const boxes = new Set();

// Thrown outside of what went wrong: it ends in the console and in the page's own "error" event, like any other fault.
export function report(error) {
  boxes.forEach((box) => show(box, true));
  setTimeout(() => { throw error; });
}

// Faults of our own script, not those of Voila's or of what a browser has added. Gives back how to end that.
// ours: how the address of our script begins; that of a widget is made when it is loaded.
export function tellFaults(box, ours = `${location.origin}/static/`) {
  const tell = ({ filename, error, reason }) => `${filename} ${(error ?? reason)?.stack}`.includes(ours) && show(box, true);
  boxes.add(box);
  addEventListener("error", tell);
  addEventListener("unhandledrejection", tell);
  return () => {
    boxes.delete(box);
    removeEventListener("error", tell);
    removeEventListener("unhandledrejection", tell);
  };
}
