// Two ways to the server's answering: HTTP from a page, messages from a notebook's widget.

const PATIENCE = 10000;
const SMALL_ENOUGH_TO_OUTLIVE_A_PAGE = 60000;

export function overHttp(address, learner) {
  const request = async (exercise, options) => {
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(), PATIENCE);
    try {
      const answer = await fetch(address + exercise, { cache: "no-store", signal: limit.signal, ...options });
      return { status: answer.status, reply: await answer.json().catch(() => ({})) };
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
    load: (exercise) => request(exercise, { headers: { "X-Coopkit-Learner": learner } }),
    send: (exercise, body) => request(exercise, post(body)),
    leave(exercise, body) {
      const last = post(body, { keepalive: true });
      if (last.body.length < SMALL_ENOUGH_TO_OUTLIVE_A_PAGE) fetch(address + exercise, last).catch(() => {});
    },
  };
}

export function overMessages(model) {
  const waiting = new Map();
  let count = 0;
  model.on("msg:custom", ({ id, ...reply }) => {
    const status = reply.refused ? 400 : reply.error ? 403 : 200;
    waiting.get(id)?.({ status, reply });
    waiting.delete(id);
  });
  const ask = (body) =>
    new Promise((resolve, reject) => {
      const id = ++count;
      waiting.set(id, resolve);
      setTimeout(() => waiting.delete(id) && reject(new Error("no reply")), PATIENCE);
      model.send({ id, ...body });
    });
  return {
    load: () => ask({ do: "load" }),
    send: (exercise, body) => ask(body),
    clear: (at) => ask({ do: "clear", at }),
    leave: (exercise, body) => model.send({ id: 0, ...body }),
  };
}
