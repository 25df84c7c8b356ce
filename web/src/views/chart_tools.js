// What every chart can do: be copied or saved as SVG, and be read as a table.

import {download} from "../download.js";
import {element} from "../elements.js";

const looks = [
  "fill",
  "fill-opacity",
  "font-family",
  "font-size",
  "font-weight",
  "opacity",
  "paint-order",
  "stroke",
  "stroke-dasharray",
  "stroke-width",
  "text-anchor",
  "visibility",
];

/**
 * The drawing as a file of its own: what the style sheet says becomes attributes.
 *
 * @param {SVGSVGElement} svg
 */
export function svgText(svg) {
  const copy = /** @type {SVGSVGElement} */ (svg.cloneNode(true));
  const originals = [svg, ...svg.querySelectorAll("*")];
  [copy, ...copy.querySelectorAll("*")].forEach((shape, index) => {
    const style = getComputedStyle(originals[index]);
    for (const look of looks) {
      const value = style.getPropertyValue(look);
      if (!value.startsWith("url(")) {
        shape.setAttribute(look, value);
      }
    }
  });
  const {width, height} = svg.getBoundingClientRect();
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("width", String(Math.round(width)));
  copy.setAttribute("height", String(Math.round(height)));
  return new XMLSerializer().serializeToString(copy);
}

/**
 * @param {string} name of the file and of the table
 * @param {() => SVGSVGElement} chart
 * @param {() => {heads: string[], rows: string[][]}} table the same as text
 */
export function chartTools(name, chart, table) {
  const copy = element("button", {type: "button", class: "small"}, "copy SVG");
  copy.onclick = async () => {
    await navigator.clipboard.writeText(svgText(chart()));
    copy.textContent = "copied";
  };
  const save = () => download(`${name}.svg`, "image/svg+xml", svgText(chart()));
  const rows = element("div", {class: "chart-rows"});
  const details = element(
    "details",
    {ontoggle: () => rows.replaceChildren(...(details.open ? [drawRows(name, table())] : []))},
    element("summary", {}, "as a table"),
    rows,
  );
  return element(
    "div",
    {class: "chart-tools"},
    copy,
    element("button", {type: "button", class: "small", onclick: save}, "save SVG"),
    details,
  );
}

/** @param {string} name @param {{heads: string[], rows: string[][]}} table */
function drawRows(name, {heads, rows}) {
  const cells = (/** @type {"th" | "td"} */ tag, /** @type {string[]} */ texts) =>
    element("tr", {}, ...texts.map((text) => element(tag, {}, text)));
  return element(
    "table",
    {},
    element("caption", {}, name),
    element("thead", {}, cells("th", heads)),
    element("tbody", {}, ...rows.map((row) => cells("td", row))),
  );
}
