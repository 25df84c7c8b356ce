// Where the parts of a timeline stand.

import {bisector, extent, max, min, scaleLinear, scalePoint, scaleUtc, ticks, utcFormat} from "d3";
import {exactBytes, roundBytes, roundTick} from "../format.js";

/**
 * @typedef {object} Point
 * @property {string} label
 * @property {string} commit
 * @property {string} time
 * @property {number | null} size
 * @property {number | null} delta null: unknown
 * @property {boolean} release
 */

/**
 * @typedef {object} Event what a reader should know of a build, also of one without a point
 * @property {string} label
 * @property {string} time
 * @property {string} kind release, toolchain, gap, overflow, failed, truncated
 * @property {string} text
 */

/** @typedef {Point & {x: number, y: number | null}} Placed */

/**
 * @typedef {object} Forecast where the line of a block leads, as the server says
 * @property {number} length
 * @property {string | null} full when it is reached; null: never
 */

/**
 * @typedef {object} Options
 * @property {number} width
 * @property {number} height
 * @property {number | null} limit
 * @property {boolean} fromZero up to the limit; false: as far as it moves
 * @property {boolean} [even] one step a point instead of days
 * @property {Forecast | null} [forecast]
 * @property {Event[]} [events] oldest first
 */

/**
 * @typedef {object} Timeline
 * @property {Placed[]} points
 * @property {Placed[][]} pieces what a line may join: it breaks where builds are missing
 * @property {{x: number, width: number, label: string}[]} overflows
 * @property {{x: number, kind: string, text: string, named: boolean, atEnd: boolean}[]} marks
 * @property {number | null} limitY
 * @property {{x1: number, y1: number, x2: number, y2: number} | null} forecast
 * @property {boolean} fillsUp whether the axis begins at zero: only then an area says how much
 * @property {{y: number, text: string}[]} ticks
 * @property {{x: number, text: string}[]} days
 * @property {number} width
 * @property {number} height
 */

export const margin = {top: 22, right: 14, bottom: 22, left: 70};
const leastRoundedRange = 4096; // bytes; below it, rounded ticks look alike
const roomOfName = 64;
const roomOfDay = 84;
const shareOfForecast = 0.14;

/** @param {Point[]} points oldest first @param {Options} options @returns {Timeline} */
export function layoutTimeline(points, options) {
  const {width, height, limit, fromZero, forecast = null, events = []} = options;
  const y = heightScale(points, options);
  const right = width - margin.right;
  const end = forecast ? right - (right - margin.left) * shareOfForecast : right;
  const {place, days, placeOf} = lengthScale(points, end, options.even ?? false);
  const placed = points.map((point, index) => ({
    ...point,
    x: place(index),
    y: point.size === null ? null : y(point.size),
  }));
  return {
    points: placed,
    pieces: piecesOf(placed, events),
    overflows: overflowsOf(placed, events, placeOf, end),
    marks: marksOf(events, placeOf, right),
    limitY: limit !== null && fromZero ? y(limit) : null,
    forecast: forecast ? forecastLine(placed, forecast, y, placeOf) : null,
    fillsUp: y.domain()[0] === 0,
    ticks: ticksOf(y, height),
    days,
    width,
    height,
  };
}

/** @param {Point[]} points @param {Options} options */
function heightScale(points, {height, limit, fromZero}) {
  const sizes = points.flatMap((point) => (point.size === null ? [] : [point.size]));
  const highest = max([...sizes, fromZero ? (limit ?? 0) : 0]) ?? 1;
  const least = min(sizes) ?? 0;
  const lowest = fromZero || least === highest ? 0 : least; // what never moved stands on zero
  const room = Math.max(1, (highest - lowest) * (lowest === 0 ? 0.04 : 0.1));
  return scaleLinear()
    .domain([Math.max(0, lowest && lowest - room), highest + room])
    .range([height - margin.bottom, margin.top]);
}

/** Round numbers of bytes or KiB, as the range has room for. @param {import("d3").ScaleLinear<number, number>} y @param {number} height */
function ticksOf(y, height) {
  const [low, high] = y.domain();
  const isNarrow = high - low < leastRoundedRange;
  const unit = isNarrow ? 1 : high < 2 * 1024 ** 2 ? 1024 : 1024 ** 2;
  return ticks(low / unit, high / unit, Math.max(2, Math.round(height / 45)))
    .map((tick) => tick * unit)
    .filter(Number.isInteger)
    .map((tick) => ({
      y: y(tick),
      text: isNarrow ? exactBytes(tick) : roundTick(roundBytes(tick)),
    }));
}

/**
 * Days where the builds have days of their own, else one step a build.
 *
 * @param {Point[]} points @param {number} end @param {boolean} even
 * @returns {{place: (index: number) => number, days: Timeline["days"], placeOf: PlaceOf}} `placeOf`: also of what has no point
 */
function lengthScale(points, end, even) {
  const times = points.map(({time}) => Date.parse(time));
  const rises = times.every((time, index) => index === 0 || time > times[index - 1]);
  if (even || !rises || times.length < 2) {
    const steps = scalePoint(times.keys(), [margin.left, end]);
    const labels = points.map(({label}) => label);
    return {
      place: (index) => steps(index) ?? margin.left,
      days: [],
      placeOf: ({label}) => steps(labels.indexOf(label)) ?? null,
    };
  }
  const scale = scaleUtc(/** @type {[number, number]} */ (extent(times)), [margin.left, end]);
  const format = utcFormat("%Y-%m-%d");
  const days = scale
    .ticks(Math.max(1, Math.floor((end - margin.left) / roomOfDay)))
    .map((day) => ({x: scale(day), text: format(day)}));
  return {
    place: (index) => scale(times[index]),
    days: spaced(days, roomOfDay),
    placeOf: ({time}) => scale(Date.parse(time)),
  };
}

/** Those with room, from the right. @template {{x: number}} Item @param {Item[]} items @param {number} room */
function spaced(items, room) {
  /** @type {Item[]} */
  const kept = [];
  for (const item of [...items].reverse()) {
    if (kept.length === 0 || kept[kept.length - 1].x - item.x >= room) {
      kept.push(item);
    }
  }
  return kept;
}

/** @typedef {(event: {label: string, time: string}) => number | null} PlaceOf */

/** @param {Placed[]} points @param {Event[]} events */
function piecesOf(points, events) {
  const gaps = events.filter(({kind}) => kind === "gap").map(({time}) => Date.parse(time));
  /** @type {Placed[][]} */
  const pieces = [[]];
  let before = -Infinity;
  for (const point of points) {
    const now = Date.parse(point.time);
    if (point.y === null || gaps.some((gap) => gap > before && gap <= now)) {
      pieces.push([]);
    }
    if (point.y !== null) {
      pieces[pieces.length - 1].push(point);
    }
    before = now;
  }
  return pieces.filter((piece) => piece.length > 0);
}

/**
 * A build that did not fit stands in a band up to the next one.
 *
 * @param {Placed[]} points @param {Event[]} events @param {PlaceOf} placeOf @param {number} end
 */
function overflowsOf(points, events, placeOf, end) {
  const least = 4;
  return events.flatMap((event) => {
    const x = event.kind === "overflow" ? placeOf(event) : null;
    if (x === null) {
      return [];
    }
    const next = points.find((point) => point.x > x)?.x ?? end;
    return [{x, width: Math.max(least, next - x), label: event.label}];
  });
}

/** @param {Event[]} events @param {PlaceOf} placeOf @param {number} right */
function marksOf(events, placeOf, right) {
  const marks = events.flatMap((event) => {
    const x = ["release", "toolchain"].includes(event.kind) ? placeOf(event) : null;
    return x === null
      ? []
      : [{x, kind: event.kind, text: event.text, atEnd: x > right - roomOfName}];
  });
  const names = marks.map((mark) => ({mark, x: mark.atEnd ? mark.x - roomOfName : mark.x}));
  const named = new Set(spaced(names, roomOfName).map(({mark}) => mark));
  return marks.map((mark) => ({...mark, named: named.has(mark)}));
}

/** @param {Placed[]} points @param {Forecast} forecast @param {(bytes: number) => number} y @param {PlaceOf} placeOf */
function forecastLine(points, {length, full}, y, placeOf) {
  const last = points[points.length - 1];
  const end = full && last ? placeOf({label: "", time: full}) : null;
  return end === null || last.y === null ? null : {x1: last.x, y1: last.y, x2: end, y2: y(length)};
}

const byX = bisector((/** @type {Placed} */ point) => point.x);

/** @param {Placed[]} points @param {number} x */
export function nearestPoint(points, x) {
  return points[byX.center(points, x)];
}
