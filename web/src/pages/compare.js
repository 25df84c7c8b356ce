// What differs between two builds: two rings and the rows of `memstrata diff`.

import {apiAddress, ask} from "../api.js";
import {element, motion, svgElement} from "../elements.js";
import {direction, exactBytes, signedBytes} from "../format.js";
import {askForRegions, reference} from "../history.js";
import {slicesOfBlock} from "../slices.js";
import {drawChangeBar} from "../views/change_bar.js";
import {drawPie, layoutPie} from "../views/pie.js";
import {drawTable} from "../views/table.js";

/** @typedef {import("../main.js").Page} Page */
/** @typedef {import("../main.js").Scene} Scene */

const levels = ["region", "archive", "object", "symbol"];
const rings = [
  {key: "old", outer: 100, inner: 64},
  {key: "new", outer: 150, inner: 108},
];

/** @returns {Page} */
export function createCompare() {
  const controls = element("div", {class: "controls"});
  const pies = rings.map(({key}) => svgElement(`ring ${key}`));
  const figures = element("dl", {class: "figures"});
  const rows = element("section", {class: "panel wide"});
  const root = element(
    "div",
    {class: "compare"},
    controls,
    element(
      "section",
      {class: "panel rings", "aria-label": "Old inside, new outside"},
      element("div", {class: "pie-place"}, ...pies),
      figures,
    ),
    rows,
  );

  /** @param {Scene} scene */
  async function update(scene) {
    const {state, target, builds, isCurrent} = scene;
    const {values} = state;
    const now = values.new || scene.build.label;
    const index = builds.findIndex(({label}) => label === now);
    const old = values.old || (builds[index + 1] ?? builds[index]).label;
    const level = levels.includes(values.by) ? values.by : "symbol";
    const block = values.block === "all" ? "" : (values.block ?? "");
    const question = {target, old: reference(old), new: reference(now), by: level, block};
    const [diff, before, after] = await Promise.all([
      ask("diff", question),
      askForRegions(target, old, block),
      askForRegions(target, now, block),
    ]);
    if (!isCurrent()) {
      return;
    }
    const blockNames = before.blocks
      .filter((/** @type {any} */ one) => one.parent === null)
      .map((/** @type {any} */ one) => one.name);
    drawControls(controls, {scene, old, now, level, block, blockNames, question});
    [before, after].forEach((shown, place) => {
      const {outer, inner} = rings[place];
      drawPie(pies[place], layoutPie(slicesOfBlock(shown, block, false)), {
        duration: pies[place].childElementCount === 0 ? 0 : motion(),
        outer,
        inner,
      });
      pies[place].setAttribute("viewBox", "-154 -154 308 308");
    });
    drawFigures(figures, diff);
    rows.replaceChildren(drawRows(diff, scene));
  }
  return {root, update};
}

/** @param {HTMLElement} place @param {any} choice */
function drawControls(place, {scene, old, now, level, block, blockNames, question}) {
  const labels = scene.builds.map((/** @type {any} */ build) => build.label);
  const picker = (
    /** @type {string} */ name,
    /** @type {string} */ chosen,
    /** @type {string[]} */ all,
  ) =>
    element(
      "label",
      {},
      `${name} `,
      element(
        "select",
        {name, onchange: (event) => scene.go({[name]: event.target.value})},
        ...all.map((one) =>
          element("option", {value: one, selected: one === chosen}, one || "all regions"),
        ),
      ),
    );
  place.replaceChildren(
    picker("old", old, labels),
    element(
      "button",
      {type: "button", title: "Swap", onclick: () => scene.go({old: now, new: old})},
      "⇄",
    ),
    picker("new", now, labels),
    picker("by", level, levels),
    picker("block", block, ["", ...blockNames]),
    element(
      "a",
      {href: apiAddress("diff", {...question, format: "markdown"}), target: "_blank"},
      "as markdown",
    ),
    element("a", {href: apiAddress("diff", question), target: "_blank"}, "as JSON"),
  );
}

/** @param {HTMLElement} place @param {any} diff */
function drawFigures(place, diff) {
  const figure = (
    /** @type {string} */ key,
    /** @type {string} */ name,
    /** @type {any} */ change,
  ) => [
    element("dt", {}, name),
    element(
      "dd",
      {"data-figure": key},
      `${exactBytes(change.old)} → ${exactBytes(change.new)} `,
      element("strong", {class: direction(change.delta)}, signedBytes(change.delta)),
    ),
  ];
  place.replaceChildren(
    ...figure("total", diff.scope.block ? "used" : "all regions", diff.total),
    ...figure("fill", "fill among it", diff.fill),
    element("dt", {}, "proof"),
    element(
      "dd",
      {},
      diff.adds_up ? "rows + fill − overlap = the change of the total" : "sums do not add up",
    ),
  );
}

/** @param {any} diff @param {Scene} scene */
function drawRows(diff, scene) {
  const largest = Math.max(0, ...diff.rows.map((/** @type {any} */ row) => Math.abs(row.delta)));
  const foot = element(
    "tr",
    {},
    element("td", {colspan: 6}, `${diff.rows.length} rows and fill: all that changed`),
    element("td", {class: `number ${direction(diff.total.delta)}`}, signedBytes(diff.total.delta)),
  );
  const size = (/** @type {"old" | "new"} */ key) => ({
    title: key,
    isNumber: true,
    value: (/** @type {any} */ row) => row[key],
    cell: (/** @type {any} */ row) => exactBytes(row[key]),
  });
  return drawTable(
    [
      {title: diff.by, cell: (row) => nameCell(row), value: (row) => row.name ?? ""},
      {title: "where", cell: (row) => [row.region, row.object].filter(Boolean).join(" · ")},
      {title: "change", cell: (row) => row.change},
      size("old"),
      size("new"),
      {title: "", cell: (row) => drawChangeBar(row.delta, largest), value: (row) => row.delta},
      {
        title: "delta",
        isNumber: true,
        value: (row) => Math.abs(row.delta),
        cell: (row) => element("span", {class: direction(row.delta)}, signedBytes(row.delta)),
      },
    ],
    diff.rows,
    {
      caption: `What differs between ${diff.old.label} and ${diff.new.label}`,
      foot,
      onChoose: (row) => (row.name ? scene.go({name: row.name}, "symbols") : undefined),
    },
  );
}

/** @param {any} row */
function nameCell(row) {
  const name = row.name ?? `(${row.level === "symbol" ? "no name" : row.level})`;
  const from = row.from
    ? ` (was ${[row.from.name, row.from.region, row.from.object].filter(Boolean).join(" · ")})`
    : "";
  return element("span", {title: [name, ...row.aliases].join(" = ")}, name + from);
}
