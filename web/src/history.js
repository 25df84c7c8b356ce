// The builds of a target as the views want them.

import {ask} from "./api.js";
import {answerFolder} from "./static_answers.js";

/**
 * @typedef {object} Build
 * @property {number} id
 * @property {string} label
 * @property {string} commit
 * @property {string} time
 * @property {string[]} tags
 * @property {string} branch
 */

const mostListed = "200";
const mostThumbnails = 24;
export const mostPoints = "2000";

/** How a build is asked for: its label in this target. @param {string} label */
export function reference(label) {
  return label ? `label:${label}` : "latest";
}

/**
 * The builds around one, and the releases, each newest first.
 *
 * @param {string} target
 * @param {string} label empty: the newest builds
 * @returns {Promise<{builds: Build[], releases: Build[]}>}
 */
export async function askForBuilds(target, label) {
  if (answerFolder()) {
    const {builds} = await ask("builds", {target});
    return {builds, releases: builds.filter((/** @type {Build} */ {tags}) => tags.length > 0)};
  }
  const around = label ? reference(label) : "";
  const [near, released] = await Promise.all([
    ask("builds", {target, n: mostListed, around}),
    ask("builds", {target, releases: "1"}),
  ]);
  return {builds: near.builds, releases: released.builds};
}

/**
 * The builds to show side by side, oldest first: releases with the one that is looked at,
 * or those up to the newest or around it.
 *
 * @param {Build[]} builds newest first
 * @param {Build[]} releases newest first
 * @param {string} choice releases, newest, or empty: releases where there are some
 * @param {Build} [looked] the one that is looked at
 */
export function chosenBuilds(builds, releases, choice, looked) {
  const showsReleases = choice === "releases" || (choice === "" && releases.length > 1);
  const all = showsReleases ? withBuild(releases, looked) : builds;
  const place = all.findIndex(({label}) => label === looked?.label);
  const first = place < mostThumbnails ? 0 : place - mostThumbnails / 2;
  const shown = all.slice(first, first + mostThumbnails).reverse();
  return {showsReleases, shown, before: all[first + mostThumbnails] ?? null};
}

/** @param {Build[]} releases newest first @param {Build} [looked] */
function withBuild(releases, looked) {
  if (!looked || releases.some(({id}) => id === looked.id)) {
    return releases;
  }
  const older = releases.findIndex(({time}) => time <= looked.time);
  const place = older < 0 ? releases.length : older;
  return [...releases.slice(0, place), looked, ...releases.slice(place)];
}

/** What can be chosen from, each once. @param {{builds: Build[], releases: Build[]}} scene */
export function labelsOf({builds, releases}) {
  return [...new Set([...builds, ...releases].map(({label}) => label))];
}

/** @param {string} target @param {string} label @param {string} block empty: all regions */
export function askForRegions(target, label, block) {
  return ask("show", {target, build: reference(label), by: "region", block});
}

/**
 * The same of several builds for small pies, by their id: without the proof of the sums,
 * which takes far longer.
 *
 * @param {Build[]} builds @param {string} block empty: all regions
 * @returns {Promise<Map<number, {regions: any[], blocks: any[]}>>}
 */
export async function askForParts(builds, block) {
  const together = answerFolder() ? builds.map((build) => [build]) : [builds]; // a copy has one each
  const answers = await Promise.all(
    together.map((some) =>
      ask("query/build/parts", {builds: JSON.stringify(some.map(({id}) => id)), blocks: block}),
    ),
  );
  return new Map(
    answers
      .flatMap(({rows}) => rows)
      .map((row) => [
        row.build,
        {regions: JSON.parse(row.regions), blocks: JSON.parse(row.blocks)},
      ]),
  );
}

/**
 * A series as points of a timeline.
 *
 * @param {any} series of /api/trend
 * @param {Build[]} releases
 */
export function pointsOf(series, releases) {
  const released = new Set(releases.map(({id}) => id));
  return series.points.map((/** @type {any} */ point) => ({
    ...point,
    release: released.has(point.build),
  }));
}
