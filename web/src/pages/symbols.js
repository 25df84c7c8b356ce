// A symbol: where it is, how its size went, and in which commits it changed.

import {ApiError, ask} from "../api.js";
import {element, svgElement} from "../elements.js";
import {day, direction, exactBytes, signedBytes} from "../format.js";
import {pointsOf, reference} from "../history.js";
import {drawTable} from "../views/table.js";
import {drawTimeline, layoutTimeline} from "../views/timeline.js";

/** @typedef {import("../main.js").Page} Page */
/** @typedef {import("../main.js").Scene} Scene */

const mostPoints = "2000";
const mostCharts = 6;

/** @returns {Page} */
export function createSymbols() {
  const root = element("div", {class: "symbols"});

  /** @param {Scene} scene */
  async function update(scene) {
    const {values} = scene.state;
    const parts = values.name ? await askAbout(values.name, scene) : [await askForLargest(scene)];
    if (scene.isCurrent()) {
      root.replaceChildren(...parts.map((part) => element("section", {class: "panel wide"}, part)));
    }
  }
  return {root, update};
}

/** @param {Scene} scene */
async function askForLargest(scene) {
  const {target, build} = scene;
  const top = await ask("top", {target, build: reference(build.label), by: "symbol", n: "100"});
  return drawTable(
    [
      {title: "symbol", cell: (row) => row.name ?? "(no name)"},
      {title: "region", cell: (row) => row.region ?? ""},
      {title: "object", cell: (row) => row.object ?? ""},
      {
        title: "size",
        isNumber: true,
        value: (row) => row.size,
        cell: (row) => exactBytes(row.size),
      },
    ],
    top.rows,
    {
      caption: `The largest symbols of ${build.label}`,
      onChoose: (row) => (row.name ? scene.go({name: row.name}) : undefined),
    },
  );
}

/** @param {string} name @param {Scene} scene */
async function askAbout(name, scene) {
  const {target, build} = scene;
  const here = {target, branch: build.branch, name};
  const [places, trend, blame] = await Promise.all([
    ask("find", {name}),
    ask("trend", {...here, points: mostPoints}).catch(whereUnknown),
    ask("blame", here).catch(whereUnknown),
  ]);
  return [
    drawPlaces(name, places),
    ...(trend?.series ?? [])
      .slice(0, mostCharts)
      .map((/** @type {any} */ one) => drawSeries(one, scene)),
    ...(blame ? [drawBlame(name, blame, scene)] : []),
  ];
}

/** A symbol may be in other targets alone. @param {unknown} failure */
function whereUnknown(failure) {
  if (failure instanceof ApiError && failure.status === 404) {
    return null;
  }
  throw failure;
}

/** @param {any} series @param {Scene} scene */
function drawSeries(series, scene) {
  const svg = svgElement("timeline");
  const points = pointsOf(series, scene.builds);
  drawTimeline(
    svg,
    layoutTimeline(points, {width: 1300, height: 150, limit: null, fromZero: true}),
    {
      className: "block",
      current: scene.build.label,
      onChoose: ({label}) => scene.go({build: label}, "overview"),
      onRange: (first, last) => scene.go({old: first.label, new: last.label}, "compare"),
    },
  );
  const where = [series.name, series.region, series.object].filter(Boolean).join(" · ");
  return element("figure", {}, element("figcaption", {}, element("strong", {}, where)), svg);
}

/** @param {string} name @param {any} places */
function drawPlaces(name, places) {
  return drawTable(
    [
      {title: "symbol", cell: (row) => row.name},
      {title: "target", cell: (row) => row.target},
      {title: "branch", cell: (row) => row.branch},
      {title: "region", cell: (row) => row.region ?? ""},
      {title: "object", cell: (row) => row.object ?? ""},
      {title: "alias of", cell: (row) => row.alias_of ?? ""},
      {
        title: "builds",
        isNumber: true,
        value: (row) => row.builds,
        cell: (row) => String(row.builds),
      },
      {
        title: "size",
        isNumber: true,
        value: (row) => row.size,
        cell: (row) => exactBytes(row.size),
      },
    ],
    places.rows,
    {caption: `Where ${name} is`},
  );
}

/** @param {string} name @param {any} blame @param {Scene} scene */
function drawBlame(name, blame, scene) {
  return drawTable(
    [
      {title: "build", cell: (row) => row.label},
      {title: "time", cell: (row) => day(row.time)},
      {title: "commit", cell: (row) => row.commit ?? ""},
      {title: "what", cell: (row) => [row.name, row.object].filter(Boolean).join(" · ")},
      {title: "change", cell: (row) => row.change},
      {title: "size", isNumber: true, value: (row) => row.new, cell: (row) => exactBytes(row.new)},
      {
        title: "delta",
        isNumber: true,
        value: (row) => row.delta,
        cell: (row) => element("span", {class: direction(row.delta)}, signedBytes(row.delta)),
      },
    ],
    blame.rows,
    {
      caption: `In which builds ${name} changed`,
      onChoose: (row) => scene.go({build: row.label}, "overview"),
    },
  );
}
