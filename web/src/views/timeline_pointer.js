// Pointing at a timeline: a card of the nearest build, a range by dragging, keys.

import {pointer, select} from "d3";
import {hideCard, showCard} from "./card.js";
import {buildCard} from "./build_card.js";
import {margin, nearestPoint} from "./timeline_layout.js";

/** @typedef {import("./timeline_layout.js").Placed} Placed */
/** @typedef {import("./timeline_layout.js").Timeline} Timeline */
/** @typedef {import("./timeline.js").TimelineUse} TimelineUse */

const leastDrag = 8;

/** @param {SVGSVGElement} svg @param {Timeline} timeline @param {TimelineUse} use */
export function listenToTimeline(svg, timeline, use) {
  const points = timeline.points;
  if (points.length === 0) {
    return;
  }
  const cross = drawCross(svg, timeline);
  const band = drawBand(svg, timeline, use.range ?? null);
  /** @type {number | null} */
  let begin = null;
  let index = Math.max(
    0,
    points.findIndex(({label}) => label === use.current),
  );

  /** @param {Placed} point @param {boolean} isPinned */
  const tell = (point, isPinned) => {
    index = points.indexOf(point);
    cross(point);
    const events = (use.events ?? []).filter(({label}) => label === point.label);
    const texts = events.map(({kind, text}) => (kind === "toolchain" ? `now ${text}` : kind));
    const card = buildCard(point, texts, isPinned ? use : null);
    showCard(placeOf(svg, timeline, point), card, isPinned);
  };
  const rest = () => {
    cross(null);
    hideCard(false);
  };
  svg.onpointerdown = (event) => {
    begin = pointer(event, svg)[0];
    svg.setPointerCapture(event.pointerId);
  };
  svg.onpointermove = (event) => {
    const x = pointer(event, svg)[0];
    if (begin !== null && Math.abs(x - begin) > leastDrag) {
      rest();
      band(Math.min(begin, x), Math.max(begin, x));
    } else {
      tell(nearestPoint(points, x), false);
    }
  };
  svg.onpointerup = (event) => {
    const end = pointer(event, svg)[0];
    if (begin !== null) {
      finish(begin, end);
    }
    begin = null;
  };
  svg.onpointercancel = svg.onpointerleave = () => {
    begin = null;
    rest();
  };
  svg.ondblclick = () => {
    hideCard(true);
    use.onReset?.();
  };
  svg.onkeydown = (event) => {
    const step = {ArrowLeft: -1, ArrowRight: 1}[event.key];
    const next = points[index + (step ?? 0)];
    if (step && next && event.shiftKey) {
      choose(points[index], next);
    } else if (step && next) {
      tell(next, false);
    } else if (event.key === "Enter") {
      tell(points[index], true);
    } else {
      return;
    }
    event.preventDefault();
  };
  svg.onblur = rest;

  /** @param {number} from @param {number} to */
  function finish(from, to) {
    if (Math.abs(to - from) <= leastDrag) {
      tell(nearestPoint(points, to), true);
      return;
    }
    choose(nearestPoint(points, Math.min(from, to)), nearestPoint(points, Math.max(from, to)));
  }

  /** A range that stands may grow by a step. @param {Placed} one @param {Placed} other */
  function choose(one, other) {
    const [first, last] = one.x < other.x ? [one, other] : [other, one];
    if (first !== last) {
      use.onRange(first, last);
    }
  }
}

/** Where a point is seen. @param {SVGSVGElement} svg @param {Timeline} timeline @param {Placed} point */
function placeOf(svg, timeline, point) {
  const box = svg.getBoundingClientRect();
  const scale = box.width / timeline.width;
  return {x: box.left + point.x * scale, y: box.top + (point.y ?? margin.top) * scale};
}

/** @param {SVGSVGElement} svg @param {Timeline} timeline */
function drawCross(svg, {height}) {
  const group = select(svg).append("g").attr("class", "cross").attr("visibility", "hidden");
  const stem = group.append("line").attr("y1", margin.top);
  stem.attr("y2", height - margin.bottom);
  const dot = group.append("circle").attr("r", 4);
  return (/** @type {Placed | null} */ point) => {
    group.attr("visibility", point ? "visible" : "hidden");
    if (point) {
      stem.attr("x1", point.x).attr("x2", point.x);
      dot.attr("cx", point.x).attr("cy", point.y ?? height - margin.bottom);
    }
  };
}

/** @param {SVGSVGElement} svg @param {Timeline} timeline @param {[string, string] | null} range */
function drawBand(svg, {points, height}, range) {
  const band = select(svg).append("rect").attr("class", "range").attr("y", margin.top);
  band.attr("height", height - margin.top - margin.bottom).attr("width", 0);
  const draw = (/** @type {number} */ first, /** @type {number} */ last) =>
    band.attr("x", first).attr("width", last - first);
  const ends = (range ?? []).map((label) => points.find((point) => point.label === label));
  if (ends[0] && ends[1]) {
    draw(ends[0].x, ends[1].x);
  }
  return draw;
}
