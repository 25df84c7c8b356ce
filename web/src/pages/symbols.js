// The largest symbols; of one: where it is, how its size went, which commits changed it.

import {ApiError, ask} from "../api.js";
import {bytesColumn, minor, textColumn} from "../columns.js";
import {element} from "../elements.js";
import {reference} from "../history.js";
import {askForEvents, askForSeries} from "../series.js";
import {stateAddress} from "../url_state.js";
import {rangeUse} from "../views/range_choice.js";
import {drawTable} from "../views/table.js";
import {timelineFigure, widthIn} from "../views/timeline_figure.js";
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

const mostSeries = "48";
const mostCharts = 6;
const largest = "200";

/** @returns {Page} */
export function createSymbols() {
  const root = element("div", {class: "symbols stack"});

  /** @param {Scene} scene */
  async function update(scene) {
    const {name} = scene.state.values;
    const parts = name ? await askAbout(name, widthIn(root), scene) : [await askForLargest(scene)];
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
      minor(textColumn("block", "block")),
      minor(textColumn("object", "object")),
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

/** @param {string} name @param {number} width of a chart @param {Scene} scene */
async function askAbout(name, width, scene) {
  const {target, build} = scene;
  const places = await ask("find", {name}).catch(whereUnknown);
  if (!places) {
    return [nothingCalled(name, target)];
  }
  const here = {target, branch: build.branch, name};
  const isHere = places.rows.some(
    (/** @type {any} */ row) => row.target === target && row.branch === build.branch,
  );
  const [series, events, blame, aliases, addresses] = await Promise.all([
    isHere ? askForSeries(scene, {name, n: mostSeries}, false).catch(whereUnknown) : null,
    askForEvents(scene, false),
    isHere ? ask("blame", here).catch(whereUnknown) : null,
    isHere
      ? ask("aliases", {target, build: reference(build.label), name}).catch(whereUnknown)
      : null,
    ask("query/symbol/addresses", {target, symbol: name}),
  ]);
  const charts = (series ?? []).slice(0, mostCharts);
  return [
    ...(aliases?.groups ?? [])
      .slice(0, mostCharts)
      .map((/** @type {any} */ group) => drawFacts(group, name, scene)),
    ...charts.map((/** @type {any} */ one) => drawSeries(one, events, width, scene)),
    ...(blame ? [drawBlame(name, blame, scene)] : []),
    drawPlaces(name, places, scene),
    ...(addresses.rows.length > 0 ? [drawAddresses(name, addresses)] : []),
    ...(aliases?.rows.length > 0 ? [drawAliasHistory(name, aliases)] : []),
  ];
}

/** @param {string} name @param {string} target */
function nothingCalled(name, target) {
  const wider = stateAddress({view: "symbols", values: {target, name: `*${name}*`}});
  return element(
    "div",
    {},
    element("h2", {class: "long"}, `No target has a symbol ${name}`),
    /[*?]/.test(name)
      ? null
      : element("p", {}, element("a", {href: wider}, "Look for names that contain it")),
    element("p", {class: "faint"}, "* and ? stand for other letters: mp_*, *_init, ?printf."),
  );
}

/** A symbol may be in other targets or builds alone. @param {unknown} failure */
function whereUnknown(failure) {
  if (failure instanceof ApiError && failure.status === 404) {
    return null;
  }
  throw failure;
}

/**
 * @param {any} series
 * @param {import("../views/timeline_layout.js").Event[]} events
 * @param {number} width
 * @param {Scene} scene
 */
function drawSeries(series, events, width, scene) {
  return timelineFigure(
    {...series, forecast: null, even: false, events},
    {
      width,
      height: 200,
      toLimit: false,
      use: {
        className: series.className,
        current: scene.build.label,
        onChoose: ({label}) => scene.go({build: label}),
        ...rangeUse(scene),
      },
    },
  );
}
