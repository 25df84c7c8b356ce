// Bytes and percent on the slices that have room for them, and the list of all beside it.

import {select} from "d3";
import {element} from "../elements.js";
import {exactBytes, roundBytes, signedBytes, direction} from "../format.js";
import {innerRadius, outerRadius} from "./pie.js";

/** @typedef {import("./pie.js").PieArc} PieArc */

const leastLabelledAngle = 0.3;
const mostListed = 14;

/** @param {SVGSVGElement} svg @param {PieArc[]} arcs */
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
    .attr("class", ({className}) => className)
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
    .text(String);
}

/** The last part of a path, cut where it is long. @param {string} name */
function shortName(name) {
  const last = name.slice(name.lastIndexOf("/") + 1);
  const most = 13;
  return last.length > most ? `${last.slice(0, most - 1)}…` : last;
}

/**
 * The largest, in the order of the slices.
 * @template {{bytes: number}} Arc
 * @param {Arc[]} arcs
 * @returns {Arc[]}
 */
export function listedArcs(arcs) {
  const largest = [...arcs].sort((one, other) => other.bytes - one.bytes).slice(0, mostListed);
  const isListed = new Set(largest);
  return arcs.filter((arc) => isListed.has(arc));
}

/**
 * @param {HTMLElement} place
 * @param {PieArc[]} arcs
 * @param {{deltas: Map<string, number>, onChoose: (arc: PieArc) => void}} use `deltas` by key: since the build before
 */
export function drawLegend(place, arcs, {deltas, onChoose}) {
  const items = listedArcs(arcs).map((arc) => {
    const delta = deltas.get(arc.key);
    return element(
      "li",
      {"data-key": arc.key, title: exactBytes(arc.bytes)},
      element("span", {class: `swatch ${arc.className}`}),
      element(
        "button",
        {
          type: "button",
          class: `legend-name ${arc.name.includes("/") ? "path" : ""}`,
          onclick: () => onChoose(arc),
        },
        element("bdi", {}, arc.name),
      ),
      element("span", {class: "number"}, roundBytes(arc.bytes)),
      element("span", {class: "number faint"}, arc.share),
      element(
        "span",
        {class: `number ${direction(delta ?? 0)}`},
        delta === undefined ? "" : signedBytes(delta),
      ),
    );
  });
  place.classList.toggle("without-deltas", deltas.size === 0);
  const others = arcs.length - items.length;
  place.replaceChildren(
    ...items,
    ...(others > 0 ? [element("li", {class: "faint rest"}, `and ${others} smaller`)] : []),
  );
}
