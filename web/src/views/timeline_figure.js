// One timeline with its title, newest size, tools, and the words for its marks.

import {element, svgElement, textScale} from "../elements.js";
import {day, direction, exactBytes, signedBytes} from "../format.js";
import {chartTools} from "./chart_tools.js";
import {drawTimeline, layoutTimeline} from "./timeline.js";

/** @typedef {import("./timeline_layout.js").Point} Point */

/**
 * @typedef {object} Series
 * @property {string} name
 * @property {string} about what it is
 * @property {Point[]} points oldest first
 * @property {number | null} limit
 * @property {any | null} forecast a row of block/forecast by day
 * @property {boolean} even
 * @property {import("./timeline_layout.js").Event[]} events
 */

/** How wide a chart is drawn that takes all of its place. @param {HTMLElement} place */
export function widthIn(place) {
  const [least, usual] = [360, 1000];
  return Math.max(least, place.clientWidth / textScale() || usual);
}

/** Whether a block will be full in a time that a plan can be made for. @param {any | null} forecast @param {Point[]} points */
function fullSoon(forecast, points) {
  const mostYears = 20;
  const last = points[points.length - 1];
  if (!last || forecast?.verdict !== "grows" || !forecast.full) {
    return false;
  }
  return Number(forecast.full.slice(0, 4)) - Number(last.time.slice(0, 4)) < mostYears;
}

/** When a block is full, in words. @param {any | null} forecast @param {Point[]} points */
function forecastText(forecast, points) {
  if (!forecast || ["no trend", "too few builds"].includes(forecast.verdict)) {
    return "";
  }
  if (forecast.verdict !== "grows" || !forecast.full) {
    return `it ${forecast.verdict === "full" ? "is full" : forecast.verdict}`;
  }
  if (!fullSoon(forecast, points)) {
    return "it grows, but is not full for decades";
  }
  const [low, high] = [day(forecast.full_low), day(forecast.full_high)];
  const range = low && high ? ` (${low} to ${high})` : "";
  return `forecast: full on ${day(forecast.full)}${range}`;
}

/**
 * @param {Series} series
 * @param {{width: number, height: number, toLimit: boolean, use: Omit<import("./timeline.js").TimelineUse, "name">}} options
 */
export function timelineFigure(series, {width, height, toLimit, use}) {
  const {name, about, points, limit, forecast, even, events} = series;
  const svg = svgElement("timeline");
  svg.style.aspectRatio = `${width} / ${height}`;
  const near = fullSoon(forecast, points) ? forecast : null;
  const fromZero = toLimit && limit !== null;
  const layout = {width, height, limit, fromZero, even, forecast: near, events};
  drawTimeline(svg, layoutTimeline(points, layout), {...use, events, name});
  const last = points[points.length - 1];
  return element(
    "figure",
    {"data-series": name},
    element(
      "figcaption",
      {},
      element(
        "span",
        {class: "caption-name", title: `${name} ${about}`},
        element("strong", {}, name),
        element("span", {class: "faint"}, about),
      ),
      element(
        "span",
        {class: "caption-figures"},
        element("span", {class: "number"}, exactBytes(last?.size ?? null)),
        last && last.delta !== null
          ? element("span", {class: direction(last.delta)}, signedBytes(last.delta))
          : null,
        limit !== null ? element("span", {class: "faint"}, `limit ${exactBytes(limit)}`) : null,
        element("span", {class: "faint"}, forecastText(forecast, points)),
      ),
    ),
    svg,
    chartTools(
      name,
      () => svg,
      () => tableOf(points, events),
    ),
  );
}

/** @param {Point[]} points @param {import("./timeline_layout.js").Event[]} events */
function tableOf(points, events) {
  const marksOf = (/** @type {string} */ build) =>
    events.filter(({label}) => label === build).map(({kind}) => kind);
  return {
    heads: ["build", "day", "commit", "size", "delta", "marks"],
    rows: points.map(({label, time, commit, size, delta}) => [
      label,
      day(time),
      commit,
      exactBytes(size),
      delta === null ? "" : signedBytes(delta),
      marksOf(label).join(", "),
    ]),
  };
}
