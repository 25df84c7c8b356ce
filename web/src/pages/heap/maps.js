// The maps of one or two snapshots, area by area, and a line that says what is pointed at.

import {element} from "../../elements.js";
import {count, exactBytes} from "../../format.js";
import {chainAt, runsOfChanges, runsOfKinds, runsOfRainbow} from "../../heap_runs.js";
import {drawHeapMap, layoutHeapMap, rowsFree} from "../../views/heap_map.js";

/** @typedef {import("../../heap_state.js").HeapLook} HeapLook */

const hint = "Point at a GC block, or walk with the arrow keys.";
const usualBlockBytes = 16; // where the dump does not say

/** @param {number | string} address */
export function hexAddress(address) {
  return typeof address === "string" ? address : `0x${address.toString(16).padStart(8, "0")}`;
}

/** A line of fixed height, so that nothing jumps. */
export function createReadout() {
  const line = element("p", {class: "readout", role: "status"}, hint);
  return {line, say: (/** @type {string} */ text) => (line.textContent = text || hint)};
}

/** @param {any} area @param {number} size bytes of a GC block @param {number} place */
function addressOf(area, size, place) {
  return typeof area.address === "number"
    ? hexAddress(area.address + place * size)
    : `${area.address} + ${place * size}`;
}

/** @param {any} area @param {number} size @param {number} place */
function chainText(area, size, place) {
  const chain = chainAt(area.runs, place);
  if (!chain) {
    return "";
  }
  const length = `${chain.count} GC ${chain.count === 1 ? "block" : "blocks"}`;
  return chain.letter === "."
    ? `free run of ${length}, ${exactBytes(chain.count * size)}`
    : `${chain.name}, chain of ${length}, ${exactBytes(chain.count * size)}`;
}

/** @param {number} index @param {any[]} areas @param {any} area @param {import("../../views/heap_map.js").Grid} grid */
function areaTitle(index, areas, area, {count: blocks, rows}) {
  const folded = rows.reduce((sum, row) => sum + row.folded, 0);
  const which = areas.length > 1 ? `area ${index + 1} of ${areas.length} at ` : "at ";
  return element(
    "h3",
    {class: "area-title"},
    `${which}${hexAddress(area.address)}, ${count(blocks)} GC blocks`,
    folded > 0 ? `; ${rowsFree(folded)}: folded` : "",
  );
}

/**
 * @param {any} snapshot of /api/heap/snapshot
 * @param {HeapLook} look
 * @param {ReturnType<typeof createReadout>} readout
 */
export function drawSnapshotMaps(snapshot, look, readout) {
  const size = snapshot.gc_block_bytes ?? usualBlockBytes;
  return snapshot.areas.map((/** @type {any} */ area, /** @type {number} */ index) => {
    const runs = look.isRainbow ? runsOfRainbow(area.runs) : runsOfKinds(area.runs);
    const grid = layoutHeapMap(runs, look);
    const map = drawHeapMap(grid, {
      label: `Heap ${snapshot.label}, area ${index + 1}`,
      onPoint: (place) => {
        const chain = place === null ? null : chainAt(area.runs, place);
        map.mark(chain?.first ?? 0, chain?.count ?? 0);
        readout.say(
          place === null
            ? ""
            : `${snapshot.label}: ${addressOf(area, size, place)} · ${chainText(area, size, place)}`,
        );
      },
    });
    return element(
      "div",
      {class: "heap-area"},
      areaTitle(index, snapshot.areas, area, grid),
      map.root,
    );
  });
}

/** The run that holds a GC block. @param {import("../../heap_runs.js").Run[]} runs @param {number} place */
function runAt(runs, place) {
  let first = 0;
  for (const run of runs) {
    if (place < first + run.count) {
      return {...run, first};
    }
    first += run.count;
  }
  return null;
}

/**
 * @param {any} diff of /api/heap/diff
 * @param {number} size bytes of a GC block
 * @param {HeapLook} look
 * @param {ReturnType<typeof createReadout>} readout
 */
export function drawDiffMaps(diff, size, look, readout) {
  return diff.areas.map((/** @type {any} */ area, /** @type {number} */ index) => {
    const runs = runsOfChanges(area.runs);
    const grid = layoutHeapMap(runs, look);
    const map = drawHeapMap(grid, {
      label: `What became of area ${index + 1}`,
      onPoint: (place) => {
        const run = place === null ? null : runAt(runs, place);
        map.mark(run?.first ?? 0, run?.count ?? 0);
        readout.say(
          place === null || !run
            ? ""
            : `${addressOf(area, size, place)} · ${run.text}, ${run.count} in a row`,
        );
      },
    });
    return element("div", {class: "heap-area"}, areaTitle(index, diff.areas, area, grid), map.root);
  });
}
