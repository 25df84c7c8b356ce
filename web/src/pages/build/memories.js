// The memories of a build as bars: each block, and the RAM with stack and heap.

import {element} from "../../elements.js";
import {exactBytes, freeText, percent} from "../../format.js";
import {drawUseBar} from "../../views/use_bar.js";

/** How deep a block is nested. @param {any} block @param {any[]} all @returns {number} */
function depthOf(block, all) {
  const parent = all.find(({name}) => name === block.parent);
  return parent ? 1 + depthOf(parent, all) : 0;
}

/** @param {any} block @returns {import("../../views/use_bar.js").UsePart[]} */
function partsOf({used, holes, free, overflow}) {
  return [
    {name: "used", bytes: used, className: "block"},
    {name: "holes", bytes: holes, className: "holes"},
    {name: "free", bytes: Math.max(0, free ?? 0), className: "free"},
    {name: "too much", bytes: overflow, className: "overflow"},
  ];
}

/** @param {any[]} blocks of /api/show @param {(block: string) => void} onChoose */
export function drawBlocks(blocks, onChoose) {
  const rows = blocks.map((block) => {
    const {name, length, used, high_water: high, free, same_range_as: same} = block;
    const label = `${name}: ${exactBytes(used)} used, ${percent(high, length)} full`;
    const row = element(
      "li",
      {class: "memory", "data-block": name},
      element("button", {type: "button", class: "link", onclick: () => onChoose(name)}, name),
      drawUseBar(partsOf(block), length, label),
      element("span", {class: "number", title: "used"}, exactBytes(used)),
      element("span", {class: "number", title: "full, by its high water"}, percent(high, length)),
      element(
        "span",
        {class: "number faint"},
        same ? `same range as ${same}` : free === null ? "" : freeText(block),
      ),
    );
    row.style.setProperty("--depth", String(depthOf(block, blocks)));
    return row;
  });
  return element(
    "section",
    {class: "panel"},
    element("h2", {}, "Blocks"),
    element("ul", {class: "memories"}, ...rows),
    drawLegend([
      {name: "used", className: "block"},
      {name: "holes between regions", className: "holes"},
      {name: "free above the high water", className: "free"},
    ]),
  );
}

/** @param {{name: string, className: string, text?: string}[]} lines */
function drawLegend(lines) {
  return element(
    "ul",
    {class: "legend flat"},
    ...lines.map(({name, className, text}) =>
      element(
        "li",
        {"data-part": name},
        element("span", {class: `swatch ${className}`}),
        element("span", {}, name),
        text ? element("span", {class: "faint number"}, text) : null,
      ),
    ),
  );
}

/** What the parts of /api/ram are called, and their colours. */
const ramParts = new Map([
  ["data", {name: ".data", className: "region-2"}],
  ["bss", {name: ".bss", className: "region-3"}],
  ["other", {name: "other static", className: "others"}],
  ["stack", {name: "stack", className: "region-5"}],
  ["heap", {name: "GC heap", className: "region-4"}],
  ["heap_used", {name: "GC heap, used", className: "region-4"}],
  ["heap_free", {name: "GC heap, free", className: "heap-free"}],
  ["heap_rest", {name: "GC heap, rest", className: "holes"}],
  ["unused", {name: "unused", className: "free"}],
]);

/** @param {any} ram of /api/ram @param {string} target */
export function drawRam({block, length, parts, snapshot, heap_reserve: reserve}, target) {
  if (!block) {
    return null;
  }
  const shown = parts.map((/** @type {any} */ {part, size}) => ({
    ...(ramParts.get(part) ?? {name: part, className: "others"}),
    bytes: size,
  }));
  const lines = shown.map((/** @type {any} */ part) => ({
    ...part,
    text: `${exactBytes(part.bytes)}, ${percent(part.bytes, length)}`,
  }));
  return element(
    "section",
    {class: "panel wide ram"},
    element("h2", {}, `${block}: static data, stack and heap of ${exactBytes(length)}`),
    drawUseBar(shown, length, `${block} in one bar`),
    drawLegend(lines),
    element("p", {class: "faint"}, heapText(snapshot, reserve, target)),
  );
}

/** @param {any} snapshot @param {number | null} reserve @param {string} target */
function heapText(snapshot, reserve, target) {
  if (snapshot) {
    return `The heap is as in the snapshot ${snapshot.label} #${snapshot.id}.`;
  }
  return reserve
    ? `No heap snapshot of this build yet: memstrata ingest device.log --target ${target} --build LABEL`
    : "The map does not say where a GC heap is.";
}
