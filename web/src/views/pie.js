// A pie whose arcs keep their node while it morphs from one build to the next.

import {arc, interpolateNumber, interrupt, pie, select} from "d3";
import {percent} from "../format.js";
import {hideCard, showCard} from "./card.js";

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

export const outerRadius = 150;
export const innerRadius = 84;

const shape = arc(); // one for all frames: each that is made anew is garbage by the next

/** @param {{start: number, end: number}} angles @param {number} outer @param {number} inner */
function path({start, end}, outer, inner) {
  return shape({startAngle: start, endAngle: end, outerRadius: outer, innerRadius: inner}) ?? "";
}

/**
 * Draws the arcs into `svg`, or moves those that are there to their new angles.
 * A second call midway goes on from where the arcs are.
 *
 * @param {SVGSVGElement} svg
 * @param {PieArc[]} arcs
 * @param {{duration: number, outer?: number, inner?: number, onChoose?: (slice: Slice) => void, card?: (arc: PieArc) => Node}} options
 */
export function drawPie(
  svg,
  arcs,
  {duration, outer = outerRadius, inner = innerRadius, onChoose, card},
) {
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
  paths.on("click", (_, datum) => onChoose?.(datum));
  paths.on("pointerenter", (event, datum) => card && showCard(placeOf(event), card(datum)));
  paths.on("pointerleave", () => hideCard(false));
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

/** @param {PointerEvent} event */
function placeOf({clientX: x, clientY: y}) {
  return {x, y};
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
