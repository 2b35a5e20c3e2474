// Two ways to the server's answering: HTTP from a page, messages from a notebook's widget.

import { report } from "./faults.js";

const PATIENCE = 10000;
const SMALL_ENOUGH_TO_OUTLIVE_A_PAGE = 60000;

// Nobody was reached, or nobody replied in time, or a router did in our place: no fault of ours, and waiting helps.
export class Offline extends Error {}

// What a request came to that may as well be made again later.
export function unlessOffline(error) {
  if (!(error instanceof Offline)) report(error);
  return { status: 0 };
}

export async function reach(address, options) {
  try {
    const answer = await fetch(address, { cache: "no-store", ...options });
    return { status: answer.status, type: answer.headers.get("Content-Type") ?? "", text: await answer.text() };
  } catch (error) {
    throw new Offline(String(error));
  }
}

export function overHttp(address, learner) {
  const request = async (exercise, options) => {
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(), PATIENCE);
    try {
      const { status, type, text } = await reach(address + exercise, { signal: limit.signal, ...options });
      if (!type.startsWith("application/json")) throw new Offline(`${status} ${type}`);
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
    // styles: how numbers are written on the page that asks.
    load: (exercise, styles) => request(exercise, { headers: { "X-Coopkit-Learner": learner, "X-Coopkit-Styles": styles } }),
    send: (exercise, body) => request(exercise, post(body)),
    // Where it does not arrive, this page reads numbers so all the same, and the next one asks again.
    chooseStyle: (style) => fetch("/numbers", post({ style })).catch(() => {}),
    leave(exercise, body) {
      const last = post(body, { keepalive: true });
      if (last.body.length < SMALL_ENOUGH_TO_OUTLIVE_A_PAGE) fetch(address + exercise, last).catch(() => {});
    },
  };
}

export function overMessages(model) {
  const waiting = new Map();
  let count = 0;
  model.on("msg:custom", ({ id, fault, ...reply }) => {
    const status = fault ? 500 : reply.refused ? 400 : reply.error ? 403 : 200;
    waiting.get(id)?.({ status, reply: fault ? { error: fault } : reply });
    waiting.delete(id);
  });
  const ask = (body) =>
    new Promise((resolve, reject) => {
      const id = ++count;
      waiting.set(id, resolve);
      setTimeout(() => waiting.delete(id) && reject(new Offline("no reply")), PATIENCE);
      model.send({ id, ...body });
    });
  return {
    load: (_, styles) => ask({ do: "load", styles }),
    send: (exercise, body) => ask(body),
    chooseStyle() {}, // each message says how its numbers are written
    clear: (at) => ask({ do: "clear", at }),
    leave: (exercise, body) => model.send({ id: 0, ...body }),
  };
}
