// Faults of ours: told to whoever sees the page and to the console, and never taken for a lost connection.

import { show } from "./dom.js";

// Thrown outside of what went wrong: it ends in the console and in the page's own "error" event, like any other fault.
export const report = (error) => setTimeout(() => { throw error; });

// Faults of our own script, not those of Voila's or of what a browser has added.
export function tellFaults(box) {
  const ours = `${location.origin}/static/`;
  const tell = ({ filename, reason }) => String(filename || reason?.stack).includes(ours) && show(box, true);
  addEventListener("error", tell);
  addEventListener("unhandledrejection", tell);
}
