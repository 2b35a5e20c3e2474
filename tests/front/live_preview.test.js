import assert from "node:assert/strict";
import { test } from "node:test";

import { formatMessage } from "../../front/dom.js";
import { OfflineError } from "../../front/errors.js";
import { PreviewRequests } from "../../front/live_preview.js";
import { withChosenStyle } from "../../front/number_styles.js";

function previews() {
  const pending = [];
  const replies = [];
  const send = (_exercise, message) => new Promise((resolve, reject) => pending.push({ message, resolve, reject }));
  const requests = new PreviewRequests(
    "e",
    { send },
    (reply, message) => replies.push([reply.total, message.revision]),
  );
  const next = () => new Promise((resolve) => setTimeout(resolve, 0));
  return { requests, pending, replies, next };
}

test("of what is typed while a preview is computed, only the newest is sent", async () => {
  const { requests, pending, replies, next } = previews();
  for (const revision of [1, 2, 3]) requests.send({ revision });
  assert.deepEqual(pending.map(({ message }) => message), [{ revision: 1, do: "try" }]);
  pending[0].resolve({ status: 200, reply: { total: "10" } });
  await next();
  pending[1].resolve({ status: 200, reply: { total: "30" } });
  await next();
  assert.equal(pending.length, 2);
  assert.deepEqual(replies, [["10", 1], ["30", 3]]);
});

test("a preview that fails is left out, and the next one is sent", async () => {
  const { requests, pending, replies, next } = previews();
  requests.send({ revision: 1 });
  requests.send({ revision: 2 });
  pending[0].reject(new OfflineError("no network"));
  await next();
  pending[1].resolve({ status: 503, reply: {} });
  await next();
  requests.send({ revision: 3 });
  pending[2].resolve({ status: 200, reply: { total: "5" } });
  await next();
  assert.deepEqual(replies, [["5", 3]]);
});

test("a chosen number style takes the last place of the page's styles", () => {
  assert.equal(withChosenStyle("en|km|", "1.234,5"), "en|km|1.234,5");
  assert.equal(withChosenStyle("en|km|old", "$&"), "en|km|$&");
});

test("a sentence is filled in, and a placeholder without a value stays", () => {
  assert.equal(formatMessage("{n} of {all}, {n}", { n: 2, all: 0 }), "2 of 0, 2");
  assert.equal(formatMessage("{n} of {all}", { n: 2 }), "2 of {all}");
});
