// What differs between two builds: two rings and the rows of `memstrata diff`.

import {ask} from "../api.js";
import {element} from "../elements.js";
import {askForRegions, reference} from "../history.js";
import {drawControls} from "./compare/controls.js";
import {drawFigures} from "./compare/figures.js";
import {createRings} from "./compare/rings.js";
import {drawRows} from "./compare/rows.js";

/** @typedef {import("../main.js").Page} Page */
/** @typedef {import("../main.js").Scene} Scene */

export const levels = ["block", "region", "archive", "object", "symbol"];

/**
 * What is compared.
 *
 * @typedef {object} Comparison
 * @property {Scene} scene
 * @property {string} old label
 * @property {string} now label
 * @property {string} level
 * @property {string} block empty: all regions
 * @property {Record<string, string>} question of /api/diff
 */

/** @returns {Page} */
export function createCompare() {
  const controls = element("div", {class: "controls"});
  const rings = createRings();
  const figures = element("dl", {class: "figures"});
  const rows = element("section", {class: "panel wide changes", "aria-label": "Changes"});
  const root = element(
    "div",
    {class: "compare"},
    controls,
    element(
      "section",
      {class: "panel rings", "aria-label": "Old inside, new outside"},
      rings.root,
      element("div", {class: "pie-side"}, rings.legend, figures),
    ),
    rows,
  );

  /** @param {Scene} scene */
  async function update(scene) {
    const comparison = comparisonOf(scene);
    const {old, now, block, question} = comparison;
    const regions = {...question, by: "region"};
    const [diff, byRegion, before, after] = await Promise.all([
      ask("diff", question),
      ask("diff", regions),
      askForRegions(scene.target, old, block),
      askForRegions(scene.target, now, block),
    ]);
    if (!scene.isCurrent()) {
      return;
    }
    const blockNames = after.blocks
      .filter((/** @type {any} */ one) => one.parent === null && one.same_range_as === null)
      .map((/** @type {any} */ one) => one.name);
    drawControls(controls, comparison, blockNames);
    rings.draw(comparison, before, after, byRegion);
    drawFigures(figures, byRegion);
    drawRows(rows, diff, comparison);
  }
  return {root, update};
}

/** @param {Scene} scene @returns {Comparison} */
function comparisonOf(scene) {
  const {values} = scene.state;
  const now = values.new || scene.build.label;
  const old = values.old || labelBefore(scene, now);
  const level = levels.includes(values.by) ? values.by : "symbol";
  const block = values.block === "all" ? "" : (values.block ?? "");
  const question = {
    target: scene.target,
    old: reference(old),
    new: reference(now),
    by: level,
    block,
  };
  return {scene, old, now, level, block, question};
}

/** A release is compared with the release before. @param {Scene} scene @param {string} label */
function labelBefore({builds, releases}, label) {
  const isRelease = releases.some((build) => build.label === label);
  const all = isRelease && releases.length > 1 ? releases : builds;
  const place = all.findIndex((build) => build.label === label);
  return (all[place + 1] ?? all[place] ?? builds[0]).label;
}
