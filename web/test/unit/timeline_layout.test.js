import assert from "node:assert/strict";
import {test} from "node:test";
import {layoutTimeline} from "../../src/views/timeline_layout.js";

/** One build a day. @param {number} place @param {number | null} size */
const point = (place, size) => ({
  label: `b${place}`,
  commit: "",
  time: `2026-01-0${place + 1}T00:00:00Z`,
  size,
  delta: 0,
  release: false,
});
const points = [0, 1, 2, 3].map((place) => point(place, 100 + place));
const options = {width: 400, height: 200, limit: 200, fromZero: true};

/** @param {string} kind @param {number} place */
const event = (kind, place) => ({label: `b${place}`, time: points[place].time, kind, text: kind});

test("the line breaks where builds are missing", () => {
  const {pieces} = layoutTimeline(points, {...options, events: [event("gap", 2)]});
  assert.deepEqual(
    pieces.map((piece) => piece.map(({label}) => label)),
    [
      ["b0", "b1"],
      ["b2", "b3"],
    ],
  );
});

test("an overflow is a band up to the next build", () => {
  const {overflows, points: placed} = layoutTimeline(points, {
    ...options,
    events: [event("overflow", 1)],
  });
  assert.equal(overflows.length, 1);
  assert.equal(overflows[0].x, placed[1].x);
  assert.ok(Math.abs(overflows[0].x + overflows[0].width - placed[2].x) < 1e-9);
});

test("a forecast leads from the newest build to the limit on its day", () => {
  const forecast = {length: 200, full: "2026-01-09T00:00:00Z"};
  const {forecast: line, points: placed, limitY} = layoutTimeline(points, {...options, forecast});
  const step = placed[1].x - placed[0].x;
  assert.equal(line?.y2, limitY);
  assert.equal(line?.x1, placed[3].x);
  assert.ok(Math.abs((line?.x2 ?? 0) - (placed[0].x + 8 * step)) < 1e-6);
});

test("builds of one time stand one step apart", () => {
  const same = points.map((one) => ({...one, time: points[0].time}));
  const {points: placed, days} = layoutTimeline(same, options);
  assert.ok(placed[1].x > placed[0].x);
  assert.deepEqual(days, []);
});

test("an axis that begins above zero has no area, which would say how much", () => {
  assert.equal(layoutTimeline(points, options).fillsUp, true);
  assert.equal(layoutTimeline(points, {...options, fromZero: false}).fillsUp, false);
});

test("a size that never moved stands on zero", () => {
  const still = points.map((one) => ({...one, size: 2504}));
  const {fillsUp, ticks} = layoutTimeline(still, {...options, fromZero: false});
  assert.ok(fillsUp);
  assert.equal(ticks[0].text, "0 B");
});

test("the name of the newest release leaves none beneath it", () => {
  const events = [0, 1, 2, 3].map((place) => event("release", place));
  const {marks} = layoutTimeline(points, {...options, events});
  const roomOfName = 64;
  const starts = marks.filter(({named}) => named).map(({x, atEnd}) => (atEnd ? x - roomOfName : x));
  assert.ok(starts.length > 1);
  assert.ok(starts.every((x, index) => index === 0 || x - starts[index - 1] >= roomOfName));
});
