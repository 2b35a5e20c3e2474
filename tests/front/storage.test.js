import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { browserStorage, DraftStore, MemoryStorage, viewState } from "../../front/storage.js";

let items;
let failing;

// A localStorage that can be full or forbidden. Like a browser's, its items are its own properties.
beforeEach(() => {
  items = {};
  failing = "";
  const attempt = (name, act) => (...values) => {
    if (failing === name || failing === "all") throw new Error("QuotaExceededError");
    return act(...values);
  };
  const methods = {
    getItem: attempt("get", (key) => items[key] ?? null),
    setItem: attempt("set", (key, text) => void (items[key] = text)),
    removeItem: attempt("remove", (key) => void delete items[key]),
  };
  const localStorage = new Proxy(methods, {
    ownKeys: () => Object.keys(items),
    getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
  });
  Object.defineProperty(globalThis, "localStorage", { value: localStorage, configurable: true });
});

test("where the browser forbids storage, the page's memory stands in", () => {
  failing = "all";
  const storage = browserStorage();
  assert.ok(storage instanceof MemoryStorage);
  assert.equal(storage.persistent, false);
  assert.deepEqual(items, {});
});

test("the probe of the browser's storage leaves nothing behind", () => {
  assert.equal(browserStorage().persistent, true);
  assert.deepEqual(items, {});
});

test("a full storage is not persistent until it takes something again", () => {
  const drafts = new DraftStore("me", browserStorage());
  failing = "set";
  drafts.save("coopkit:me:e:0:a", { revision: 1 });
  assert.equal(drafts.persistent, false);
  failing = "";
  drafts.save("coopkit:me:e:0:a", { revision: 1 });
  assert.equal(drafts.persistent, true);
});

test("storage that fails while it is read gives nothing, and says so", () => {
  const storage = browserStorage();
  failing = "get";
  assert.equal(storage.get("x"), null);
  assert.equal(storage.persistent, false);
});

test("a draft is found under its learner, exercise and seat, in the form of earlier versions", () => {
  items = { "coopkit:me:think.test.one:2:abc": '{"client":"abc","revision":7,"base":3,"answer":{"a":"1"}}' };
  const [draft] = new DraftStore("me", browserStorage()).list();
  assert.deepEqual(draft, {
    client: "abc",
    revision: 7,
    base: 3,
    answer: { a: "1" },
    key: "coopkit:me:think.test.one:2:abc",
    exercise: "think.test.one",
    seat: 2,
  });
});

test("drafts of other learners and what other programs wrote are left alone", () => {
  items = { "coopkit:you:e:0:a": '{"revision":1}', "coopkit:me:e:0:b": "{broken", other: "x", "coopkit:revision": "4" };
  const drafts = new DraftStore("me", browserStorage());
  assert.deepEqual(drafts.list(), []);
  assert.equal(Object.keys(items).length, 4);
});

test("drafts are listed oldest first, and by exercise and seat", () => {
  const drafts = new DraftStore("me", new MemoryStorage());
  for (const [key, revision] of [["e:0:a", 9], ["e:1:a", 2], ["e:0:b", 4], ["f:0:a", 1]]) {
    drafts.save(`coopkit:me:${key}`, { revision });
  }
  assert.deepEqual(drafts.list().map(({ revision }) => revision), [1, 2, 4, 9]);
  const groups = drafts.listByAnswer(({ exercise }) => exercise === "e");
  assert.deepEqual(groups.map((group) => group.map(({ revision }) => revision)), [[2], [4, 9]]);
});

test("two pages of a browser never use the same key or revision", () => {
  const [one, other] = [new DraftStore("me", browserStorage()), new DraftStore("me", browserStorage())];
  assert.notEqual(one.keyFor("e", 0), other.keyFor("e", 0));
  assert.deepEqual([one, other, other, one].map((store) => store.nextRevision()), [1, 2, 3, 4]);
});

test("revisions go up even if the browser keeps none", () => {
  const drafts = new DraftStore("me", browserStorage());
  failing = "set";
  assert.deepEqual([drafts.nextRevision(), drafts.nextRevision()], [1, 2]);
});

test("the view state keeps values beside each other, also for the next page", () => {
  viewState(browserStorage(), "view").set("step", 3);
  viewState(browserStorage(), "view").set("reader", 1);
  const view = viewState(browserStorage(), "view");
  assert.deepEqual([view.get("step"), view.get("reader"), view.get("furthest")], [3, 1, undefined]);
});
