// A pie whose arcs keep their node while it morphs from one build to the next.

import {arc, interpolateNumber, interrupt, pie, select} from "d3";
import {exactBytes, percent, roundBytes} from "../format.js";

/** @typedef {import("../slices.js").Slice} Slice */
/** @typedef {Slice & {start: number, end: number, share: string}} PieArc */

/** The arcs of slices, in their order, around the whole circle. @param {Slice[]} slices @returns {PieArc[]} */
export function layoutPie(slices) {
  const whole = slices.reduce((sum, slice) => sum + slice.bytes, 0);
  return pie()
    .sort(null)(slices.map((slice) => slice.bytes))
    .map(({startAngle, endAngle}, index) => ({
      ...slices[index],
      start: startAngle,
      end: endAngle,
      share: percent(slices[index].bytes, whole),
    }));
}

const outerRadius = 150;
const innerRadius = 84;
const leastLabelledAngle = 0.22;

/** @param {{start: number, end: number}} angles @param {number} outer @param {number} inner */
function path({start, end}, outer, inner) {
  return arc()({startAngle: start, endAngle: end, outerRadius: outer, innerRadius: inner}) ?? "";
}

/**
 * Draws the arcs into `svg`, or moves those that are there to their new angles.
 * A second call midway goes on from where the arcs are.
 *
 * @param {SVGSVGElement} svg
 * @param {PieArc[]} arcs
 * @param {{duration: number, outer?: number, inner?: number, onChoose?: (slice: Slice) => void}} options
 */
export function drawPie(svg, arcs, {duration, outer = outerRadius, inner = innerRadius, onChoose}) {
  const size = 2 * (outer + 4);
  const root = select(svg).attr("viewBox", `${-size / 2} ${-size / 2} ${size} ${size}`);
  const group = root.selectAll("g.arcs").data([null]).join("g").attr("class", "arcs");
  const paths = group
    .selectAll("path")
    .data(arcs, (datum) => /** @type {PieArc} */ (datum).key)
    .join(
      (enter) =>
        enter.append("path").each((datum, index, nodes) => remember(nodes[index], datum.end)),
      (update) => update,
      (exit) => collapse(exit, duration, outer, inner),
    )
    .attr("class", (datum) => `slice ${datum.className}`)
    .attr("data-key", (datum) => datum.key);
  paths
    .selectAll("title")
    .data((datum) => [datum])
    .join("title")
    .text((datum) => `${datum.name}: ${exactBytes(datum.bytes)}, ${datum.share}`);
  if (onChoose) {
    paths.on("click", (_, datum) => onChoose(datum));
  }
  if (duration === 0) {
    paths.each((datum, index, nodes) => {
      interrupt(nodes[index]);
      setAngles(/** @type {SVGPathElement} */ (nodes[index]), datum, outer, inner);
    });
  } else {
    paths
      .transition()
      .duration(duration)
      .tween("angles", (datum, index, nodes) =>
        towards(/** @type {SVGPathElement} */ (nodes[index]), datum, outer, inner),
      );
  }
}

/** Where a node's arc is now. @type {WeakMap<Element, {start: number, end: number}>} */
const current = new WeakMap();

/** A new arc opens where its neighbour ends. @param {Element} node @param {number} angle */
function remember(node, angle) {
  current.set(node, {start: angle, end: angle});
}

/** @param {SVGPathElement} node @param {{start: number, end: number}} angles @param {number} outer @param {number} inner */
function setAngles(node, {start, end}, outer, inner) {
  current.set(node, {start, end});
  node.setAttribute("d", path({start, end}, outer, inner));
  node.setAttribute("data-end", end.toFixed(6));
}

/** @param {SVGPathElement} node @param {{start: number, end: number}} to @param {number} outer @param {number} inner */
function towards(node, to, outer, inner) {
  const from = current.get(node) ?? to;
  const start = interpolateNumber(from.start, to.start);
  const end = interpolateNumber(from.end, to.end);
  return (/** @type {number} */ time) =>
    setAngles(node, {start: start(time), end: end(time)}, outer, inner);
}

/** What is gone closes. @param {any} exit @param {number} duration @param {number} outer @param {number} inner */
function collapse(exit, duration, outer, inner) {
  if (duration === 0) {
    return exit.remove();
  }
  exit
    .transition()
    .duration(duration)
    .tween(
      "angles",
      (/** @type {any} */ _, /** @type {number} */ index, /** @type {any} */ nodes) => {
        const angles = current.get(nodes[index]) ?? {start: 0, end: 0};
        return towards(nodes[index], {start: angles.start, end: angles.start}, outer, inner);
      },
    )
    .remove();
  return exit;
}

/** Bytes and percent beside the slices that have room for them. @param {SVGSVGElement} svg @param {PieArc[]} arcs */
export function drawPieLabels(svg, arcs) {
  const radius = (outerRadius + innerRadius) / 2;
  const labelled = arcs.filter(({start, end}) => end - start >= leastLabelledAngle);
  const labels = select(svg)
    .selectAll("g.labels")
    .data([null])
    .join("g")
    .attr("class", "labels")
    .selectAll("text")
    .data(labelled, (datum) => /** @type {PieArc} */ (datum).key)
    .join("text")
    .attr("class", ({className}) => (["holes", "free"].includes(className) ? "on-pale" : ""))
    .attr("transform", ({start, end}) => {
      const angle = (start + end) / 2;
      return `translate(${Math.sin(angle) * radius},${-Math.cos(angle) * radius})`;
    });
  labels
    .selectAll("tspan")
    .data((datum) => [shortName(datum.name), roundBytes(datum.bytes), datum.share])
    .join("tspan")
    .attr("x", 0)
    .attr("dy", (_, index) => (index === 0 ? "-0.7em" : "1.15em"))
    .text((text) => text);
}

/** @param {string} name */
function shortName(name) {
  const shown = name.replace(" (load image)", " ⇡");
  return shown.length > 11 ? `${shown.slice(0, 10)}…` : shown;
}
