// Sizes over builds: an area, its limit as a line, what happened marked.

import {area, curveStepAfter, line, select} from "d3";
import {layoutTimeline, margin} from "./timeline_layout.js";
import {listenToTimeline} from "./timeline_pointer.js";

export {layoutTimeline};

/** @typedef {import("./timeline_layout.js").Placed} Placed */
/** @typedef {import("./timeline_layout.js").Timeline} Timeline */

/**
 * @typedef {object} TimelineUse
 * @property {string} [name] what the line is of
 * @property {string} className
 * @property {string} current label of the build that is looked at
 * @property {import("./timeline_layout.js").Event[]} [events] as its layout took them
 * @property {[string, string] | null} [range] labels of the ends that are chosen
 * @property {(point: Placed) => void} onChoose
 * @property {(first: Placed, last: Placed) => void} onRange
 * @property {() => void} [onReset]
 */

const roomOfDot = 12;
let hatches = 0;

/** @param {SVGSVGElement} svg @param {Timeline} timeline @param {TimelineUse} use */
export function drawTimeline(svg, timeline, use) {
  const {width, height} = timeline;
  const root = select(svg).attr("viewBox", `0 0 ${width} ${height}`);
  root.selectAll("*").remove();
  svg.setAttribute("role", "img");
  svg.setAttribute("tabindex", "0");
  svg.setAttribute("aria-label", `${use.name ?? "Sizes"}: arrows walk its builds`);
  drawAxes(root, timeline);
  drawOverflows(root, timeline);
  drawLines(root, timeline, use.className);
  drawForecast(root, timeline);
  drawMarks(root, timeline);
  drawDots(root, timeline, use);
  listenToTimeline(svg, timeline, use);
}

/** @param {any} root @param {Timeline} timeline */
function drawAxes(root, {ticks, days, marks, width, height}) {
  const rows = root.selectAll("g.tick").data(ticks).join("g").attr("class", "tick");
  rows
    .append("line")
    .attr("x1", margin.left)
    .attr("x2", width - margin.right)
    .attr("y1", (/** @type {any} */ tick) => tick.y)
    .attr("y2", (/** @type {any} */ tick) => tick.y);
  rows
    .append("text")
    .attr("x", margin.left - 8)
    .attr("y", (/** @type {any} */ tick) => tick.y + 4)
    .text((/** @type {any} */ tick) => tick.text);
  const names =
    days.length > 0 ? days : marks.filter(({named, kind}) => named && kind === "release");
  root
    .selectAll("text.day")
    .data(names)
    .join("text")
    .attr("class", "day")
    .attr("x", (/** @type {any} */ day) => Math.min(Math.max(day.x, margin.left), width - 36))
    .attr("y", height - 6)
    .text((/** @type {any} */ day) => day.text);
}

/** @param {any} root @param {Timeline} timeline */
function drawOverflows(root, {overflows, height}) {
  if (overflows.length === 0) {
    return;
  }
  const id = `hatch-${(hatches += 1)}`;
  const pattern = root
    .append("pattern")
    .attr("id", id)
    .attr("width", 6)
    .attr("height", 6)
    .attr("patternUnits", "userSpaceOnUse")
    .attr("patternTransform", "rotate(45)");
  pattern.append("rect").attr("class", "hatch").attr("width", 2).attr("height", 6);
  root
    .selectAll("rect.overflow")
    .data(overflows)
    .join("rect")
    .attr("class", "overflow")
    .attr("fill", `url(#${id})`)
    .attr("x", (/** @type {any} */ band) => band.x)
    .attr("width", (/** @type {any} */ band) => band.width)
    .attr("y", margin.top)
    .attr("height", height - margin.top - margin.bottom);
}

/** @param {any} root @param {Timeline} timeline @param {string} className */
function drawLines(root, {pieces, fillsUp, limitY, width, height}, className) {
  const pairs = pieces.map((piece) =>
    piece.map(({x, y}) => /** @type {[number, number]} */ ([x, y])),
  );
  const outline = line().curve(curveStepAfter);
  const body = area()
    .curve(curveStepAfter)
    .y0(height - margin.bottom);
  if (fillsUp) {
    root.append("path").attr("class", `area ${className}`).attr("d", pairs.map(body).join(""));
  }
  root.append("path").attr("class", `line ${className}`).attr("d", pairs.map(outline).join(""));
  if (limitY !== null) {
    root
      .append("line")
      .attr("class", "limit")
      .attr("x1", margin.left)
      .attr("x2", width - margin.right)
      .attr("y1", limitY)
      .attr("y2", limitY);
  }
}

/** The line leads on to the limit, as far as there is room. @param {any} root @param {Timeline} timeline */
function drawForecast(root, {forecast, width, height}) {
  if (!forecast) {
    return;
  }
  const inner = root
    .append("svg")
    .attr("width", width - margin.right)
    .attr("height", height);
  const drawn = inner.append("line").attr("class", "forecast");
  for (const [name, value] of Object.entries(forecast)) {
    drawn.attr(name, value);
  }
}

/** @param {any} root @param {Timeline} timeline */
function drawMarks(root, {marks, days, height}) {
  const shown = days.length > 0 ? marks : marks.filter(({kind}) => kind !== "release");
  const groups = root
    .selectAll("g.mark")
    .data(shown)
    .join("g")
    .attr("class", (/** @type {any} */ mark) => `mark ${mark.kind} ${mark.atEnd ? "at-end" : ""}`);
  groups
    .append("line")
    .attr("x1", (/** @type {any} */ mark) => mark.x)
    .attr("x2", (/** @type {any} */ mark) => mark.x)
    .attr("y1", margin.top - 6)
    .attr("y2", height - margin.bottom);
  groups
    .filter((/** @type {any} */ mark) => mark.named)
    .append("text")
    .attr("x", (/** @type {any} */ mark) => mark.x + (mark.atEnd ? 3 : -3))
    .attr("y", margin.top - 9)
    .text((/** @type {any} */ mark) => mark.text);
}

/** Dots where they have room; releases and the chosen one always. @param {any} root @param {Timeline} timeline @param {TimelineUse} use */
function drawDots(root, {points, width}, {className, current}) {
  const hasRoom = points.length * roomOfDot <= width;
  const shown = points.filter(
    (point) => point.y !== null && (hasRoom || point.release || point.label === current),
  );
  root
    .selectAll("circle.point")
    .data(shown)
    .join("circle")
    .attr("class", (/** @type {Placed} */ point) =>
      `point ${className} ${point.label === current ? "chosen" : ""}`.trim(),
    )
    .attr("cx", (/** @type {Placed} */ point) => point.x)
    .attr("cy", (/** @type {Placed} */ point) => point.y)
    .attr("r", (/** @type {Placed} */ point) => (point.release ? 4.5 : 2.5));
}
