// The tree of a build as deep as its bars are open: a build of many symbols is a megabyte,
// and most are looked at with their regions alone.

import {ask} from "../../api.js";
import {reference} from "../../history.js";
import {kept} from "../../kept_state.js";
import {innerOf, levelOf, nameOf, nodesOn, pathBelow, pathsTo} from "../../tree.js";

/**
 * @param {string} target @param {string} label
 * @param {"regions" | "archives"} depth blocks and regions, or down to the symbols
 * @returns {Promise<{blocks: any[]}>}
 */
export function askForTree(target, label, depth) {
  return ask("tree", {target, build: reference(label), [depth]: "1"});
}

/** As deep as it is seen. @param {string} target @param {string} label @returns {Promise<any[]>} */
export async function askForOpenTree(target, label) {
  const {blocks} = await askForTree(target, label, "regions");
  const seen = [...openPaths(blocks), ...pathsAroundFocus()];
  const isDeep = seen.some((path) => leadsInto(blocks, path));
  return isDeep ? (await askForTree(target, label, "archives")).blocks : blocks;
}

/** Whether a path leads into a region, or to what a tree of regions does not have. @param {any[]} tree @param {string} path */
function leadsInto(tree, path) {
  const last = nodesOn(tree, path).pop();
  return !last || levelOf(last) !== "block";
}

/**
 * Paths that are open: as the address says, else all blocks and what is around the focus.
 * It says so by now: a second bar may be opened before the first one is drawn open.
 *
 * @param {any[]} tree
 */
export function openPaths(tree) {
  return new Set(pathsIn(kept("open")) ?? [...pathsToBlocks(tree), ...pathsAroundFocus()]);
}

function pathsAroundFocus() {
  return pathsTo(kept("focus")).slice(0, -1);
}

/** @param {string} text JSON @returns {string[] | null} null: it is none */
function pathsIn(text) {
  try {
    const paths = JSON.parse(text);
    return Array.isArray(paths) ? paths : null;
  } catch {
    return null;
  }
}

/** @param {any[]} nodes @param {string} [parent] @returns {string[]} */
function pathsToBlocks(nodes, parent = "") {
  const blocks = nodes.filter((node) => levelOf(node) === "block");
  return blocks.flatMap((node) => {
    const path = pathBelow(parent, nameOf(node));
    return [path, ...pathsToBlocks(innerOf(node), path)];
  });
}
