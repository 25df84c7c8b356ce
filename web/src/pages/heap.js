// Heap snapshots: the map of one, two side by side or what became of one in another, and
// how full it was.

import {ask} from "../api.js";
import {element} from "../elements.js";
import {chosenPlace, heapState} from "../heap_state.js";
import {changedState, stateAddress} from "../url_state.js";
import {noSnapshotOf} from "../views/empty.js";
import {widthIn} from "../views/timeline_figure.js";
import {drawControls, snapshotName} from "./heap/controls.js";
import {
  drawChangeLegend,
  drawDiffFigures,
  drawKindLegend,
  drawSnapshotFigures,
} from "./heap/figures.js";
import {drawHistory, drawList} from "./heap/history.js";
import {createReadout, drawDiffMaps, drawSnapshotMaps} from "./heap/maps.js";

/** @typedef {import("../main.js").Page} Page */
/** @typedef {import("../main.js").Scene} Scene */
/** @typedef {import("../heap_state.js").HeapLook} HeapLook */

const playEvery = 900; // milliseconds
const roomForWide = 900; // pixels

/** @returns {Page} */
export function createHeap() {
  const root = element("div", {class: "heap"});

  /** @param {Scene} scene */
  async function update(scene) {
    const {target, state} = scene;
    const all = (await ask("heap/list", {target})).snapshots;
    const {label} = state.values;
    const ofLabel = all.filter((/** @type {any} */ one) => one.label === label);
    const snapshots = ofLabel.length > 0 ? ofLabel : all;
    if (all.length === 0) {
      root.replaceChildren(noSnapshotOf(target));
      return;
    }
    const place = chosenPlace(snapshots, state.values.snapshot);
    const {mode, look} = heapState(state.values, innerWidth >= roomForWide);
    const panels = await drawPanels(`#${snapshots[place].id}`, mode, look, scene);
    if (!scene.isCurrent()) {
      return;
    }
    const labels = [
      ...new Set(/** @type {string[]} */ (all.map((/** @type {any} */ one) => one.label))),
    ];
    const onPlay = () => togglePlay(snapshots, place, scene);
    root.replaceChildren(
      drawControls({snapshots, labels, place, mode, look, onPlay}, scene),
      drawHistory(snapshots, place, widthIn(root), scene),
      panels,
      drawList(snapshots, scene),
    );
    playOn(snapshots, place, scene);
  }
  return {root, update};
}

/** Starts again from the first when it stands at the last. @param {any[]} snapshots @param {number} place @param {Scene} scene */
function togglePlay(snapshots, place, scene) {
  const plays = scene.state.values.play === "1";
  const isLast = place === snapshots.length - 1;
  scene.go(plays ? {play: ""} : {play: "1", ...(isLast ? {snapshot: `#${snapshots[0].id}`} : {})});
}

/** Steps are no steps of the browser's history. @param {any[]} snapshots @param {number} place @param {Scene} scene */
function playOn(snapshots, place, scene) {
  if (scene.state.values.play !== "1") {
    return;
  }
  const next = snapshots[place + 1];
  /** @type {Record<string, string>} */
  const changes = next ? {snapshot: `#${next.id}`} : {play: ""};
  const step = () =>
    scene.isCurrent() && location.replace(stateAddress(changedState(scene.state, changes)));
  setTimeout(step, playEvery);
}

/**
 * @param {string} chosen @param {import("../heap_state.js").HeapMode} mode
 * @param {HeapLook} look @param {Scene} scene
 */
async function drawPanels(chosen, mode, look, scene) {
  const {target} = scene;
  const other = scene.state.values.with;
  const [now] = (await ask("heap/snapshot", {target, snapshot: chosen})).snapshots;
  if (mode === "single") {
    return drawSnapshot(now, look, createReadout());
  }
  if (mode === "side") {
    const [old] = (await ask("heap/snapshot", {target, snapshot: other})).snapshots;
    const panels = [old, now].map((one) => drawSnapshot(one, look, createReadout()));
    return element("div", {class: "side-by-side"}, ...panels);
  }
  return drawDiff(await ask("heap/diff", {target, old: other, new: chosen}), now, look);
}

/** @param {any} snapshot @param {HeapLook} look @param {ReturnType<typeof createReadout>} readout */
function drawSnapshot(snapshot, look, readout) {
  const build = snapshot.build?.label ?? null;
  return element(
    "section",
    {class: "panel"},
    element(
      "div",
      {},
      element("h2", {}, `Heap ${snapshotName({...snapshot, build_label: build})}`),
      drawSnapshotFigures(snapshot),
      drawKindLegend(snapshot),
      readout.line,
    ),
    element(
      "div",
      {},
      ...drawSnapshotMaps(snapshot, look, readout),
      ...snapshot.diagnostics.map((/** @type {any} */ one) =>
        element("p", {class: "faint"}, `${one.severity}: ${one.message}`),
      ),
    ),
  );
}

/** @param {any} diff */
function titleOf({old, new: now}) {
  const name = (/** @type {any} */ {id, label}) =>
    old.label === now.label ? `${label} #${id}` : label;
  return `From ${name(old)} to ${name(now)}`;
}

/** @param {any} diff @param {any} now the newer snapshot @param {HeapLook} look */
function drawDiff(diff, now, look) {
  const readout = createReadout();
  const how =
    diff.alignment === "offset" ? "The heap moved: compared by the offset in each area." : "";
  return element(
    "section",
    {class: "panel"},
    element("h2", {}, titleOf(diff)),
    drawDiffFigures(diff),
    how ? element("p", {class: "faint"}, how) : null,
    drawChangeLegend(diff),
    readout.line,
    ...drawDiffMaps(diff, now.gc_block_bytes ?? 16, look, readout),
  );
}
