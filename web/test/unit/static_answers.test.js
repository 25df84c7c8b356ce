import assert from "node:assert/strict";
import {test} from "node:test";
import {answerId, questionText} from "../../src/static_answers.js";

test("a question is the same text in whatever order it is asked", () => {
  const one = questionText("diff", [
    ["target", "t"],
    ["block", "b"],
    ["block", "a"],
  ]);
  assert.equal(one, "diff\nblock=b\nblock=a\ntarget=t");
  assert.equal(questionText("targets", []), "targets");
});

// The published vectors of FNV-1a; tests/server/site_export_test.cpp has the same.
test("answers are named by FNV-1a", () => {
  assert.equal(answerId(""), "cbf29ce484222325");
  assert.equal(answerId("a"), "af63dc4c8601ec8c");
  assert.equal(answerId("foobar"), "85944171f73967e8");
});
