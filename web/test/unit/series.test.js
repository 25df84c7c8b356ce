import assert from "node:assert/strict";
import {test} from "node:test";
import {padded} from "../../src/series.js";

/** @param {number} build @param {number | null} size */
const row = (build, size) => ({
  build,
  time: `2026-01-0${build}T00:00:00Z`,
  high_water: size,
  delta: size === null ? null : 0,
});

test("a block that came late and left early has as many builds as the others", () => {
  const all = [1, 2, 3, 4].map((build) => row(build, 100));
  const own = [row(2, 7), row(3, 8)];
  assert.deepEqual(padded(own, all), [row(1, null), ...own, row(4, null)]);
});

test("a block that is in every build stays as it is", () => {
  const all = [1, 2].map((build) => row(build, 100));
  assert.deepEqual(padded(all, all), all);
});
