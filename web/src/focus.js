// What is chosen in the tree of a build, and what the pie then shows.

import {innerOf, levelOf, nameOf, nodesOn} from "./tree.js";

/**
 * @typedef {object} Focus
 * @property {string[]} names from the block down
 * @property {string} level
 * @property {number} bytes
 * @property {string[]} aliases
 * @property {any[] | null} siblings the parts of the structure that it is in; null: the block's
 */

/**
 * @param {any[]} nodes blocks of /api/tree
 * @param {string} path of tree.js
 * @returns {Focus | null} null: nothing is there
 */
export function partAt(nodes, path) {
  const passed = nodesOn(nodes, path);
  const found = passed[passed.length - 1];
  if (!found) {
    return null;
  }
  const level = levelOf(found);
  const isInBlock = level === "block" || level === "region";
  return {
    names: passed.map(nameOf),
    level,
    bytes: found.bytes,
    aliases: found.aliases ?? [],
    siblings: isInBlock ? null : innerOf(passed[passed.length - 2]),
  };
}

/** The largest first, the first ten in colours. @param {any[]} parts @returns {import("./slices.js").Slice[]} */
export function slicesOfParts(parts) {
  const colours = 10;
  return parts
    .filter((part) => part.bytes > 0)
    .sort((one, other) => other.bytes - one.bytes)
    .map((part, index) => ({
      key: `part:${nameOf(part)}:${index}`,
      name: nameOf(part),
      bytes: part.bytes,
      className: index < colours ? `region-${index}` : "others",
    }));
}
