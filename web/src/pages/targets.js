// What grew on every target, and what only on some.

import {ask} from "../api.js";
import {deltaColumn} from "../columns.js";
import {fieldForm, picker} from "../controls.js";
import {element} from "../elements.js";
import {exactBytes} from "../format.js";
import {labelsOf, reference} from "../history.js";
import {drawChangeBar} from "../views/change_bar.js";
import {drawTable} from "../views/table.js";

/** @typedef {import("../main.js").Page} Page */
/** @typedef {import("../main.js").Scene} Scene */

/** @returns {Page} */
export function createTargets() {
  const root = element("div", {class: "stack"});

  /** @param {Scene} scene */
  async function update(scene) {
    const {values} = scene.state;
    const labels = labelsOf(scene);
    const from = values.from || usualFrom(scene);
    const to = values.to || scene.build.label;
    const answer = await ask("compare-targets", {
      from: reference(from),
      to: reference(to),
      symbol: values.symbol,
      "min-delta": values.least,
    });
    if (!scene.isCurrent()) {
      return;
    }
    const controls = element(
      "div",
      {class: "controls"},
      picker(scene, "from", "from", from, labels),
      picker(scene, "to", "to", to, labels),
      fieldForm(
        scene,
        [
          {name: "symbol", title: "Symbols", placeholder: "symbols, * and ? stand for others"},
          {name: "least", title: "Least growth in bytes", placeholder: "least growth, bytes"},
        ],
        "filter",
      ),
    );
    root.replaceChildren(
      controls,
      element("section", {class: "panel wide"}, drawComparison(answer, scene), drawLeftOut(answer)),
    );
  }
  return {root, update};
}

/** The oldest release, else the oldest build. @param {Scene} scene */
function usualFrom({builds, releases}) {
  const all = releases.length > 1 ? releases : builds;
  return all[all.length - 1].label;
}

/** @param {any} answer of /api/compare-targets @param {Scene} scene */
function drawComparison({targets, rows}, scene) {
  const largest = Math.max(0, ...rows.map((/** @type {any} */ row) => Math.abs(row.delta)));
  const sizes = targets.map((/** @type {any} */ one, /** @type {number} */ index) => ({
    title: one.target,
    isNumber: true,
    value: (/** @type {any} */ row) => row.new[index],
    cell: (/** @type {any} */ row) =>
      `${exactBytes(row.old[index])} → ${exactBytes(row.new[index])}`,
  }));
  const [first] = targets;
  return drawTable(
    [
      {title: "symbol", cell: (row) => row.name},
      {
        title: "grew on",
        isNumber: true,
        value: (row) => row.grew_on,
        cell: (row) =>
          row.spread === "every" ? "every target" : `${row.grew_on} of ${targets.length}`,
      },
      ...sizes,
      {title: "", value: (row) => row.delta, cell: (row) => drawChangeBar(row.delta, largest)},
      deltaColumn("delta of all", "delta"),
    ],
    rows,
    {
      caption: `What grew from ${first.old.label} to ${first.new.label} on ${targets.length} targets`,
      name: "targets",
      onChoose: (row) => scene.go({name: row.name}, "symbols"),
    },
  );
}

/** @param {any} answer */
function drawLeftOut({left_out: names}) {
  return names.length > 0
    ? element("p", {class: "faint"}, `Without both builds: ${names.join(", ")}`)
    : null;
}
