// The old build as the inner ring, the new one as the outer, and what each region became.

import {element, motion, svgElement} from "../../elements.js";
import {direction, exactBytes, signedBytes} from "../../format.js";
import {slicesOfBlock} from "../../slices.js";
import {drawPie, layoutPie} from "../../views/pie.js";

/** @typedef {import("../compare.js").Comparison} Comparison */
/** @typedef {import("../../views/pie.js").PieArc} PieArc */

const rings = [
  {key: "old", outer: 104, inner: 66},
  {key: "new", outer: 150, inner: 110},
];
const mostListed = 10;

export function createRings() {
  const pies = rings.map(({key}) => {
    const svg = svgElement(`ring ${key}`);
    svg.setAttribute("role", "img");
    return svg;
  });
  const centre = element("div", {class: "pie-centre"});
  const root = element("div", {class: "pie-place"}, ...pies, centre);
  const legend = element("ul", {class: "legend", "aria-label": "Regions"});

  /** @param {Comparison} comparison @param {any} before @param {any} after @param {any} diff by region */
  function draw({scene, old, now, block}, before, after, diff) {
    const arcs = [before, after].map((shown) => layoutPie(slicesOfBlock(shown, block, false)));
    arcs.forEach((own, place) => {
      const {outer, inner} = rings[place];
      const label = [old, now][place];
      drawPie(pies[place], own, {
        duration: pies[place].childElementCount === 0 ? 0 : motion(),
        outer,
        inner,
        card: (arc) => arcCard(arc, label),
        onChoose: () => scene.go({build: label}, "overview"),
      });
      pies[place].setAttribute("viewBox", "-154 -154 308 308");
      pies[place].setAttribute("aria-label", `Regions of ${label}`);
    });
    centre.replaceChildren(
      element("span", {class: "faint"}, old),
      element("span", {}, "→"),
      element("strong", {title: now}, now),
    );
    drawLegend(legend, arcs[1], diff);
  }
  return {root, legend, draw};
}

/** @param {PieArc} arc @param {string} label */
function arcCard({name, bytes, share}, label) {
  return element(
    "div",
    {},
    element("strong", {}, name),
    element("span", {class: "faint"}, ` ${label}`),
    element("div", {class: "number"}, `${exactBytes(bytes)}, ${share}`),
  );
}

/** @param {HTMLElement} place @param {PieArc[]} arcs @param {any} diff */
function drawLegend(place, arcs, diff) {
  const deltas = new Map(diff.rows.map((/** @type {any} */ row) => [`run:${row.name}`, row.delta]));
  const largest = [...arcs].sort((one, other) => other.bytes - one.bytes).slice(0, mostListed);
  place.replaceChildren(
    ...largest.map(({key, name, bytes, className, share}) => {
      const delta = deltas.get(key) ?? 0;
      return element(
        "li",
        {"data-key": key},
        element("span", {class: `swatch ${className}`}),
        element("span", {class: "legend-name"}, name),
        element("span", {class: "number"}, exactBytes(bytes)),
        element("span", {class: "number faint"}, share),
        element("span", {class: `number ${direction(delta)}`}, signedBytes(delta)),
      );
    }),
  );
}
