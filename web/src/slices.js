// The parts of a block as slices of a pie: its regions, its holes, what is free.

import {regionClass} from "./colour.js";

/**
 * @typedef {object} Slice
 * @property {string} key the same in every build
 * @property {string} name
 * @property {number} bytes
 * @property {string} className
 */

/**
 * @param {{regions: any[], blocks: any[]}} shown of one block (or all regions)
 * @param {string} block empty: all regions, each once
 * @param {boolean} withFree whether holes and free space are slices
 * @returns {Slice[]}
 */
export function slicesOfBlock(shown, block, withFree) {
  const regions = block
    ? shown.regions
    : shown.regions.filter((/** @type {any} */ region) => region.role === "run");
  /** @type {Slice[]} */
  const slices = regions
    .filter((/** @type {any} */ region) => region.size > 0)
    .map((/** @type {any} */ region) => ({
      key: `${region.role}:${region.name}`,
      name: region.role === "load" ? `${region.name} (load image)` : region.name,
      bytes: region.size,
      className: regionClass(region.name) + (region.role === "load" ? " load" : ""),
    }));
  const whole = block ? blockNamed(shown, block) : null;
  if (whole && withFree) {
    slices.push({key: "holes", name: "holes", bytes: whole.holes, className: "holes"});
    slices.push({key: "free", name: "free", bytes: Math.max(0, whole.free), className: "free"});
  }
  return slices;
}

/** @param {any} shown @param {string} name */
export function blockNamed(shown, name) {
  return shown.blocks.find((/** @type {any} */ block) => block.name === name) ?? null;
}
