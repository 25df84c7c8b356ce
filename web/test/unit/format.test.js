import assert from "node:assert/strict";
import {test} from "node:test";
import {day, direction, exactBytes, percent, roundBytes, signedBytes} from "../../src/format.js";

test("bytes are grouped in threes", () => {
  assert.equal(exactBytes(354408), "354,408 B");
  assert.equal(exactBytes(0), "0 B");
  assert.equal(exactBytes(null), "–");
});

test("bytes for charts have one digit behind the point", () => {
  assert.equal(roundBytes(354408), "346.1 KiB");
  assert.equal(roundBytes(1023), "1,023 B");
  assert.equal(roundBytes(5 * 1024 * 1024), "5.0 MiB");
});

test("a change always has a sign", () => {
  assert.equal(signedBytes(1234), "+1,234 B");
  assert.equal(signedBytes(-12), "−12 B");
  assert.equal(signedBytes(0), "±0 B");
  assert.deepEqual([1, -1, 0].map(direction), ["grew", "shrank", "same"]);
});

test("a share of what has no length is unknown", () => {
  assert.equal(percent(485540, 1048576), "46.3 %");
  assert.equal(percent(1, null), "–");
});

test("a time is shown as its day", () => {
  assert.equal(day("2026-01-12T09:10:00Z"), "2026-01-12");
  assert.equal(day(null), "");
});
