import assert from "node:assert/strict";
import {test} from "node:test";
import {chainAt, runsOfChanges, runsOfKinds, runsOfRainbow} from "../../src/heap_runs.js";
import {chosenPlace, heapState} from "../../src/heap_state.js";
import {layoutHeapMap, outlineOf, placeAt} from "../../src/views/heap_map.js";

/** `h==S` as runs. @param {string} letters @returns {[string, number][]} */
function runs(letters) {
  return [...letters.matchAll(/(.)\1*/g)].map(([same]) => [same[0], same.length]);
}

test("a tail has the colour of its head", () => {
  const classes = runsOfKinds(runs("hh=.D==")).map(({className, count}) => [className, count]);
  assert.deepEqual(classes, [
    ["kind-h", 2],
    ["kind-h tail", 1],
    ["kind-free", 1],
    ["kind-D", 1],
    ["kind-D tail", 2],
  ]);
});

test("in a rainbow each chain has another colour than its neighbours", () => {
  const classes = runsOfRainbow(runs("hh=S=.h")).map(({className}) => className);
  assert.deepEqual(classes, [
    "rainbow-0",
    "rainbow-1",
    "rainbow-1 tail",
    "rainbow-2",
    "rainbow-2 tail",
    "kind-free",
    "rainbow-3",
  ]);
});

test("a GC block knows its chain", () => {
  const heap = runs("hhD==..h");
  assert.deepEqual(chainAt(heap, 0), {letter: "h", name: "head", first: 0, count: 1});
  for (const place of [2, 3, 4]) {
    assert.deepEqual(chainAt(heap, place), {letter: "D", name: "dict", first: 2, count: 3});
  }
  assert.deepEqual(chainAt(heap, 6), {letter: ".", name: "free", first: 5, count: 2});
  assert.deepEqual(chainAt(heap, 7), {letter: "h", name: "head", first: 7, count: 1});
  assert.equal(chainAt(heap, 8), null);
});

test("only the last of some heads in a row has the tail", () => {
  const heap = runs("hhh==");
  assert.equal(chainAt(heap, 1)?.count, 1);
  assert.deepEqual(chainAt(heap, 2), {letter: "h", name: "head", first: 2, count: 3});
  assert.equal(chainAt(heap, 4)?.first, 2);
});

test("a change says what was there and what is", () => {
  const [freed, kept] = runsOfChanges([
    ["-", "D", ".", 2],
    ["o", "=", "=", 1],
  ]);
  assert.equal(freed.text, "freed: dict → free");
  assert.equal(freed.letter, "D");
  assert.equal(kept.className, "change-same");
});

test("a run is cut at the end of its row", () => {
  const {pieces} = layoutHeapMap(runsOfKinds(runs("hhhD")), {columns: 2, showsFree: true});
  assert.deepEqual(
    pieces.map(({className, x, y, width}) => [className, x, y, width]),
    [
      ["kind-h", 0, 0, 2],
      ["kind-h", 0, 1, 1],
      ["kind-D", 1, 1, 1],
    ],
  );
});

test("rows that are all free fold to one, and what follows keeps its place", () => {
  const grid = layoutHeapMap(runsOfKinds(runs("h.......D...")), {columns: 2, showsFree: false});
  assert.deepEqual(grid.rows, [
    {y: 0, first: 0, folded: 0},
    {y: 1, first: 2, folded: 3},
    {y: 2, first: 8, folded: 0},
    {y: 3, first: 10, folded: 1},
  ]);
  assert.equal(placeAt(grid, 0.5, 2.5), 8);
  assert.equal(placeAt(grid, 0.5, 1.5), null);
  assert.equal(placeAt(grid, 2.5, 0.5), null);
  assert.equal(outlineOf(grid, 8, 1), "M0 20h9v9h-9z");
});

test("the last row may be short", () => {
  const grid = layoutHeapMap(runsOfKinds(runs("hhh")), {columns: 2, showsFree: true});
  assert.equal(placeAt(grid, 1.5, 1.5), null);
  assert.equal(placeAt(grid, 0.5, 1.5), 2);
});

test("two snapshots are compared as a diff unless the address says side by side", () => {
  assert.equal(heapState({}, true).mode, "single");
  assert.equal(heapState({with: "#1"}, true).mode, "diff");
  const side = heapState({with: "#1", look: "side"}, true);
  assert.deepEqual([side.mode, side.look.columns], ["side", 64]);
  assert.equal(heapState({}, true).look.columns, 128);
  assert.equal(heapState({}, false).look.columns, 64);
  assert.equal(heapState({wide: "128"}, false).look.columns, 128);
});

test("a snapshot that is not there is the newest", () => {
  const snapshots = [{id: 3}, {id: 7}];
  assert.equal(chosenPlace(snapshots, "#3"), 0);
  assert.equal(chosenPlace(snapshots, "#9"), 1);
});
