// How much more each build has than the one before, as the server counts it.

import {ask} from "../../api.js";
import {reference} from "../../history.js";
import {answerFolder} from "../../static_answers.js";

/** @typedef {import("../../main.js").Scene} Scene */
/** @typedef {import("../../history.js").Build} Build */

/**
 * @param {Scene} scene
 * @param {{block: string, shown: Build[], before: Build | null, showsReleases: boolean}} choice
 * @returns {Promise<Map<string, number>>} by label; a build that has none before it is left out
 */
export async function askForDeltas({target, build}, {block, shown, before, showsReleases}) {
  if (!block || shown.length === 0) {
    return new Map();
  }
  const isWhole = showsReleases || answerFolder(); // a copy has no answer for each beginning
  const since = isWhole ? "" : reference((before ?? shown[0]).label);
  const {series} = await ask("trend", {
    target,
    block,
    branch: build.branch,
    releases: showsReleases ? "1" : "",
    since,
  }).catch(() => ({series: []}));
  const points = series.find((/** @type {any} */ one) => one.name === block)?.points ?? [];
  return new Map(points.slice(1).map((/** @type {any} */ point) => [point.label, point.delta]));
}

/**
 * What changed in each region since the build before.
 *
 * @param {Scene} scene
 * @param {{block: string, showsReleases: boolean}} choice
 * @returns {Promise<Map<string, number>>} by key of a slice
 */
export async function askForRegionDeltas(scene, {block, showsReleases}) {
  const {target, build, builds, releases} = scene;
  const all = showsReleases && build.tags.length > 0 ? releases : builds;
  const before = all[all.findIndex(({id}) => id === build.id) + 1];
  if (!before) {
    return new Map();
  }
  const [old, now] = [reference(before.label), reference(build.label)];
  const {rows} = await ask("diff", {target, old, new: now, by: "region", block});
  return new Map(rows.map((/** @type {any} */ row) => [`run:${row.name}`, row.delta]));
}
