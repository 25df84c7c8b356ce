// A symbol: where it is, how its size went, and in which commits it changed.

import {ask} from "../api.js";
import {element} from "../elements.js";
import {day, direction, exactBytes, signedBytes} from "../format.js";
import {reference} from "../history.js";
import {drawTable} from "../views/table.js";

/** @typedef {import("../main.js").Page} Page */
/** @typedef {import("../main.js").Scene} Scene */

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
  const [places, blame] = await Promise.all([
    ask("find", {name}),
    ask("blame", {target, branch: build.branch, name}),
  ]);
  return [drawPlaces(name, places), drawBlame(name, blame, scene)];
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
