// Heap snapshots: the list, and the map of one.

import {ask} from "../api.js";
import {element, svgElement} from "../elements.js";
import {exactBytes, percent} from "../format.js";
import {cellsOfArea, drawHeapMap, kindClass, kindNames, layoutHeapMap} from "../views/heap_map.js";
import {drawTable} from "../views/table.js";

/** @typedef {import("../main.js").Page} Page */
/** @typedef {import("../main.js").Scene} Scene */

const columns = 64;

/** @returns {Page} */
export function createHeap() {
  const root = element("div", {class: "heap"});

  /** @param {Scene} scene */
  async function update(scene) {
    const list = await ask("heap/list", {target: scene.target});
    if (list.snapshots.length === 0) {
      root.replaceChildren(
        element(
          "div",
          {class: "problem"},
          element("p", {}, `No heap snapshot of ${scene.target} yet. Print one on the device with`),
          element("pre", {}, "import micropython; micropython.mem_info(1)"),
          element("p", {}, "and store the log:"),
          element("pre", {}, `memstrata ingest device.log --target ${scene.target}`),
        ),
      );
      return;
    }
    const newest = list.snapshots[list.snapshots.length - 1];
    const chosen = scene.state.values.snapshot || `#${newest.id}`;
    const heap = await ask("heap/snapshot", {target: scene.target, snapshot: chosen});
    if (scene.isCurrent()) {
      root.replaceChildren(drawSnapshot(heap.snapshots[0]), drawList(list.snapshots, scene));
    }
  }
  return {root, update};
}

/** @param {any} snapshot */
function drawSnapshot(snapshot) {
  const maps = snapshot.areas.map((/** @type {any} */ area) => {
    const svg = svgElement("heap-map");
    svg.setAttribute("role", "img");
    svg.setAttribute("aria-label", `Heap area at 0x${area.address.toString(16)}`);
    drawHeapMap(
      svg,
      layoutHeapMap(cellsOfArea(area, snapshot.gc_block_bytes ?? 16), columns),
      columns,
    );
    return svg;
  });
  const figure = (/** @type {string} */ name, /** @type {string} */ text) => [
    element("dt", {}, name),
    element("dd", {class: "number"}, text),
  ];
  return element(
    "section",
    {class: "panel wide"},
    element("h2", {}, `Heap ${snapshot.label}`),
    element(
      "dl",
      {class: "figures"},
      ...figure("total", exactBytes(snapshot.total)),
      ...figure("used", `${exactBytes(snapshot.used)}, ${percent(snapshot.used, snapshot.total)}`),
      ...figure("free", exactBytes(snapshot.free)),
      ...figure("largest free run", exactBytes(snapshot.largest_free)),
    ),
    drawLegend(snapshot.kinds),
    ...maps,
  );
}

/** @param {Record<string, {bytes: number}>} kinds */
function drawLegend(kinds) {
  const letters = Object.keys(kinds).map((kind) => (kind === "free" ? "." : kind));
  return element(
    "ul",
    {class: "legend flat"},
    ...letters.map((kind) =>
      element(
        "li",
        {},
        element("span", {class: `swatch ${kindClass(kind)}`}),
        element("span", {}, kindNames.get(kind) ?? kind),
      ),
    ),
  );
}

/** @param {any[]} snapshots @param {Scene} scene */
function drawList(snapshots, scene) {
  const size = (/** @type {string} */ key) => ({
    title: key.replace("_", " "),
    isNumber: true,
    value: (/** @type {any} */ row) => row[key],
    cell: (/** @type {any} */ row) => exactBytes(row[key]),
  });
  return element(
    "section",
    {class: "panel wide"},
    drawTable(
      [
        {title: "snapshot", cell: (row) => row.label},
        {title: "build", cell: (row) => row.build_label ?? ""},
        {title: "status", cell: (row) => row.status},
        size("total"),
        size("used"),
        size("free"),
        size("largest_free"),
      ],
      snapshots,
      {
        caption: "Heap snapshots, oldest first",
        onChoose: (row) => scene.go({snapshot: `#${row.id}`}),
      },
    ),
  );
}
