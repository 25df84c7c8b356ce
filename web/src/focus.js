// What is chosen in the tree of a build, and what the pie then shows.

import {pathBelow} from "./views/bars.js";

/**
 * @typedef {object} Focus
 * @property {string[]} names from the block down
 * @property {string} level
 * @property {number} bytes
 * @property {any[] | null} siblings the parts of the structure that it is in; null: the block's
 */

/** @param {any} node */
function nameOf(node) {
  return (node.name ?? "(no name)") + (node.role === "load" ? " (load image)" : "");
}

/** @param {any} node @returns {any[]} */
function innerOf(node) {
  return node.regions ? [...node.blocks, ...node.regions] : (node.objects ?? node.symbols ?? []);
}

/**
 * @param {any[]} nodes blocks of /api/tree
 * @param {string} path of bars.js
 * @returns {Focus | null} null: nothing is there
 */
export function partAt(nodes, path) {
  /** @type {string[]} */
  const names = [];
  let parts = nodes;
  let level = "block";
  for (const step of path ? path.split("/") : []) {
    const found = parts.find((node) => pathBelow("", nameOf(node)) === step);
    if (!found) {
      return null;
    }
    names.push(nameOf(found));
    level = found.regions
      ? "block"
      : found.objects
        ? "region"
        : found.symbols
          ? "object"
          : "symbol";
    const inner = innerOf(found);
    if (names.length === path.split("/").length) {
      const isInBlock = level === "block" || level === "region";
      return {names, level, bytes: found.bytes, siblings: isInBlock ? null : parts};
    }
    parts = inner;
  }
  return null;
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
