import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";

import { OfflineError } from "../../front/errors.js";
import { httpTransport, kernelTransport } from "../../front/transport.js";

let requests;
let respond;

beforeEach(() => {
  mock.reset();
  requests = [];
  globalThis.document = { cookie: "a=1; _xsrf=token; b=2" };
  mock.method(globalThis, "fetch", (address, options) => {
    requests.push({ address, ...options });
    return respond(options);
  });
});

const json = (status, reply) => () =>
  Promise.resolve(new Response(JSON.stringify(reply), { status, headers: { "Content-Type": "application/json" } }));

test("an answer is posted for its learner, with the XSRF token", async () => {
  respond = json(200, { version: 3 });
  const response = await httpTransport("/answers/", "me").send("think.test.one", { do: "save" });
  assert.deepEqual(response, { status: 200, reply: { version: 3 } });
  const [{ address, method, headers, body }] = requests;
  assert.deepEqual([address, method, body], ["/answers/think.test.one", "POST", '{"do":"save"}']);
  assert.deepEqual([headers["X-XSRFToken"], headers["X-Coopkit-Learner"]], ["token", "me"]);
});

test("a state is asked for in the page's number styles", async () => {
  respond = json(200, {});
  await httpTransport("/answers/", "me").load("e", "a|b|c");
  assert.equal(requests[0].headers["X-Coopkit-Styles"], "a|b|c");
  assert.equal(requests[0].method, undefined);
});

test("an error of our server is a response like any other", async () => {
  respond = json(500, { error: "oops" });
  assert.deepEqual(await httpTransport("/answers/", "me").send("e", {}), { status: 500, reply: { error: "oops" } });
});

test("no connection, and a router's login page, count as offline", async () => {
  const { send } = httpTransport("/answers/", "me");
  respond = () => Promise.reject(new TypeError("Failed to fetch"));
  await assert.rejects(send("e", {}), OfflineError);
  respond = () => Promise.resolve(new Response("<html>", { headers: { "Content-Type": "text/html" } }));
  await assert.rejects(send("e", {}), OfflineError);
});

test("a server that does not answer within ten seconds counts as offline", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  respond = ({ signal }) =>
    new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
  const sending = httpTransport("/answers/", "me").send("e", {});
  mock.timers.tick(9999);
  assert.equal(requests[0].signal.aborted, false);
  mock.timers.tick(1);
  await assert.rejects(sending, OfflineError);
  mock.timers.reset();
});

test("a last message is sent only if it is small enough to outlive its page", () => {
  respond = json(200, {});
  const { sendOnLeave } = httpTransport("/answers/", "me");
  sendOnLeave("e", { answer: "x".repeat(70000) });
  assert.equal(requests.length, 0);
  sendOnLeave("e", { answer: "x" });
  assert.equal(requests[0].keepalive, true);
});

function kernel() {
  const model = {
    sent: [],
    send: (message) => model.sent.push(message),
    on: (_event, receive) => (model.receive = receive),
  };
  return { model, transport: kernelTransport(model) };
}

test("a kernel's replies find the messages they answer, in any order", async () => {
  const { model, transport } = kernel();
  const [first, second] = [transport.send("e", { do: "save" }), transport.load("e", "a|b|")];
  assert.deepEqual(model.sent, [{ id: 1, do: "save" }, { id: 2, do: "load", styles: "a|b|" }]);
  model.receive({ id: 2, version: 7 });
  model.receive({ id: 1, version: 8 });
  assert.deepEqual(await first, { status: 200, reply: { version: 8 } });
  assert.deepEqual(await second, { status: 200, reply: { version: 7 } });
});

test("a kernel's replies have the status that the server would give", async () => {
  const { model, transport } = kernel();
  const statuses = [];
  for (const reply of [{ fault: "oops" }, { refused: "Too long." }, { error: "Not now." }, { version: 1 }]) {
    const sending = transport.send("e", {});
    model.receive({ id: model.sent.at(-1).id, ...reply });
    statuses.push((await sending).status);
  }
  assert.deepEqual(statuses, [500, 400, 403, 200]);
});

test("a kernel that has ended counts as offline", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const sending = kernel().transport.send("e", {});
  mock.timers.tick(10000);
  await assert.rejects(sending, OfflineError);
  mock.timers.reset();
});
