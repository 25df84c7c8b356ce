// A part of a build as a treemap: what lies in it, down to objects, or from a region on to
// symbols.

import {hierarchy, treemap} from "d3";
import {element, textScale} from "../elements.js";
import {exactBytes, roundBytes} from "../format.js";
import {partsIn} from "../treemap_parts.js";

/** @typedef {import("../treemap_parts.js").TreePart} TreePart */

/**
 * In percents of the whole.
 *
 * @typedef {{part: TreePart, isGroup: boolean, left: number, top: number, width: number, height: number}} Tile
 */

const nominal = {width: 1300, height: 520}; // pixels on a usual screen
const head = 18; // pixels for the name of a group
const least = 2; // pixels; what is smaller cannot be seen
const leastLabel = {width: 46, height: 15}; // pixels
const roomForBoth = 110; // pixels; beside a size a name keeps half of it

/** Whether a name on top leaves something of a group. @param {any} node */
function hasRoom({x0, x1, y0, y1}) {
  return x1 - x0 >= leastLabel.width && y1 - y0 >= 2 * head;
}

/** @param {TreePart} focus @param {{width: number, height: number}} [size] @returns {Tile[]} */
export function layoutTreemap(focus, size = nominal) {
  /** @type {Map<TreePart, TreePart[]>} */
  const inner = new Map();
  const hasSymbols = ["region", "object"].includes(focus.level);
  const root = hierarchy(focus, (part) => {
    const parts = part.level === "object" && !hasSymbols ? [] : partsIn(part);
    inner.set(part, parts);
    return parts;
  })
    .sum((part) => (inner.get(part)?.length ? 0 : part.bytes))
    .sort((one, other) => (other.value ?? 0) - (one.value ?? 0));
  const placed = treemap()
    .size([size.width, size.height])
    .paddingInner(1)
    .paddingTop((node) => (node.depth > 0 && node.children && hasRoom(node) ? head : 0))
    .round(true)(/** @type {any} */ (root));
  return placed
    .descendants()
    .filter((node) => node.depth > 0 && node.x1 - node.x0 >= least && node.y1 - node.y0 >= least)
    .map((node) => ({
      part: /** @type {any} */ (node.data),
      isGroup: node.children !== undefined,
      left: (100 * node.x0) / size.width,
      top: (100 * node.y0) / size.height,
      width: (100 * (node.x1 - node.x0)) / size.width,
      height: (100 * (node.y1 - node.y0)) / size.height,
    }));
}

/** @param {TreePart} focus @param {{onChoose: (part: TreePart) => void}} options */
export function drawTreemap(focus, {onChoose}) {
  const place = element("div", {class: "treemap", role: "group", "aria-label": "Treemap"});
  const draw = () => {
    const scale = textScale();
    const size = {
      width: place.clientWidth / scale || nominal.width,
      height: place.clientHeight / scale || nominal.height,
    };
    place.replaceChildren(
      ...layoutTreemap(focus, size).map((tile) => drawTile(tile, size, onChoose)),
    );
  };
  new ResizeObserver(draw).observe(place);
  return place;
}

/** Of a path what stands last: beginnings are alike. @param {TreePart} part */
function shortName({level, name}) {
  return ["archive", "object"].includes(level) ? name.slice(name.lastIndexOf("/") + 1) : name;
}

/** @param {Tile} tile @param {{width: number, height: number}} size @param {(part: TreePart) => void} onChoose */
function drawTile({part, isGroup, left, top, width, height}, size, onChoose) {
  const room = {width: (width * size.width) / 100, height: (height * size.height) / 100};
  const isLabelled = room.width >= leastLabel.width && room.height >= leastLabel.height;
  const isSideways = isGroup || room.width >= roomForBoth;
  const isSized = isSideways ? room.width >= roomForBoth : room.height >= 2 * leastLabel.height;
  const button = element(
    "button",
    {
      type: "button",
      class: `tile ${part.className} ${isGroup ? "group" : ""} ${isSideways ? "" : "narrow"}`,
      "data-path": part.path,
      title: `${part.name}: ${exactBytes(part.bytes)}`,
      "aria-label": `${part.name}: ${exactBytes(part.bytes)}`,
      onclick: () => onChoose(part),
    },
    isLabelled ? element("span", {class: "tile-name"}, shortName(part)) : null,
    isLabelled && isSized ? element("span", {class: "tile-size"}, roundBytes(part.bytes)) : null,
  );
  const place = {left, top, width, height};
  for (const [name, value] of Object.entries(place)) {
    button.style.setProperty(name, `${value}%`);
  }
  return button;
}
