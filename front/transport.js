// Two ways to send answers: over HTTP from a page of the server, as widget messages from a notebook.

import { OfflineError } from "./errors.js";

const TIMEOUT = 10000;
const KEEPALIVE_LIMIT = 60000; // browsers refuse to send more than 64 KB once a page is closing

/** Fetch an address and return its status, content type and text. Throws OfflineError if it cannot be reached. */
export async function request(address, options) {
  try {
    const response = await fetch(address, { cache: "no-store", ...options });
    return { status: response.status, type: response.headers.get("Content-Type") ?? "", text: await response.text() };
  } catch (error) {
    throw new OfflineError(String(error));
  }
}

/** Create the transport of a page: `address` is where answers are sent, `learner` whose answers this page shows. */
export function httpTransport(address, learner) {
  const requestJson = async (exercise, options) => {
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), TIMEOUT);
    try {
      const { status, type, text } = await request(address + exercise, { signal: abort.signal, ...options });
      if (!type.startsWith("application/json")) throw new OfflineError(`${status} ${type}`);
      return { status, reply: JSON.parse(text) };
    } finally {
      clearTimeout(timer);
    }
  };
  const headers = () => ({
    "Content-Type": "application/json",
    "X-XSRFToken": document.cookie.match(/(?:^|; )_xsrf=([^;]*)/)?.[1] ?? "",
    "X-Coopkit-Learner": learner,
  });
  const post = (body, more) => ({ method: "POST", headers: headers(), body: JSON.stringify(body), ...more });
  return {
    load: (exercise, styles) =>
      requestJson(exercise, { headers: { "X-Coopkit-Learner": learner, "X-Coopkit-Styles": styles } }),
    send: (exercise, message) => requestJson(exercise, post(message)),
    // If this fails, this page still reads numbers in the chosen style, and the next page asks again.
    saveNumberStyle: (style) => fetch("/numbers", post({ style })).catch(() => {}),
    sendOnLeave(exercise, message) {
      const options = post(message, { keepalive: true });
      if (options.body.length < KEEPALIVE_LIMIT) fetch(address + exercise, options).catch(() => {});
    },
  };
}

/** Create the transport of a notebook's form: `model` is the widget model that the kernel listens to. */
export function kernelTransport(model) {
  const pending = new Map();
  let count = 0;
  model.on("msg:custom", ({ id, fault, ...reply }) => {
    const status = fault ? 500 : reply.refused ? 400 : reply.error ? 403 : 200;
    pending.get(id)?.({ status, reply: fault ? { error: fault } : reply });
    pending.delete(id);
  });
  const ask = (message) =>
    new Promise((resolve, reject) => {
      const id = ++count;
      pending.set(id, resolve);
      setTimeout(() => pending.delete(id) && reject(new OfflineError("no reply")), TIMEOUT);
      model.send({ id, ...message });
    });
  return {
    load: (_exercise, styles) => ask({ do: "load", styles }),
    send: (_exercise, message) => ask(message),
    saveNumberStyle() {}, // each message says in which style its numbers are written
    clear: (at) => ask({ do: "clear", at }),
    sendOnLeave: (_exercise, message) => model.send({ id: 0, ...message }),
  };
}
