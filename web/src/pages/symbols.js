// The largest symbols; of one: where it is, how its size went, which commits changed it.

import {ApiError, ask} from "../api.js";
import {bytesColumn, textColumn} from "../columns.js";
import {element, svgElement} from "../elements.js";
import {pointsOf, reference} from "../history.js";
import {drawTable} from "../views/table.js";
import {drawTimeline, layoutTimeline} from "../views/timeline.js";
import {
  drawAddresses,
  drawAliasHistory,
  drawBlame,
  drawFacts,
  drawPlaces,
} from "./symbols/about.js";
import {drawSymbolTabs} from "./symbols/tabs.js";

/** @typedef {import("../main.js").Page} Page */
/** @typedef {import("../main.js").Scene} Scene */

const mostPoints = "2000";
const mostCharts = 6;
const largest = "200";

/** @returns {Page} */
export function createSymbols() {
  const root = element("div", {class: "symbols stack"});

  /** @param {Scene} scene */
  async function update(scene) {
    const {name} = scene.state.values;
    const parts = name ? await askAbout(name, scene) : [await askForLargest(scene)];
    if (scene.isCurrent()) {
      const panels = parts.map((part) => element("section", {class: "panel wide"}, part));
      root.replaceChildren(drawSymbolTabs(name ? "" : "symbols", scene), ...panels);
    }
  }
  return {root, update};
}

/** @param {Scene} scene */
async function askForLargest(scene) {
  const {target, build} = scene;
  const top = await ask("top", {target, build: reference(build.label), by: "symbol", n: largest});
  return drawTable(
    [
      {title: "symbol", cell: (row) => row.name ?? "(no name)"},
      textColumn("region", "region"),
      textColumn("block", "block"),
      textColumn("object", "object"),
      bytesColumn("size", "size"),
    ],
    top.rows,
    {
      caption: `The largest symbols of ${build.label}`,
      name: "largest",
      onChoose: (row) => (row.name ? scene.go({name: row.name}) : undefined),
    },
  );
}

/** @param {string} name @param {Scene} scene */
async function askAbout(name, scene) {
  const {target, build} = scene;
  const here = {target, branch: build.branch, name};
  const [places, trend, blame, aliases, addresses] = await Promise.all([
    ask("find", {name}),
    ask("trend", {...here, points: mostPoints}).catch(whereUnknown),
    ask("blame", here).catch(whereUnknown),
    ask("aliases", {target, build: reference(build.label), name}).catch(whereUnknown),
    ask("query/symbol/addresses", {target, symbol: name}),
  ]);
  const charts = (trend?.series ?? []).slice(0, mostCharts);
  return [
    ...(aliases?.groups ?? [])
      .slice(0, mostCharts)
      .map((/** @type {any} */ group) => drawFacts(group, name, scene)),
    ...charts.map((/** @type {any} */ one) => drawSeries(one, scene)),
    ...(blame ? [drawBlame(name, blame, scene)] : []),
    drawPlaces(name, places, scene),
    ...(addresses.rows.length > 0 ? [drawAddresses(name, addresses)] : []),
    ...(aliases?.rows.length > 0 ? [drawAliasHistory(name, aliases)] : []),
  ];
}

/** A symbol may be in other targets or builds alone. @param {unknown} failure */
function whereUnknown(failure) {
  if (failure instanceof ApiError && failure.status === 404) {
    return null;
  }
  throw failure;
}

/** @param {any} series @param {Scene} scene */
function drawSeries(series, scene) {
  const svg = svgElement("timeline");
  const points = pointsOf(series, scene.releases);
  drawTimeline(
    svg,
    layoutTimeline(points, {width: 1300, height: 150, limit: null, fromZero: true}),
    {
      className: "block",
      current: scene.build.label,
      onChoose: ({label}) => scene.go({build: label}),
      onRange: (first, last) => scene.go({old: first.label, new: last.label}, "compare"),
    },
  );
  const where = [series.name, series.region, series.object].filter(Boolean).join(" · ");
  return element("figure", {}, element("figcaption", {}, element("strong", {}, where)), svg);
}
