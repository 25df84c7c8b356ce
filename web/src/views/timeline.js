// Sizes over builds: an area for each series, its limit as a line, releases marked.

import {area, curveStepAfter, line, max, pointer, scaleLinear, scalePoint, select} from "d3";
import {day, exactBytes, roundBytes, signedBytes} from "../format.js";

/**
 * @typedef {object} Point
 * @property {string} label
 * @property {string} commit
 * @property {string} time
 * @property {number | null} size
 * @property {number | null} delta null: unknown
 * @property {string[]} marks
 * @property {boolean} release
 */

/**
 * @typedef {object} Timeline
 * @property {(Point & {x: number, y: number | null})[]} points
 * @property {number | null} limitY
 * @property {{y: number, text: string}[]} ticks
 * @property {number} width
 * @property {number} height
 */

const margin = {top: 12, right: 12, bottom: 22, left: 72};
const leastRoundedRange = 4096; // bytes; below it, rounded ticks look alike

/**
 * @param {Point[]} points oldest first
 * @param {{width: number, height: number, limit: number | null, fromZero: boolean}} options
 * @returns {Timeline}
 */
export function layoutTimeline(points, {width, height, limit, fromZero}) {
  const sizes = points.flatMap((point) => (point.size === null ? [] : [point.size]));
  const highest = max([...sizes, fromZero ? (limit ?? 0) : 0]) ?? 1;
  const lowest = fromZero ? 0 : Math.min(...sizes, highest);
  const room = fromZero ? 0 : Math.max(1, (highest - lowest) * 0.1);
  const y = scaleLinear()
    .domain([Math.max(0, lowest - room), Math.max(1, highest + room)])
    .range([height - margin.bottom, margin.top]);
  const x = scalePoint(
    points.map((_, index) => index),
    [margin.left, width - margin.right],
  );
  const isNarrow = highest - lowest < leastRoundedRange;
  return {
    points: points.map((point, index) => ({
      ...point,
      x: x(index) ?? 0,
      y: point.size === null ? null : y(point.size),
    })),
    limitY: limit !== null && fromZero ? y(limit) : null,
    ticks: y
      .ticks(4)
      .filter(Number.isInteger)
      .map((tick) => ({y: y(tick), text: isNarrow ? exactBytes(tick) : roundBytes(tick)})),
    width,
    height,
  };
}

/**
 * @param {SVGSVGElement} svg
 * @param {Timeline} timeline
 * @param {{className: string, current: string, onChoose: (point: Point) => void, onRange: (first: Point, last: Point) => void}} options
 */
export function drawTimeline(svg, timeline, {className, current, onChoose, onRange}) {
  const {points, width, height} = timeline;
  const root = select(svg).attr("viewBox", `0 0 ${width} ${height}`);
  root.selectAll("*").remove();
  drawAxis(root, timeline);
  const base = height - margin.bottom;
  const pairs = points.map((point) => /** @type {[number, number]} */ ([point.x, point.y ?? NaN]));
  const isThere = (/** @type {[number, number]} */ pair) => !Number.isNaN(pair[1]);
  root
    .append("path")
    .attr("class", `area ${className}`)
    .attr("d", area().defined(isThere).curve(curveStepAfter).y0(base)(pairs));
  root
    .append("path")
    .attr("class", `line ${className}`)
    .attr("d", line().defined(isThere).curve(curveStepAfter)(pairs));
  if (timeline.limitY !== null) {
    root
      .append("line")
      .attr("class", "limit")
      .attr("x1", margin.left)
      .attr("x2", width - margin.right)
      .attr("y1", timeline.limitY)
      .attr("y2", timeline.limitY);
  }
  root
    .selectAll("circle")
    .data(points.filter((point) => point.y !== null))
    .join("circle")
    .attr("class", (point) => `point ${className} ${point.label === current ? "chosen" : ""}`)
    .attr("cx", (point) => point.x)
    .attr("cy", (point) => point.y)
    .attr("r", (point) => (point.release ? 5 : points.length > 200 ? 0 : 3))
    .on("click", (_, point) => onChoose(point))
    .append("title")
    .text(pointText);
  drawNames(root, timeline);
  listenForRange(svg, timeline, onRange);
}

/** What a point says when it is pointed at. @param {Point} point */
export function pointText(point) {
  return [
    `${point.label}  ${day(point.time)}  ${point.commit ?? ""}`,
    exactBytes(point.size) + (point.delta === null ? "" : ` (${signedBytes(point.delta)})`),
    ...point.marks,
  ].join("\n");
}

/** @param {any} root @param {Timeline} timeline */
function drawAxis(root, {ticks, width}) {
  const groups = root.selectAll("g.tick").data(ticks).join("g").attr("class", "tick");
  groups
    .append("line")
    .attr("x1", margin.left)
    .attr("x2", width - margin.right)
    .attr("y1", (/** @type {any} */ tick) => tick.y)
    .attr("y2", (/** @type {any} */ tick) => tick.y);
  groups
    .append("text")
    .attr("x", margin.left - 8)
    .attr("y", (/** @type {any} */ tick) => tick.y + 4)
    .text((/** @type {any} */ tick) => tick.text);
}

/** Names of releases below, as many as have room. @param {any} root @param {Timeline} timeline */
function drawNames(root, {points, width, height}) {
  const room = Math.max(1, Math.floor((width - margin.left) / 90));
  const releases = points.filter((point) => point.release);
  const named = releases.length > 0 ? releases : points;
  const step = Math.ceil(named.length / room);
  const shown = named.filter((_, index) => (named.length - 1 - index) % step === 0);
  root
    .selectAll("text.name")
    .data(shown)
    .join("text")
    .attr("class", "name")
    .attr("x", (/** @type {any} */ point) =>
      Math.min(Math.max(point.x, margin.left + 20), width - 30),
    )
    .attr("y", height - 6)
    .text((/** @type {any} */ point) => point.label);
}

/**
 * Dragging over the chart chooses its ends.
 *
 * @param {SVGSVGElement} svg
 * @param {Timeline} timeline
 * @param {(first: Point, last: Point) => void} onRange
 */
function listenForRange(svg, {points, height}, onRange) {
  const leastDrag = 12;
  const band = select(svg).append("rect").attr("class", "range").attr("y", margin.top);
  band.attr("height", height - margin.top - margin.bottom).attr("width", 0);
  const nearest = (/** @type {number} */ x) =>
    points.reduce((best, point) => (Math.abs(point.x - x) < Math.abs(best.x - x) ? point : best));
  /** @type {number | null} */
  let begin = null;
  svg.onpointerdown = (event) => {
    begin = pointer(event, svg)[0];
  };
  svg.onpointermove = (event) => {
    if (begin !== null) {
      const x = pointer(event, svg)[0];
      band.attr("x", Math.min(begin, x)).attr("width", Math.abs(x - begin));
    }
  };
  svg.onpointerup = (event) => {
    const end = pointer(event, svg)[0];
    band.attr("width", 0);
    if (begin !== null && Math.abs(end - begin) > leastDrag) {
      const [first, last] = [nearest(Math.min(begin, end)), nearest(Math.max(begin, end))];
      if (first !== last) {
        onRange(first, last);
      }
    }
    begin = null;
  };
  svg.onpointerleave = () => {
    begin = null;
    band.attr("width", 0);
  };
}
