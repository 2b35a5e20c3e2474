import assert from "node:assert/strict";
import { test } from "node:test";

import {
  changedFields,
  isDefaultRowOrder,
  isNumericRowId,
  isSameAnswer,
  newRowId,
  overwrittenFields,
  rowIdsOf,
  rowIdsToList,
  withEdits,
} from "../../front/answers.js";

test("answers are the same whatever the order of their fields, but not of their rows", () => {
  assert.ok(isSameAnswer({ "a.x": "1", "a.y": ["p", "q"] }, { "a.y": ["p", "q"], "a.x": "1" }));
  assert.ok(!isSameAnswer({ "a.x": "1" }, { "a.x": "1", "a.y": "2" }));
  assert.ok(!isSameAnswer({ "a.x": "1" }, { "a.x": "2" }));
  assert.ok(!isSameAnswer({ "a.rows": ["1", "2"] }, { "a.rows": ["2", "1"] }));
});

test("changed fields are those of either answer, without the order of rows", () => {
  const one = { "a.same": "1", "a.changed": "2", "a.removed": "3", "a.rows": ["1", "r1"] };
  const other = { "a.same": "1", "a.changed": "5", "a.added": "4", "a.rows": ["r1", "1"] };
  assert.deepEqual(changedFields(one, other), ["a.changed", "a.removed", "a.added"]);
});

test("a table's column may be called rows", () => {
  assert.deepEqual(changedFields({ "a.1.rows": "2" }, { "a.1.rows": "3" }), ["a.1.rows"]);
});

test("overwritten are values that were there, not fields that were added", () => {
  const before = { "a.x": "Eggs", "a.y": "Milk", "a.rows": ["2"] };
  assert.deepEqual(overwrittenFields(before, { "a.x": "Eggs", "a.z": "Tea" }), ["a.y"]);
});

test("a value that moved to another field counts as overwritten only without allowMoved", () => {
  const before = { "a.1.what": "Eggs" };
  const after = { "a.1.what": "Tea", "a.r7.what": "Eggs" };
  assert.deepEqual(overwrittenFields(before, after), ["a.1.what"]);
  assert.deepEqual(overwrittenFields(before, after, true), []);
});

test("edits made while an answer was loaded are kept", () => {
  const before = { "a.x": "1.5", "a.y": "Eggs", "a.z": "old" };
  const current = { "a.x": "1.5", "a.y": "Milk", "a.new": "Tea" };
  const loaded = { "a.x": "1,5", "a.y": "Eggs", "a.z": "old", "a.theirs": "Rice" };
  assert.deepEqual(withEdits(loaded, before, current, {}), {
    "a.x": "1,5",
    "a.y": "Milk",
    "a.new": "Tea",
    "a.theirs": "Rice",
  });
});

test("a field with two possible meanings keeps what was typed", () => {
  const typed = { "a.x": "1.500" };
  const loaded = { "a.x": "1500" };
  assert.deepEqual(withEdits(loaded, typed, typed, { "a.x": ["…"] }), typed);
  assert.deepEqual(withEdits(loaded, typed, typed, {}), loaded);
});

test("new row ids differ from each other and from numbers", () => {
  const ids = Array.from({ length: 50 }, newRowId);
  assert.equal(new Set(ids).size, 50);
  assert.ok(ids.every((id) => /^r\w+$/.test(id) && !isNumericRowId(id)));
});

test("only short numbers are numeric row ids", () => {
  assert.deepEqual(["1", "999", "1000", "r1", "", "1a"].map(isNumericRowId), [true, true, false, false, false, false]);
});

test("rows 1, 2, 3 are the default order, and nothing else is", () => {
  assert.ok(isDefaultRowOrder(["1", "2", "3"]) && isDefaultRowOrder([]));
  for (const order of [["2", "1"], ["1", "3"], ["1", "r2"]]) assert.ok(!isDefaultRowOrder(order));
});

test("an answer without a list has rows up to the last one with a value, and at least the fewest", () => {
  assert.deepEqual(rowIdsOf({ "t.2.what": "Milk" }, "t"), ["1", "2"]);
  assert.deepEqual(rowIdsOf({ "t.2.what": "Milk" }, "t", 3), ["1", "2", "3"]);
  assert.deepEqual(rowIdsOf({ "other.5.what": "Milk", "t.total": "9" }, "t"), []);
});

test("an answer's list gives the order, and rows with a value that it misses come last", () => {
  const answer = { "t.rows": ["r9", "1"], "t.r9.what": "Tea", "t.r4.what": "Rice" };
  assert.deepEqual(rowIdsOf(answer, "t", 3), ["r9", "1", "r4"]);
});

test("rows in default order need no list", () => {
  assert.equal(rowIdsToList(["1", "2", "3"], { "t.1.what": "Eggs" }, "t"), null);
});

test("empty rows at the end are not listed", () => {
  const answer = { "t.2.what": "Milk", "t.1.what": "Eggs" };
  assert.deepEqual(rowIdsToList(["2", "1", "r5", "r6"], answer, "t"), ["2", "1"]);
});

test("a removed row stays away: an empty row is listed if it shows that another one is gone", () => {
  const answer = { "t.1.what": "Eggs" };
  assert.deepEqual(rowIdsToList(["1", "3", "r5"], answer, "t"), ["1", "3"]);
  assert.deepEqual(rowIdsOf({ ...answer, "t.rows": ["1", "3"] }, "t"), ["1", "3"]);
});
