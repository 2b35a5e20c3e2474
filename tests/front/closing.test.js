import assert from "node:assert/strict";
import { test } from "node:test";

import { longestText } from "../../front/closing.js";

test("the best sentence is the longest text of at least three words", () => {
  assert.equal(longestText(["yes", " We buy fruit together ", "We share"]), "We buy fruit together");
  assert.equal(longestText(["Pneumonoultramicroscopic", "two words", ""]), "");
});
