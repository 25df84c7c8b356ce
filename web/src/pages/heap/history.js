// How full and how fragmented the heap was, snapshot after snapshot.

import {bytesColumn, textColumn} from "../../columns.js";
import {element} from "../../elements.js";
import {exactBytes, percent, roundBytes} from "../../format.js";
import {drawSnapshots} from "../../views/snapshot_chart.js";
import {drawTable} from "../../views/table.js";
import {snapshotName} from "./controls.js";

/** @typedef {import("../../main.js").Scene} Scene */

const charts = [
  {key: "used", title: "used", text: roundBytes, isBytes: true},
  {key: "free", title: "free", text: roundBytes, isBytes: true},
  {key: "largest_free", title: "largest free run", text: roundBytes, isBytes: true},
  {
    key: "fragmentation",
    title: "fragmentation",
    text: (/** @type {number} */ share) => percent(share, 1),
    isBytes: false,
  },
];

/** How wide each of them is drawn side by side. @param {number} whole pixels for all */
function widthOfEach(whole) {
  const [least, gap, edge] = [280, 14, 30]; // as heap.css has them
  const beside = Math.min(charts.length, Math.max(1, Math.floor((whole + gap) / (least + gap))));
  return (whole - (beside - 1) * gap) / beside - edge;
}

/**
 * @param {any[]} snapshots oldest first
 * @param {number} place of the chosen one
 * @param {number} whole pixels for all charts
 * @param {Scene} scene
 */
export function drawHistory(snapshots, place, whole, scene) {
  const width = widthOfEach(whole);
  const figures = charts.map(({key, title, text, isBytes}) => {
    const values = snapshots.map((one) => ({
      key: `#${one.id}`,
      label: snapshotName(one),
      value: one[key],
    }));
    const now = snapshots[place][key];
    return element(
      "figure",
      {class: "panel"},
      element(
        "figcaption",
        {},
        element("strong", {}, title),
        " ",
        element(
          "span",
          {class: "number"},
          now === null ? "–" : isBytes ? exactBytes(now) : text(now),
        ),
      ),
      drawSnapshots(values, {
        width,
        title,
        limit: isBytes ? 0 : 1,
        current: `#${snapshots[place].id}`,
        text,
        onChoose: (snapshot) => scene.go({snapshot, play: ""}),
      }),
    );
  });
  return element("div", {class: "heap-history"}, ...figures);
}

/** @param {any[]} snapshots @param {Scene} scene */
export function drawList(snapshots, scene) {
  return element(
    "section",
    {class: "panel wide"},
    drawTable(
      [
        {title: "snapshot", cell: (row) => row.label},
        {title: "number", isNumber: true, value: (row) => row.id, cell: (row) => `#${row.id}`},
        textColumn("build", "build_label"),
        textColumn("status", "status"),
        bytesColumn("total", "total"),
        bytesColumn("used", "used"),
        bytesColumn("free", "free"),
        bytesColumn("largest free run", "largest_free"),
        {
          title: "fragmentation",
          isNumber: true,
          value: (row) => row.fragmentation,
          cell: (row) => (row.fragmentation === null ? "–" : percent(row.fragmentation, 1)),
        },
      ],
      snapshots,
      {
        caption: "Heap snapshots, oldest first",
        name: "snapshots",
        onChoose: (row) => scene.go({snapshot: `#${row.id}`, play: ""}),
      },
    ),
  );
}
