// Who spent the bytes of a block since a build, and when it will be full.

import {ask} from "../api.js";
import {bytesColumn, commitColumn, countColumn, dayColumn, deltaColumn, minor} from "../columns.js";
import {picker, switcher} from "../controls.js";
import {element} from "../elements.js";
import {direction, exactBytes, signedBytes} from "../format.js";
import {labelsOf, reference} from "../history.js";
import {drawChangeBar} from "../views/change_bar.js";
import {drawTable} from "../views/table.js";
import {drawForecast} from "./ledger/forecast.js";

/** @typedef {import("../main.js").Page} Page */
/** @typedef {import("../main.js").Scene} Scene */

const kinds = [
  {value: "build", text: "by build"},
  {value: "object", text: "by object"},
  {value: "component", text: "by component"},
];

/** @returns {Page} */
export function createLedger() {
  const root = element("div", {class: "stack"});

  /** @param {Scene} scene */
  async function update(scene) {
    const {target, build} = scene;
    const {values} = scene.state;
    const by = kinds.some(({value}) => value === values.by) ? values.by : "build";
    const since = values.since || usualSince(scene);
    const blocks = await blocksOf(scene);
    const block = values.block === undefined ? (blocks[0] ?? "") : values.block;
    const scope = {target, branch: build.branch, block: block === "all" ? "" : block};
    const components =
      by === "component"
        ? await ask("components", {target, build: reference(build.label), block: scope.block})
        : null;
    const [ledger, forecast] = await Promise.all([
      isUnnamed(components) ? null : ask("ledger", {...scope, since: reference(since), by}),
      ask("forecast", scope),
    ]);
    if (!scene.isCurrent()) {
      return;
    }
    const controls = element(
      "div",
      {class: "controls"},
      picker(scene, "since", "since", since, labelsOf(onBranch(scene))),
      picker(scene, "block", "block", block, [{value: "all", text: "all regions"}, ...blocks]),
      switcher(scene, "Who", "by", by, kinds),
    );
    root.replaceChildren(
      controls,
      drawForecast(forecast),
      panel(ledger ? drawLedger(ledger, scene) : howToName()),
      ...(components ? [panel(drawComponents(components, build.label))] : []),
    );
  }
  return {root, update};
}

/** @param {Node} content */
function panel(content) {
  return element("section", {class: "panel wide"}, content);
}

/** Builds of the branch alone: others do not lead to its newest. @param {Scene} scene */
function onBranch({builds, releases, build}) {
  const isOnIt = (/** @type {import("../history.js").Build} */ {branch}) => branch === build.branch;
  return {builds: builds.filter(isOnIt), releases: releases.filter(isOnIt)};
}

/** The release before the newest one, else the oldest build. @param {Scene} scene */
function usualSince(scene) {
  const {builds, releases} = onBranch(scene);
  return (releases[1] ?? releases[0] ?? builds[builds.length - 1]).label;
}

/** The blocks on top. @param {Scene} scene @returns {Promise<string[]>} */
async function blocksOf({target, build}) {
  const {blocks} = await ask("show", {target, build: reference(build.label), by: "region"});
  return blocks
    .filter((/** @type {any} */ one) => one.parent === null && one.same_range_as === null)
    .map((/** @type {any} */ one) => one.name);
}

/** Whether memstrata.toml names no component. @param {any} components of /api/components */
function isUnnamed(components) {
  return components?.rows.every((/** @type {any} */ row) => row.component === null) ?? false;
}

function howToName() {
  return element(
    "div",
    {},
    element("p", {}, "Components are parts of the firmware that memstrata.toml names:"),
    element("pre", {}, '[[component]]\nname = "network"\nobjects = ["lib/lwip/*", "*/net_*.o"]'),
    element("p", {}, "Start memstrata serve in or below the folder of that file."),
  );
}

/** @param {any} ledger of /api/ledger @param {Scene} scene */
function drawLedger({rows, total, by, since, until, scope}, scene) {
  const largest = Math.max(0, ...rows.map((/** @type {any} */ row) => Math.abs(row.delta)));
  const what = {
    title: by,
    value: (/** @type {any} */ row) => row.name ?? "",
    cell: (/** @type {any} */ row) => row.name ?? `(${row.kind === by ? "none" : row.kind})`,
  };
  const isByBuild = by === "build";
  const columns = [
    what,
    ...(isByBuild
      ? [minor(dayColumn("time", "time")), minor(commitColumn("commit", "commit")), marksColumn]
      : [countColumn("builds", "builds")]),
    minor(bytesColumn("spent", "spent")),
    minor(bytesColumn("given back", "given_back")),
    ...(isByBuild ? [] : [minor(deltaColumn("moved", "moved"))]),
    minor({
      title: "",
      value: (/** @type {any} */ row) => row.delta,
      cell: (/** @type {any} */ row) => drawChangeBar(row.delta, largest),
    }),
    deltaColumn("delta", "delta"),
    ...(isByBuild && scope.block
      ? [minor(bytesColumn("used then", "used")), minor(bytesColumn("free then", "free"))]
      : []),
  ];
  const foot = element(
    "tr",
    {},
    element("td", {}, "all of them"),
    ...(isByBuild ? [empty("minor"), empty("minor")] : []),
    empty(),
    element("td", {class: "number minor", "data-figure": "spent"}, exactBytes(total.spent)),
    element(
      "td",
      {class: "number minor", "data-figure": "given-back"},
      exactBytes(total.given_back),
    ),
    ...(isByBuild ? [] : [element("td", {class: "number minor"}, signedBytes(total.moved))]),
    empty("minor"),
    element(
      "td",
      {class: `number ${direction(total.delta)}`, "data-figure": "delta"},
      signedBytes(total.delta),
    ),
    ...(isByBuild && scope.block ? [empty("minor"), empty("minor")] : []),
  );
  const where = scope.block ?? "all regions";
  return drawTable(columns, rows, {
    caption: `Who spent ${where} from ${since.label} to ${until.label}`,
    name: "ledger",
    foot,
    onChoose: isByBuild ? (row) => scene.go({build: row.name}, "build") : undefined,
  });
}

/** A cell of the foot. @param {string} [className] */
function empty(className = "") {
  return element("td", {class: className});
}

const marksColumn = {
  title: "marks",
  cell: (/** @type {any} */ row) => row.marks.join(", "),
};

/** @param {any} components of /api/components @param {string} label */
function drawComponents({rows}, label) {
  return drawTable(
    [
      {
        title: "component",
        cell: (row) => row.component ?? (row.kind === "object" ? "(none)" : `(${row.kind})`),
      },
      countColumn("objects", "objects"),
      bytesColumn("size", "size"),
    ],
    rows,
    {caption: `Components of ${label}`, name: "components"},
  );
}
