// One number of a heap, snapshot after snapshot.

import {line, max, scaleLinear, scalePoint, select} from "d3";
import {svgElement} from "../elements.js";
import {roundTick} from "../format.js";

/**
 * @typedef {object} SnapshotValue
 * @property {string} key
 * @property {string} label
 * @property {number | null} value
 */

const margin = {top: 10, right: 12, bottom: 22, left: 62};
const height = 130;

/** Round numbers of bytes, KiB or MiB. @param {number} highest */
function ticksUpTo(highest) {
  const unit = [2 ** 20, 2 ** 10, 1].find((one) => highest >= one) ?? 1;
  const steps = scaleLinear()
    .domain([0, highest / unit])
    .ticks(3);
  return steps.map((step) => step * unit);
}

/** How a name stays within the drawing. @param {number} x @param {number} width */
function anchorAt(x, width) {
  const room = 90;
  return x < margin.left + room ? "start" : x > width - room ? "end" : "middle";
}

/**
 * @param {SnapshotValue[]} values oldest first
 * @param {number} limit the highest that there can be; 0: unknown
 * @param {number} width
 */
export function layoutSnapshots(values, limit, width) {
  const highest = Math.max(limit, max(values, ({value}) => value ?? 0) ?? 0);
  const y = scaleLinear()
    .domain([0, highest || 1])
    .range([height - margin.bottom, margin.top]);
  const x = scalePoint(
    values.map(({key}) => key),
    [margin.left, width - margin.right],
  );
  return {
    points: values.map((one) => ({
      ...one,
      x: x(one.key) ?? 0,
      y: one.value === null ? null : y(one.value),
    })),
    ticks: ticksUpTo(highest).map((tick) => ({tick, y: y(tick)})),
  };
}

/**
 * @param {SnapshotValue[]} values
 * @param {{width: number, title: string, limit: number, current: string, text: (value: number) => string, onChoose: (key: string) => void}} options
 */
export function drawSnapshots(values, {width, title, limit, current, text, onChoose}) {
  const {points, ticks} = layoutSnapshots(values, limit, width);
  const svg = svgElement("timeline snapshots");
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", `${title}, snapshot after snapshot`);
  const root = select(svg);
  const groups = root.selectAll("g.tick").data(ticks).join("g").attr("class", "tick");
  groups
    .append("line")
    .attr("x1", margin.left)
    .attr("x2", width - margin.right)
    .attr("y1", (tick) => tick.y)
    .attr("y2", (tick) => tick.y);
  groups
    .append("text")
    .attr("x", margin.left - 8)
    .attr("y", (tick) => tick.y + 4)
    .text(({tick}) => roundTick(text(tick)));
  const isThere = (/** @type {[number, number]} */ pair) => !Number.isNaN(pair[1]);
  root
    .append("path")
    .attr("class", "line block")
    .attr(
      "d",
      line().defined(isThere)(
        points.map((one) => /** @type {[number, number]} */ ([one.x, one.y ?? NaN])),
      ),
    );
  root
    .selectAll("circle")
    .data(points.filter(({y}) => y !== null))
    .join("circle")
    .attr("class", ({key}) => `point block ${key === current ? "chosen" : ""}`)
    .attr("data-key", ({key}) => key)
    .attr("cx", (point) => point.x)
    .attr("cy", (point) => point.y)
    .attr("r", ({key}) => (key === current ? 5 : points.length > 60 ? 2 : 3.5))
    .on("click", (_, {key}) => onChoose(key))
    .append("title")
    .text(({label, value}) => `${label}: ${text(value ?? 0)}`);
  const named = points.find(({key}) => key === current);
  root
    .append("text")
    .attr("class", "name")
    .attr("x", named?.x ?? 0)
    .attr("y", height - 6)
    .attr("text-anchor", anchorAt(named?.x ?? 0, width))
    .text(named?.label ?? "");
  return svg;
}
