// A build's tree as the parts of a treemap: what lies in one part of it, two levels deep.

import {regionClass} from "./colour.js";
import {innerOf, levelOf, nameOf, pathBelow} from "./tree.js";

/**
 * @typedef {object} TreePart
 * @property {string} path names from the top, encoded, with `/` between
 * @property {string} name
 * @property {string} level block, region, archive, object or symbol
 * @property {number} bytes
 * @property {string} className of the region that it is in
 * @property {any[]} inner what lies in it, as the server says
 */

/** @param {any} node @param {TreePart | null} parent @returns {TreePart} */
function partOf(node, parent) {
  const level = levelOf(node);
  const load = node.role === "load" ? " load" : "";
  const name = nameOf(node);
  return {
    path: pathBelow(parent?.path ?? "", name),
    name,
    level,
    bytes: node.bytes,
    className: level === "region" ? regionClass(node.name) + load : (parent?.className ?? "block"),
    inner: innerOf(node),
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
