// Errors of our own script: shown on the page and in the console, and never taken for a lost connection.

import { setVisible } from "./dom.js";

const notices = new Set();

/** No reply from our server: it was unreachable or too slow, or something between us answered. Trying again helps. */
export class OfflineError extends Error {}

/** Show the notice, and throw the error where it reaches the console and the window's "error" event like any other. */
export function reportError(error) {
  notices.forEach((notice) => setVisible(notice, true));
  setTimeout(() => {
    throw error;
  });
}

/** Return an empty response for a request that can be made again later; report the error unless we are offline. */
export function ignoreOffline(error) {
  if (!(error instanceof OfflineError)) reportError(error);
  return { status: 0 };
}

/**
 * Show a notice when our script fails, and return a function that stops this. Errors of Voila or of browser extensions
 * don't count: `ownScript` is how our script's address begins (a notebook makes one up when it loads the widget).
 */
export function showScriptErrors(notice, ownScript = `${location.origin}/static/`) {
  const onError = ({ filename, error, reason }) =>
    `${filename} ${(error ?? reason)?.stack}`.includes(ownScript) && setVisible(notice, true);
  notices.add(notice);
  addEventListener("error", onError);
  addEventListener("unhandledrejection", onError);
  return () => {
    notices.delete(notice);
    removeEventListener("error", onError);
    removeEventListener("unhandledrejection", onError);
  };
}
