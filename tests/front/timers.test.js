import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";

import { MemoryStorage, viewState } from "../../front/storage.js";
import { Countdown } from "../../front/timers.js";

const MINUTE = 60000;
let view;

beforeEach(() => {
  mock.timers.enable({ apis: ["Date"], now: 1000000 });
  view = viewState(new MemoryStorage(), "view");
});
afterEach(() => mock.timers.reset());

const texts = (countdown, ...waits) => waits.map((wait) => (mock.timers.tick(wait), countdown.text));

test("a countdown stands until it is started, and stops at zero", () => {
  const countdown = new Countdown(2, view, 1);
  assert.deepEqual(texts(countdown, 0, 5000), ["02:00", "02:00"]);
  assert.ok(!countdown.state.ran);
  countdown.toggle();
  assert.ok(countdown.isRunning && countdown.state.ran);
  assert.deepEqual(texts(countdown, 1, 999, 500, MINUTE, MINUTE), ["02:00", "01:59", "01:59", "00:59", "00:00"]);
  assert.deepEqual([countdown.isRunning, countdown.left], [false, 0]);
});

test("a paused countdown goes on where it was", () => {
  const countdown = new Countdown(5, view, 1);
  countdown.toggle();
  mock.timers.tick(MINUTE);
  countdown.toggle();
  assert.deepEqual(texts(countdown, 0, MINUTE), ["04:00", "04:00"]);
  countdown.toggle();
  assert.deepEqual(texts(countdown, MINUTE), ["03:00"]);
});

test("a countdown that has ended needs more time before it starts again", () => {
  const countdown = new Countdown(1, view, 1);
  countdown.toggle();
  mock.timers.tick(2 * MINUTE);
  countdown.toggle();
  countdown.toggle();
  assert.equal(countdown.isRunning, false);
  countdown.extend(5 * MINUTE);
  assert.deepEqual([countdown.isRunning, countdown.text, countdown.state.more], [true, "05:00", 1]);
});

test("more time is added to what is left", () => {
  const countdown = new Countdown(3, view, 1);
  countdown.toggle();
  mock.timers.tick(MINUTE);
  countdown.extend(5 * MINUTE);
  countdown.extend(5 * MINUTE);
  assert.deepEqual([countdown.text, countdown.state.more], ["12:00", 2]);
  const notStarted = new Countdown(3, view, 2);
  notStarted.extend(5 * MINUTE);
  assert.ok(notStarted.state.ran);
});

test("a restarted countdown has all its time", () => {
  const countdown = new Countdown(3, view, 1);
  countdown.toggle();
  mock.timers.tick(2 * MINUTE);
  countdown.restart();
  assert.ok(countdown.state.ran);
  assert.deepEqual([countdown.isRunning, countdown.text], [true, "03:00"]);
});

test("a countdown runs on while its page is reloaded, apart from other countdowns", () => {
  new Countdown(5, view, 1).toggle();
  mock.timers.tick(MINUTE);
  assert.equal(new Countdown(5, view, 1).text, "04:00");
  assert.equal(new Countdown(5, view, 2).text, "05:00");
});

test("the warning comes in proportion to the time, two minutes before the end at the most", () => {
  const short = new Countdown(4, view, 1);
  const long = new Countdown(40, view, 2);
  assert.ok(!short.isNearEnd, "not before it is started");
  short.toggle();
  long.toggle();
  mock.timers.tick(3 * MINUTE);
  assert.ok(!short.isNearEnd);
  mock.timers.tick(0.2 * MINUTE);
  assert.ok(short.isNearEnd);
  mock.timers.tick(34.7 * MINUTE);
  assert.ok(!long.isNearEnd);
  mock.timers.tick(0.1 * MINUTE);
  assert.ok(long.isNearEnd);
});
