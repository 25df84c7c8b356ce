// A build's tree as the parts of a treemap: what lies in one part of it, two levels deep.

import {regionClass} from "./colour.js";
import {pathBelow} from "./views/bars.js";

/**
 * @typedef {object} TreePart
 * @property {string} path names from the top, encoded, with `/` between
 * @property {string} name
 * @property {string} level block, region, object or symbol
 * @property {number} bytes
 * @property {string} className of the region that it is in
 * @property {any[]} inner what lies in it, as the server says
 */

/** @param {any} node */
function levelOf(node) {
  return node.regions ? "block" : node.objects ? "region" : node.symbols ? "object" : "symbol";
}

/** @param {any} node @param {TreePart | null} parent @returns {TreePart} */
function partOf(node, parent) {
  const level = levelOf(node);
  const isLoad = node.role === "load";
  const name = (node.name ?? "(no name)") + (isLoad ? " (load image)" : "");
  return {
    path: pathBelow(parent?.path ?? "", name),
    name,
    level,
    bytes: node.bytes,
    className:
      level === "region"
        ? regionClass(node.name) + (isLoad ? " load" : "")
        : (parent?.className ?? "block"),
    inner: node.regions ? [...node.blocks, ...node.regions] : (node.objects ?? node.symbols ?? []),
  };
}

/** @param {TreePart} part */
export function partsIn(part) {
  return part.inner.filter(({bytes}) => bytes > 0).map((node) => partOf(node, part));
}

/**
 * The part at a path with those it lies in, from the top; as much of the path as is there.
 *
 * @param {any[]} blocks of /api/tree
 * @param {string} path
 * @returns {TreePart[]}
 */
export function trailTo(blocks, path) {
  /** @type {TreePart} */
  const top = {path: "", name: "all", level: "build", bytes: 0, className: "block", inner: blocks};
  const trail = [top];
  for (const step of path ? path.split("/") : []) {
    const here = trail[trail.length - 1];
    const wanted = here.path ? `${here.path}/${step}` : step;
    const found = partsIn(here).find((part) => part.path === wanted);
    if (!found) {
      break;
    }
    trail.push(found);
  }
  return trail;
}
