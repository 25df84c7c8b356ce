// The table of what grew, shrank, was added, removed, moved and renamed.

import {minor} from "../../columns.js";
import {element} from "../../elements.js";
import {count, direction, exactBytes, signedBytes} from "../../format.js";
import {drawChangeBar} from "../../views/change_bar.js";
import {choices} from "../../controls.js";
import {drawTable} from "../../views/table.js";

/** @typedef {import("../compare.js").Comparison} Comparison */

const kinds = ["grew", "shrank", "added", "removed", "moved", "renamed"];
const marks = new Map([
  ["grew", "▲"],
  ["shrank", "▼"],
  ["added", "+"],
  ["removed", "−"],
  ["moved", "→"],
  ["renamed", "≈"],
]);

/** @param {HTMLElement} place @param {any} diff @param {Comparison} comparison */
export function drawRows(place, diff, comparison) {
  const {scene} = comparison;
  const chosen = scene.state.values.change ?? "";
  const shown = diff.rows.filter((/** @type {any} */ row) => !chosen || row.change === chosen);
  const found = kinds
    .map((kind) => ({
      kind,
      rows: diff.rows.filter((/** @type {any} */ row) => row.change === kind).length,
    }))
    .filter(({kind, rows}) => rows > 0 || kind === chosen);
  const filter = choices("Kind of change", [
    {
      name: `all ${count(diff.rows.length)}`,
      pressed: chosen === "",
      onPress: () => scene.go({change: ""}),
    },
    ...found.map(({kind, rows}) => ({
      name: `${marks.get(kind)} ${kind} ${count(rows)}`,
      pressed: kind === chosen,
      onPress: () => scene.go({change: kind === chosen ? "" : kind}),
    })),
  ]);
  place.replaceChildren(filter, table(shown, diff, comparison));
}

/** @param {any[]} rows @param {any} diff @param {Comparison} comparison */
function table(rows, diff, {scene, level}) {
  const largest = Math.max(0, ...rows.map((row) => Math.abs(row.delta)));
  const size = (/** @type {"old" | "new"} */ key) => ({
    title: key,
    isNumber: true,
    value: (/** @type {any} */ row) => row[key],
    cell: (/** @type {any} */ row) => exactBytes(row[key]),
  });
  const columns = [
    {title: level, cell: nameCell, value: (/** @type {any} */ row) => row.name ?? ""},
    minor({title: "where", cell: (/** @type {any} */ row) => whereCell(row)}),
    {title: "change", cell: changeCell, value: (/** @type {any} */ row) => row.change},
    minor(size("old")),
    minor(size("new")),
    minor({
      title: "",
      cell: (/** @type {any} */ row) => drawChangeBar(row.delta, largest),
      value: (/** @type {any} */ row) => row.delta,
    }),
    {
      title: "delta",
      isNumber: true,
      value: (/** @type {any} */ row) => Math.abs(row.delta),
      cell: (/** @type {any} */ row) =>
        element("span", {class: direction(row.delta)}, signedBytes(row.delta)),
    },
  ];
  const onChoose = (/** @type {any} */ row) => follow(row, scene);
  const caption = `What differs between ${diff.old.label} and ${diff.new.label}`;
  const made = drawTable(columns, rows, {caption, foot: null, onChoose});
  made.querySelector("table")?.append(foot(diff));
  return made;
}

/** Fill has a row of its own, then the sum of all. @param {any} diff */
function foot({fill, total}) {
  return element(
    "tfoot",
    {},
    ...(fill.delta !== 0 || fill.new !== 0 ? [footRow("fill", fill)] : []),
    ...(total ? [footRow("sum", total)] : []),
  );
}

/** @param {string} name @param {{old: number, new: number, delta: number}} change */
function footRow(name, change) {
  return element(
    "tr",
    {"data-foot": name},
    element("td", {}, name),
    element("td", {class: "minor"}),
    element("td"),
    element("td", {class: "number minor"}, exactBytes(change.old)),
    element("td", {class: "number minor"}, exactBytes(change.new)),
    element("td", {class: "minor"}),
    element("td", {class: `number ${direction(change.delta)}`}, signedBytes(change.delta)),
  );
}

/** @param {any} row @param {import("../compare.js").Comparison["scene"]} scene */
function follow({level, name}, scene) {
  if (!name) {
    return;
  }
  if (level === "symbol") {
    scene.go({name}, "symbols");
  } else {
    scene.go({series: name}, "timeline");
  }
}

/** @param {any} row */
function whereCell(row) {
  const where = whereOf(row);
  return element("span", {title: where}, where);
}

/** @param {any} row */
function whereOf({region, object, archive, level}) {
  const parts = [
    level === "region" ? null : region,
    level === "object" ? null : object,
    level === "archive" ? null : archive,
  ];
  return parts.filter(Boolean).join(" · ");
}

/** @param {any} row */
function changeCell({change, guess}) {
  return `${marks.get(change) ?? ""} ${change}${guess ? " ?" : ""}`;
}

/** @param {any} row */
function nameCell(row) {
  const name = row.name ?? (row.level === "symbol" ? "(no name)" : `(${row.level})`);
  const was = whatItWas(row).join(" · ");
  return element(
    "span",
    {title: [name, ...(row.aliases ?? [])].join(" = ")},
    name,
    was ? element("span", {class: "faint"}, ` was ${was}`) : null,
  );
}

/** Of its name, region and object those that are others now. @param {any} row @returns {string[]} */
function whatItWas(row) {
  const {from} = row;
  return from
    ? ["name", "region", "object"]
        .filter((key) => from[key] && from[key] !== row[key])
        .map((key) => from[key])
    : [];
}
