// The builds of a target as the views want them.

import {ask} from "./api.js";

/**
 * @typedef {object} Build
 * @property {number} id
 * @property {string} label
 * @property {string} commit
 * @property {string} time
 * @property {string[]} tags
 * @property {string} branch
 */

const mostThumbnails = 24;

/** How a build is asked for: its label in this target. @param {string} label */
export function reference(label) {
  return label ? `label:${label}` : "latest";
}

/**
 * The builds to show side by side, oldest first: releases, or the newest of the branch.
 *
 * @param {Build[]} builds newest first
 * @param {string} choice releases, newest, or empty: releases where there are some
 */
export function chosenBuilds(builds, choice) {
  const releases = builds.filter((build) => build.tags.length > 0);
  const showsReleases = choice === "releases" || (choice === "" && releases.length > 1);
  const shown = showsReleases ? releases : builds;
  return {showsReleases, shown: shown.slice(0, mostThumbnails).reverse()};
}

/** @param {string} target @param {string} label @param {string} block empty: all regions */
export function askForRegions(target, label, block) {
  return ask("show", {target, build: reference(label), by: "region", block});
}

/**
 * A series as points of a timeline.
 *
 * @param {any} series of /api/trend
 * @param {Build[]} builds
 */
export function pointsOf(series, builds) {
  const releases = new Set(builds.filter(({tags}) => tags.length > 0).map(({id}) => id));
  return series.points.map((/** @type {any} */ point) => ({
    ...point,
    release: releases.has(point.build),
  }));
}
