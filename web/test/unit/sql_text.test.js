import assert from "node:assert/strict";
import {test} from "node:test";
import {parametersOf} from "../../src/sql_text.js";

test("parameters of SQL are what stands behind colons, once and in their order", () => {
  assert.deepEqual(parametersOf("SELECT :b, :a WHERE x = :b"), ["b", "a"]);
});

test("quotes and comments hold no parameters", () => {
  const sql = `SELECT ':a', "x:b" -- :c\n, /* :d\n :e */ 'it''s :f' WHERE g = :g`;
  assert.deepEqual(parametersOf(sql), ["g"]);
});
