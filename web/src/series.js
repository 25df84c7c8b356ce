// Sizes over builds, as the timelines want them.

import {group} from "d3";
import {ask} from "./api.js";
import {regionClass} from "./colour.js";
import {mostPoints, pointsOf} from "./history.js";

/** @typedef {import("./main.js").Scene} Scene */

/** @param {Scene} scene @param {boolean} isReleases */
function line({target, build}, isReleases) {
  return {
    target,
    branch: build.branch,
    releases: isReleases ? "1" : "",
    points: mostPoints,
  };
}

/**
 * The high water of blocks.
 *
 * @param {Scene} scene
 * @param {string} block a glob
 * @param {boolean} isReleases
 * @param {string} [points] at most so many a block
 */
export async function askForBlockSeries(scene, block, isReleases, points = mostPoints) {
  const asked = {...line(scene, isReleases), points, blocks: block};
  const {rows} = await ask("query/block/high_water", asked);
  const byName = group(rows, (/** @type {any} */ row) => row.name);
  const byBuild = new Map(rows.map((/** @type {any} */ row) => [row.build, row]));
  const all = [...byBuild.values()].sort(byTime);
  return [...byName].map(([name, own]) => ({
    name,
    about: "high water",
    className: "block",
    isBlock: true,
    points: pointsOf({points: padded(own, all).map(heightOf)}, scene.releases),
    limit: own[own.length - 1].length,
  }));
}

/** @param {{time: string, build: number}} one @param {{time: string, build: number}} other */
function byTime(one, other) {
  return one.time < other.time ? -1 : one.time > other.time ? 1 : one.build - other.build;
}

/**
 * The rows of a block with builds before and behind them that do not have it, so that all
 * lines of a page are as long.
 *
 * @param {any[]} own oldest first @param {any[]} all rows, one a build, oldest first
 */
export function padded(own, all) {
  const without = (/** @type {any} */ row) => ({...row, high_water: null, delta: null});
  const [first, last] = [own[0], own[own.length - 1]];
  return [
    ...all.filter((row) => byTime(row, first) < 0).map(without),
    ...own,
    ...all.filter((row) => byTime(last, row) < 0).map(without),
  ];
}

/** @param {any} row of block/high_water */
function heightOf({high_water: size, ...row}) {
  return {...row, size};
}

/**
 * What filters name: regions, objects, symbols.
 *
 * @param {Scene} scene
 * @param {Record<string, string | string[]>} filters
 * @param {boolean} isReleases
 * @returns {Promise<any[]>}
 */
export async function askForSeries(scene, filters, isReleases) {
  const {series} = await ask("trend", {...line(scene, isReleases), ...filters});
  return series.map((/** @type {any} */ one) => ({
    name: one.name ?? "(no name)",
    level: one.level,
    about: [one.level, one.object, one.level === "region" ? null : one.region]
      .filter(Boolean)
      .join(" · "),
    className: one.level === "region" ? regionClass(one.name) : "series",
    isBlock: false,
    points: pointsOf(one, scene.releases),
    limit: null,
  }));
}

/**
 * What is to be marked in the timelines of a branch.
 *
 * @param {Scene} scene @param {boolean} isReleases
 * @returns {Promise<import("./views/timeline_layout.js").Event[]>}
 */
export async function askForEvents({target, build, releases}, isReleases) {
  const {rows} = await ask("query/build/marks", {
    target,
    branch: build.branch,
    releases: isReleases ? "1" : "0",
    marked: "1",
  });
  const marked = rows.flatMap((/** @type {any} */ row) =>
    JSON.parse(row.marks).map((/** @type {string} */ kind) => ({
      label: row.label,
      time: row.time,
      kind,
      text: kind === "toolchain" ? row.toolchain || kind : row.label,
    })),
  );
  const released = releases
    .filter(({branch}) => branch === build.branch)
    .map(({label, time}) => ({label, time, kind: "release", text: label}));
  return [...marked, ...released].sort((one, other) => (one.time < other.time ? -1 : 1));
}

/** When blocks are full, by name. @param {Scene} scene @returns {Promise<Map<string, any>>} */
export async function askForForecast({target, build}) {
  const {rows} = await ask("query/block/forecast", {target, branch: build.branch});
  const byDay = rows.filter((/** @type {any} */ row) => row.unit === "day");
  return new Map(byDay.map((/** @type {any} */ row) => [row.name, row]));
}
