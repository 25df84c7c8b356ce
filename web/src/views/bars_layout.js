// Which bars of a tree are seen, and how long they are.

import {regionClass} from "../colour.js";
import {innerOf, levelOf, nameOf, pathBelow} from "../tree.js";

/**
 * @typedef {object} Bar
 * @property {string} path of tree.js
 * @property {string} name
 * @property {string[]} aliases
 * @property {string} level block, region, archive, object or symbol
 * @property {number} bytes
 * @property {string} className
 * @property {boolean} canOpen
 * @property {boolean} open
 * @property {number} depth
 * @property {number} share of the largest beside it, 0 to 1
 * @property {number} whole bytes of the block on top
 * @property {number} hidden how many smaller ones beside it are not shown; 0 but on the last
 */

const mostShown = 200; // of one group; the search finds the others

/**
 * The bars that are seen, from the top: those of open groups come below them.
 *
 * @param {any[]} nodes blocks of /api/tree
 * @param {Set<string>} open paths
 * @param {{parent?: string, depth?: number, className?: string, whole?: number}} [place] `whole`: bytes of the block on top
 * @returns {Bar[]}
 */
export function layoutBars(nodes, open, {parent = "", depth = 0, className = "", whole = 0} = {}) {
  const parts = nodes.filter((node) => node.bytes > 0);
  if (depth > 0) {
    parts.sort((one, other) => other.bytes - one.bytes);
  }
  const largest = parts.reduce((most, {bytes}) => Math.max(most, bytes), 1);
  const shown = parts.slice(0, mostShown);
  return shown.flatMap((node, index) => {
    const bar = barOf(node, {parent, depth, className, whole, largest});
    bar.open = open.has(bar.path) && bar.canOpen;
    bar.hidden = index === shown.length - 1 ? parts.length - shown.length : 0;
    if (!bar.open) {
      return [bar];
    }
    const place = {parent: bar.path, depth: depth + 1, className: bar.className, whole: bar.whole};
    return [bar, ...layoutBars(innerOf(node), open, place)];
  });
}

/**
 * @param {any} node
 * @param {{parent: string, depth: number, className: string, whole: number, largest: number}} place
 * @returns {Bar}
 */
function barOf(node, {parent, depth, className, whole, largest}) {
  const name = nameOf(node);
  const level = levelOf(node);
  const load = node.role === "load" ? " load" : "";
  return {
    path: pathBelow(parent, name),
    name,
    aliases: node.aliases ?? [],
    level,
    bytes: node.bytes,
    className: level === "region" ? regionClass(node.name) + load : className,
    canOpen: innerOf(node).length > 0 || (level === "region" && !node.objects), // not asked yet
    open: false,
    depth,
    share: node.bytes / largest,
    whole: whole || node.bytes,
    hidden: 0,
  };
}
