import assert from "node:assert/strict";
import {test} from "node:test";
import {regionClass} from "../../src/colour.js";
import {partAt, slicesOfParts} from "../../src/focus.js";
import {chosenBuilds} from "../../src/history.js";
import {slicesOfBlock} from "../../src/slices.js";
import {layoutBars} from "../../src/views/bars.js";
import {layoutChangeBar} from "../../src/views/change_bar.js";
import {layoutPie} from "../../src/views/pie.js";
import {listedArcs} from "../../src/views/pie_labels.js";
import {layoutTimeline} from "../../src/views/timeline.js";

const tree = [
  {
    name: "FLASH",
    bytes: 100,
    blocks: [],
    regions: [
      {
        name: ".text",
        role: "run",
        bytes: 90,
        objects: [
          {name: "a/b.o", bytes: 30, symbols: [{name: "f", aliases: ["g"], bytes: 30}]},
          {name: "c.o", bytes: 60, symbols: []},
        ],
      },
      {name: ".data", role: "load", bytes: 10, objects: []},
    ],
  },
];

test("the usual regions have colours of their own", () => {
  const classes = [".text", ".rodata", ".data", ".bss", ".heap", ".stack"].map(regionClass);
  assert.equal(new Set(classes).size, 6);
  assert.equal(regionClass(".ramfunc"), regionClass(".ramfunc"));
  assert.ok(!classes.includes(regionClass(".ramfunc")));
});

test("the list beside a pie of many slices leaves out the smallest ones", () => {
  const arcs = Array.from({length: 20}, (_, index) => ({name: `r${index}`, bytes: index % 10}));
  const names = listedArcs(arcs).map(({name}) => name);
  assert.equal(names.length, 14);
  assert.deepEqual(names.slice(0, 3), ["r3", "r4", "r5"], "in the order of the slices");
  assert.ok(!names.includes("r10"), "which has no bytes");
  assert.deepEqual(listedArcs(arcs.slice(0, 3)), arcs.slice(0, 3));
});

test("the parts of a block are its regions, its holes and what is free", () => {
  const shown = {
    blocks: [{name: "FLASH", holes: 5, free: 45}],
    regions: [
      {role: "run", name: ".text", size: 40},
      {role: "load", name: ".data", size: 10},
      {role: "run", name: ".empty", size: 0},
    ],
  };
  const names = slicesOfBlock(shown, "FLASH", true).map(({name, bytes}) => [name, bytes]);
  assert.deepEqual(names, [
    [".text", 40],
    [".data (load image)", 10],
    ["holes", 5],
    ["free", 45],
  ]);
  assert.equal(slicesOfBlock(shown, "FLASH", false).length, 2);
  assert.deepEqual(
    slicesOfBlock(shown, "", true).map(({name}) => name),
    [".text"],
  );
});

test("the arcs of a pie close the circle in the order of the slices", () => {
  const slices = [60, 30, 10].map((bytes, index) => ({
    key: `k${index}`,
    name: `n${index}`,
    bytes,
    className: "",
  }));
  const arcs = layoutPie(slices);
  assert.equal(arcs[0].start, 0);
  assert.equal(arcs[1].start, arcs[0].end);
  assert.ok(Math.abs(arcs[2].end - 2 * Math.PI) < 1e-9);
  assert.deepEqual(
    arcs.map(({share}) => share),
    ["60.0 %", "30.0 %", "10.0 %"],
  );
});

test("bars of an open group come below it, the largest first", () => {
  const open = new Set(["FLASH", "FLASH/.text"]);
  const bars = layoutBars(tree, open);
  assert.deepEqual(
    bars.map(({name, depth, level}) => `${depth} ${level} ${name}`),
    [
      "0 block FLASH",
      "1 region .text",
      "2 object c.o",
      "2 object a/b.o",
      "1 region .data (load image)",
    ],
  );
  assert.equal(layoutBars(tree, new Set()).length, 1);
});

test("a path leads to a part and its siblings", () => {
  const path = "FLASH/.text/a%2Fb.o/f";
  const part = partAt(tree, path);
  assert.deepEqual(part?.names, ["FLASH", ".text", "a/b.o", "f"]);
  assert.equal(part?.level, "symbol");
  assert.equal(part?.bytes, 30);
  assert.equal(partAt(tree, "FLASH/.text")?.siblings, null);
  assert.equal(partAt(tree, "FLASH/nothing"), null);
  const siblings = partAt(tree, "FLASH/.text/c.o")?.siblings ?? [];
  assert.deepEqual(
    slicesOfParts(siblings).map(({name}) => name),
    ["c.o", "a/b.o"],
  );
});

/** @param {string} label @param {string[]} tags @param {string} [day] */
const build = (label, tags, day = "") => ({
  id: Number(label.slice(1)),
  label,
  commit: "",
  time: day,
  branch: "main",
  tags,
});

test("releases are shown where there are some, oldest first", () => {
  const builds = [build("n3", []), build("v2", ["v2"]), build("n1", []), build("v1", ["v1"])];
  const releases = builds.filter(({tags}) => tags.length > 0);
  const labels = (/** @type {string} */ choice) =>
    chosenBuilds(builds, releases, choice).shown.map(({label}) => label);
  assert.deepEqual(labels(""), ["v1", "v2"]);
  assert.deepEqual(labels("newest"), ["v1", "n1", "v2", "n3"]);
  assert.deepEqual(
    chosenBuilds([build("n1", []), build("n2", [])], [], "").shown.map(({label}) => label),
    ["n2", "n1"],
  );
});

test("the build that is looked at stands among the releases", () => {
  const releases = [build("v3", ["v3"], "2026-03-01"), build("v1", ["v1"], "2026-01-01")];
  const shownWith = (/** @type {any} */ looked) =>
    chosenBuilds([], releases, "releases", looked).shown.map(({label}) => label);
  assert.deepEqual(shownWith(build("n4", [], "2026-04-01")), ["v1", "v3", "n4"]);
  assert.deepEqual(shownWith(build("n2", [], "2026-02-01")), ["v1", "n2", "v3"]);
  assert.deepEqual(shownWith(build("n0", [], "2025-12-01")), ["n0", "v1", "v3"]);
  assert.deepEqual(shownWith(releases[1]), ["v1", "v3"]);
});

test("the largest change fills its half", () => {
  assert.equal(layoutChangeBar(-200, 200), 1);
  assert.equal(layoutChangeBar(50, 200), 0.25);
  assert.equal(layoutChangeBar(0, 0), 0);
});

test("a build without the thing is a gap of the line", () => {
  const point = (/** @type {number | null} */ size) => ({
    label: "",
    commit: "",
    time: "",
    size,
    delta: 0,
    marks: [],
    release: false,
  });
  const options = {width: 300, height: 100, limit: null, fromZero: true};
  const {points} = layoutTimeline([point(10), point(null), point(20)], options);
  assert.equal(points[1].y, null);
  assert.ok(Number(points[2].y) < Number(points[0].y), "more stands higher");
  assert.ok(points[0].x < points[1].x && points[1].x < points[2].x);
});
