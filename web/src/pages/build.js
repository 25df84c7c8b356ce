// One build, whole: its memories as bars, its tree as a treemap, its regions, its proof.

import {ask} from "../api.js";
import {regionClass} from "../colour.js";
import {minor} from "../columns.js";
import {element} from "../elements.js";
import {exactBytes, percent} from "../format.js";
import {reference} from "../history.js";
import {trailTo} from "../treemap_parts.js";
import {drawTable} from "../views/table.js";
import {drawTreemap} from "../views/treemap.js";
import {createProof, drawFacts, drawWarnings} from "./build/facts.js";
import {drawBlocks, drawRam} from "./build/memories.js";
import {hexAddress} from "./heap/maps.js";

/** @typedef {import("../main.js").Page} Page */
/** @typedef {import("../main.js").Scene} Scene */

/** @returns {Page} */
export function createBuild() {
  const root = element("div", {class: "build-page"});

  /** @param {Scene} scene */
  async function update(scene) {
    const question = {target: scene.target, build: reference(scene.build.label)};
    const [shown, tree, ram] = await Promise.all([
      ask("show", {...question, by: "region", block: ""}),
      ask("tree", {...question, archives: "1"}),
      ask("ram", question),
    ]);
    if (!scene.isCurrent()) {
      return;
    }
    const parts = [
      drawWarnings(shown, tree.diagnostics),
      element(
        "div",
        {class: "build-head"},
        element(
          "section",
          {class: "panel"},
          element("h2", {}, `Build ${shown.build.label}`),
          drawFacts(shown, createProof(question)),
        ),
        drawBlocks(shown.blocks, (block) => scene.go({block}, "overview")),
      ),
      drawRam(ram, scene.target),
      drawParts(tree, scene),
      drawRegions(shown),
    ];
    root.replaceChildren(...parts.filter((part) => part !== null));
  }
  return {root, update};
}

/** @param {any} tree @param {Scene} scene */
function drawParts({blocks}, scene) {
  const trail = trailTo(blocks, scene.state.values.part ?? "");
  const focus = trail[trail.length - 1];
  const steps = trail.map((part, index) =>
    element(
      "button",
      {
        type: "button",
        class: "step",
        "aria-current": index === trail.length - 1,
        onclick: () => scene.go({part: part.path}),
      },
      part.name,
    ),
  );
  return element(
    "section",
    {class: "panel wide"},
    element("h2", {}, "Treemap"),
    element("nav", {class: "trail", "aria-label": "Part of the build"}, ...steps),
    drawTreemap(focus, {
      onChoose: ({level, path, name}) =>
        level === "symbol" ? scene.go({name}, "symbols") : scene.go({part: path}),
    }),
  );
}

/** @param {any} shown */
function drawRegions({regions, build, total}) {
  return element(
    "section",
    {class: "panel wide"},
    drawTable(
      [
        {
          title: "region",
          cell: (row) =>
            element(
              "span",
              {},
              element("span", {class: `swatch inline ${regionClass(row.name)}`}),
              row.name,
            ),
          value: (row) => row.name,
        },
        minor({title: "block", cell: (row) => row.block ?? ""}),
        {title: "as", cell: (row) => (row.role === "load" ? "load image" : "runs there")},
        {
          title: "address",
          isNumber: true,
          isMinor: true,
          value: (row) => row.address,
          cell: (row) => hexAddress(row.address),
        },
        {
          title: "size",
          isNumber: true,
          value: (row) => row.size,
          cell: (row) => exactBytes(row.size),
        },
        {
          title: "of all regions",
          isNumber: true,
          isMinor: true,
          value: (row) => row.size,
          cell: (row) => (row.role === "run" ? percent(row.size, total) : "–"),
        },
        {
          title: "fill",
          isNumber: true,
          isMinor: true,
          value: (row) => row.fill,
          cell: (row) => exactBytes(row.fill),
        },
      ],
      regions,
      {caption: `Regions of ${build.label}`, name: "regions"},
    ),
  );
}
