import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";

import { Autosave } from "../../front/autosave.js";
import { OfflineError } from "../../front/errors.js";
import { DraftStore, MemoryStorage } from "../../front/storage.js";

const UNAVAILABLE = { status: 503, reply: {} };
const BROKEN = { status: 500, reply: { error: "oops" } };
const saved = (version, more) => ({ status: 200, reply: { version, saved: "12:00", ...more } });
const conflict = (version, answer) => saved(version, { other: { version, answer }, both: true });

let sent; // messages, in order
let responses; // what the server says to each; without one it never answers
let drafts;
let autosave;
let changes;

beforeEach(() => {
  mock.reset();
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout"] });
  mock.method(console, "error", () => {});
  sent = [];
  responses = [];
  changes = [];
  const storage = new MemoryStorage();
  storage.set("coopkit:revision", "10"); // what other pages of this browser have used
  drafts = new DraftStore("me", storage);
  const transport = {
    send: (_exercise, message) => {
      sent.push(message);
      const response = responses.shift();
      if (response instanceof Error) return Promise.reject(response);
      return response ? Promise.resolve(response) : new Promise(() => {});
    },
    sendOnLeave: (_exercise, message) => sent.push({ ...message, leaving: true }),
  };
  const onChange = ({ status }, reply, message) => changes.push({ status, reply, message });
  autosave = new Autosave("e", 0, { transport, drafts, styles: "new" }, onChange);
});

// Let everything run that waits for no timer.
async function settle() {
  for (let turn = 0; turn < 50; turn++) await Promise.resolve();
}

async function wait(milliseconds) {
  mock.timers.tick(milliseconds);
  await settle();
}

async function submit(action, answer) {
  autosave.submit(action, answer);
  await settle();
}

function leaveDraft(client, revision, more = {}) {
  const key = `coopkit:me:e:0:${client}`;
  drafts.save(key, { client, revision, base: 3, answer: { a: client }, styles: "old", ...more });
  return drafts.list().find((draft) => draft.key === key);
}

async function resume(...left) {
  autosave.resume(left);
  await settle();
}

const keptClients = () => drafts.list().map(({ client }) => client);

test("an answer is stored at once, sent when typing pauses, and removed once acknowledged", async () => {
  responses.push(saved(4));
  autosave.change({ a: "x" });
  await wait(300);
  autosave.change({ a: "xy" });
  assert.deepEqual(drafts.list().map(({ answer }) => answer), [{ a: "xy" }]);
  await wait(399);
  assert.deepEqual(sent, []);
  await wait(1);
  assert.deepEqual(sent.map(({ answer, base, do: action }) => [answer, base, action]), [[{ a: "xy" }, 0, "save"]]);
  assert.deepEqual(drafts.list(), []);
  assert.equal(autosave.status, "saved");
  assert.deepEqual([autosave.dirty, autosave.base, autosave.savedAt], [false, 4, "12:00"]);
});

test("offline, it tries again after 1, 2, 4, 8 and then every 15 seconds, and keeps the draft", async () => {
  responses = Array.from({ length: 7 }, () => new OfflineError("no network"));
  await submit("save", { a: "x" });
  for (const delay of [1000, 2000, 4000, 8000, 15000, 15000]) {
    const count = sent.length;
    await wait(delay - 1);
    assert.equal(sent.length, count, `too early, before ${delay} ms`);
    await wait(1);
    assert.equal(sent.length, count + 1, `not after ${delay} ms`);
  }
  assert.equal(autosave.status, "failed");
  assert.equal(autosave.serverFailed, false);
  assert.equal(drafts.list().length, 1);
});

test("the delay starts at one second again after an answer was saved", async () => {
  responses.push(UNAVAILABLE, UNAVAILABLE, saved(1), UNAVAILABLE, saved(2));
  await submit("save", { a: "x" });
  await wait(1000);
  await wait(2000);
  assert.equal(autosave.status, "saved");
  await submit("save", { a: "y" });
  await wait(1000);
  assert.equal(autosave.status, "saved");
});

test("after an error of the server it tries less and less often, then only when flushed", async () => {
  responses = Array.from({ length: 20 }, () => BROKEN);
  await submit("save", { a: "x" });
  for (let turn = 0; turn < 12; turn++) await wait(300000);
  const tries = sent.length;
  assert.equal(autosave.serverFailed, true);
  assert.ok(tries < 12);
  await wait(3000000);
  assert.equal(sent.length, tries);
  autosave.flush();
  await settle();
  assert.equal(sent.length, tries + 1);
});

test("503 says that the server is busy, which is no error", async () => {
  responses.push(UNAVAILABLE);
  await submit("save", { a: "x" });
  assert.equal(autosave.serverFailed, false);
});

test("a reply without a version is an error, not an acknowledgement", async () => {
  responses.push({ status: 200, reply: {} });
  await submit("save", { a: "x" });
  assert.throws(() => mock.timers.tick(1), /no version/);
  assert.deepEqual([autosave.serverFailed, autosave.dirty, drafts.list().length], [true, true, 1]);
});

test("what is typed while an answer is on its way is sent next, on the version that was saved", async () => {
  let answerFirst;
  responses.push(new Promise((resolve) => (answerFirst = resolve)), saved(6));
  await submit("save", { a: "x" });
  autosave.change({ a: "xy" });
  answerFirst(saved(5));
  await settle();
  assert.equal(autosave.status, "saving");
  await wait(0);
  assert.deepEqual(sent.map(({ base, answer }) => [base, answer.a]), [[0, "x"], [5, "xy"]]);
  assert.ok(sent[1].revision > sent[0].revision);
  assert.equal(autosave.status, "saved");
});

test("what is typed while a merge comes back still begins at the earlier version", async () => {
  let answerFirst;
  responses.push(new Promise((resolve) => (answerFirst = resolve)), saved(6));
  autosave.base = 3;
  await submit("save", { a: "x" });
  autosave.change({ a: "xy" });
  answerFirst(saved(5, { merged: { version: 5, answer: { a: "x", b: "theirs" } } }));
  await settle();
  await wait(0);
  assert.deepEqual(sent.map(({ base }) => base), [3, 3]);
});

test("a merged answer takes the place of the one that was sent", async () => {
  responses.push(saved(5, { merged: { version: 5, answer: { a: "x", b: "theirs" } } }));
  await submit("save", { a: "x" });
  assert.deepEqual(autosave.answer, { a: "x", b: "theirs" });
  assert.equal(autosave.base, 5);
});

for (const action of ["pass", "talked"]) {
  test(`"${action}" saves no answer, so the version that this page has seen stays`, async () => {
    autosave.base = 3;
    responses.push(saved(9));
    await submit(action, {});
    assert.equal(autosave.base, 3);
  });
}

test("a conflict waits until someone chooses; the choice names the version that was seen", async () => {
  autosave.styles = "old";
  responses.push(conflict(4, { a: "theirs" }), saved(5), saved(6));
  await submit("save", { a: "mine" });
  assert.deepEqual([autosave.status, autosave.conflict.answer.a, autosave.canKeepBoth], ["failed", "theirs", true]);
  autosave.change({ a: "mine and more" });
  await wait(60000);
  assert.equal(sent.length, 1);
  autosave.resolveConflict("mine");
  await settle();
  await submit("save", { a: "more" });
  assert.deepEqual(
    sent.map(({ prefer, seen, styles }) => [prefer, seen, styles]),
    [["", 0, "old"], ["mine", 4, "old"], ["", 0, "old"]],
  );
});

test("a choice no longer counts once someone has typed on", async () => {
  responses.push(conflict(4, {}), UNAVAILABLE, saved(5));
  await submit("save", { a: "mine" });
  autosave.resolveConflict("mine");
  await settle();
  autosave.change({ a: "mine and more" });
  await wait(400);
  assert.deepEqual(sent.map(({ prefer }) => prefer), ["", "mine", ""]);
});

for (const [status, retired] of [[400, false], [410, true]]) {
  test(`an answer refused with ${status} is not sent again as it is, and its draft stays`, async () => {
    responses.push({ status, reply: { refused: "Too long." } }, saved(2));
    await submit("check", { a: "x" });
    assert.deepEqual([autosave.status, autosave.message], ["refused", "Too long."]);
    assert.deepEqual(drafts.list().map((draft) => [draft.refused, draft.retired]), [[true, retired]]);
    autosave.flush();
    await wait(600000);
    assert.equal(sent.length, 1);
    await submit("save", { a: "y" });
    assert.deepEqual([autosave.status, drafts.list().length], ["saved", 0]);
  });
}

test("an answer of someone who is not signed in fails with the server's sentence, and is not retried", async () => {
  responses.push({ status: 403, reply: { error: "Join again." } });
  await submit("save", { a: "x" });
  await wait(600000);
  assert.deepEqual([autosave.status, autosave.message, sent.length], ["failed", "Join again.", 1]);
  assert.equal(drafts.list().length, 1);
});

test("a draft of an earlier page is sent as that page would have, with its client, base and number style", async () => {
  responses.push(saved(4));
  await resume(leaveDraft("A", 5));
  const [{ client, revision, base, styles, answer }] = sent;
  assert.deepEqual([client, revision, base, styles, answer], ["A", 5, 3, "old", { a: "A" }]);
  assert.deepEqual(drafts.list(), []);
});

test("earlier drafts are sent first, and what follows one begins at the version that it got", async () => {
  responses.push(saved(4), saved(5));
  await resume(leaveDraft("A", 5), leaveDraft("B", 6, { follows: 5 }));
  assert.deepEqual(sent.map(({ client, base }) => [client, base]), [["A", 3], ["B", 4]]);
  assert.deepEqual(keptClients(), []);
});

test("what follows a merged draft still begins where that draft began", async () => {
  responses.push(UNAVAILABLE, saved(5, { merged: { version: 5, answer: { b: "theirs" } } }), saved(6));
  await resume(leaveDraft("A", 5));
  autosave.change({ a: "A and more" });
  autosave.flush();
  await settle();
  assert.deepEqual(sent.map(({ client, base }) => [client === "A", base]), [[true, 3], [true, 3], [false, 3]]);
});

test("earlier drafts are sent though the newest was refused", async () => {
  responses.push(saved(4));
  await resume(leaveDraft("A", 5), leaveDraft("B", 6, { refused: true }));
  assert.deepEqual(sent.map(({ client }) => client), ["A"]);
  assert.equal(autosave.status, "refused");
  assert.deepEqual(keptClients(), ["B"]);
});

test("a refused earlier draft stays, and the newer one is sent all the same", async () => {
  responses.push({ status: 410, reply: { error: "gone" } }, saved(4));
  await resume(leaveDraft("A", 5), leaveDraft("B", 6));
  const kept = drafts.list().map(({ client, refused, retired }) => [client, refused, retired]);
  assert.deepEqual(kept, [["A", true, true]]);
  assert.equal(autosave.status, "saved");
});

test("sendAll sends what is typed meanwhile too", async () => {
  let answerFirst;
  responses.push(new Promise((resolve) => (answerFirst = resolve)), saved(2));
  autosave.change({ a: "x" });
  const done = autosave.sendAll();
  await settle();
  autosave.change({ a: "xy" });
  answerFirst(saved(1));
  await wait(50);
  await wait(50);
  await done;
  assert.deepEqual(sent.map(({ answer }) => answer.a), ["x", "xy"]);
});

test("sendAll fails where something cannot be sent", async () => {
  responses.push(new OfflineError("no network"));
  autosave.change({ a: "x" });
  await assert.rejects(autosave.sendAll(), OfflineError);
});

test("a page that closes sends what is unsent, unless someone has to choose first", async () => {
  autosave.sendOnLeave();
  assert.deepEqual(sent, []);
  autosave.change({ a: "x" });
  autosave.sendOnLeave();
  assert.deepEqual(sent.map(({ answer, leaving }) => [answer.a, leaving]), [["x", true]]);
  responses.push(conflict(4, {}));
  await submit("save", { a: "y" });
  autosave.sendOnLeave();
  assert.equal(sent.length, 2);
});

test("every change of status is told, with the server's reply where there is one", async () => {
  responses.push(UNAVAILABLE, saved(1));
  await submit("check", { a: "x" });
  await wait(1000);
  assert.deepEqual(changes.map(({ status, reply }) => [status, reply?.version]), [
    ["saving", undefined],
    ["failed", undefined],
    ["saved", 1],
  ]);
  assert.equal(changes[2].message.do, "check");
});

test("a page on which nothing was typed is clean, and sends nothing", async () => {
  assert.deepEqual([autosave.status, autosave.dirty, autosave.hasUnsent], ["clean", false, false]);
  autosave.flush();
  autosave.send();
  await settle();
  assert.deepEqual(sent, []);
});

test("nothing is sent twice while a message is on its way", async () => {
  await submit("save", { a: "x" }); // never answered
  autosave.flush();
  autosave.send();
  await settle();
  assert.equal(sent.length, 1);
});

test("a choice between two versions is sent again as it is after a lost connection", async () => {
  responses.push(conflict(4, {}), UNAVAILABLE, saved(5));
  await submit("save", { a: "mine" });
  autosave.resolveConflict("mine");
  await settle();
  await wait(1000);
  assert.deepEqual(sent.map(({ prefer, seen }) => [prefer, seen]), [["", 0], ["mine", 4], ["mine", 4]]);
});

test("an exercise that is not there yet says so, until the server says something else", async () => {
  responses.push({ status: 404, reply: { error: "Still starting." } }, UNAVAILABLE, BROKEN);
  await submit("save", { a: "x" });
  assert.equal(autosave.message, "Still starting.");
  await wait(1000);
  assert.equal(autosave.message, "");
  await wait(2000);
  assert.equal(autosave.message, "");
});

test("a refusal says why, or what is wrong", async () => {
  responses.push({ status: 410, reply: { error: "No longer here." } });
  await submit("save", { a: "x" });
  assert.equal(autosave.message, "No longer here.");
});

test("once a check has arrived, what is left to do is saving", async () => {
  responses.push(saved(1), { status: 400, reply: {} });
  await submit("check", { a: "x" });
  assert.equal(autosave.action, "save");
  await submit("check", { a: "y" });
  assert.equal(autosave.action, "save");
});

test("three drafts are sent in the order in which they were typed", async () => {
  responses.push(saved(4), saved(5), saved(6));
  await resume(leaveDraft("A", 5), leaveDraft("B", 6), leaveDraft("C", 7));
  assert.deepEqual(sent.map(({ client }) => client), ["A", "B", "C"]);
  assert.deepEqual(keptClients(), []);
});

test("an earlier draft refused as it is stays without being retired", async () => {
  responses.push({ status: 400, reply: {} }, saved(4));
  await resume(leaveDraft("A", 5), leaveDraft("B", 6));
  assert.deepEqual(drafts.list().map(({ client, refused, retired }) => [client, refused, retired]), [[
    "A",
    true,
    false,
  ]]);
});

test("what is typed after an unsent draft follows it, under this page's own key", async () => {
  responses.push(UNAVAILABLE, saved(4), saved(5));
  await resume(leaveDraft("A", 5));
  autosave.change({ a: "A and more" });
  assert.deepEqual(
    drafts.list().map(({ key, follows }) => [key, follows]),
    [
      ["coopkit:me:e:0:A", undefined],
      [`coopkit:me:e:0:${drafts.client}`, 5],
    ],
  );
  autosave.flush();
  await settle();
  assert.deepEqual(sent.slice(1).map(({ client, base }) => [client === "A", base]), [[true, 3], [false, 4]]);
  assert.deepEqual(keptClients(), []);
});

test("typing on after a refused draft drops that draft", async () => {
  responses.push(saved(4));
  await resume(leaveDraft("A", 5, { refused: true }));
  autosave.change({ a: "better" });
  assert.deepEqual(keptClients(), [drafts.client]);
  await wait(400);
  assert.deepEqual(sent.map(({ answer }) => answer.a), ["better"]);
});

test("a resumed draft that arrives while someone types on is removed, and not sent again", async () => {
  let answerFirst;
  responses.push(new Promise((resolve) => (answerFirst = resolve)), saved(6));
  await resume(leaveDraft("A", 5));
  autosave.change({ a: "A and more" });
  answerFirst(saved(5));
  await settle();
  assert.deepEqual(drafts.list().map(({ client, base }) => [client, base]), [[drafts.client, 5]]);
  await wait(0);
  assert.deepEqual(sent.map(({ client, base }) => [client === "A", base]), [[true, 3], [false, 5]]);
  assert.deepEqual(keptClients(), []);
});
