// Where does the memory go: thumbnails, bars, the pie, and how it moved.

import {ask} from "../api.js";
import {element} from "../elements.js";
import {partAt} from "../focus.js";
import {askForRegions, chosenBuilds, reference} from "../history.js";
import {blockNamed, slicesOfBlock} from "../slices.js";
import {drawThumbnails} from "../views/thumbnails.js";
import {createBarsPanel} from "./overview/bars_panel.js";
import {drawControls, drawTrail} from "./overview/controls.js";
import {askForDeltas, askForRegionDeltas} from "./overview/deltas.js";
import {createHistoryPanel} from "./overview/history_panel.js";
import {createPiePanel} from "./overview/pie_panel.js";

/** @typedef {import("../main.js").Page} Page */
/** @typedef {import("../main.js").Scene} Scene */

/**
 * What the overview shows of its scene.
 *
 * @typedef {object} Look
 * @property {Scene} scene
 * @property {any[]} tree blocks of /api/tree
 * @property {string[]} blockNames
 * @property {string} block empty: all regions
 * @property {any} main the answer of /api/show
 * @property {boolean} withFree whether holes and free space are slices
 * @property {import("../focus.js").Focus | null} focus
 * @property {boolean} showsReleases
 */

/** @returns {Page} */
export function createOverview() {
  const controls = element("div", {class: "controls"});
  const thumbnails = element("div", {class: "thumbnails", role: "group", "aria-label": "Builds"});
  const trail = element("nav", {class: "trail", "aria-label": "Focus"});
  const bars = createBarsPanel();
  const pie = createPiePanel();
  const history = createHistoryPanel();
  const root = element(
    "div",
    {class: "overview"},
    controls,
    thumbnails,
    trail,
    bars.root,
    pie.root,
    history.root,
  );

  /** @param {Scene} scene */
  async function update(scene) {
    const {state, target, builds, releases, build, isCurrent} = scene;
    const {values} = state;
    const {showsReleases, shown, before} = chosenBuilds(
      builds,
      releases,
      values.axis ?? "",
      build.label,
    );
    const [{blocks: tree}, named] = await Promise.all([
      ask("tree", {target, build: reference(build.label), archives: "1"}),
      values.block ? askForRegions(target, build.label, blockAsked(values.block)) : null,
    ]);
    const blockNames = tree.map((/** @type {any} */ node) => node.name);
    const block = values.block ? blockAsked(values.block) : (blockNames[0] ?? "");
    const small = shown.map(({label}) => askForRegions(target, label, block));
    const main = named ?? (await askForRegions(target, build.label, block));
    if (!isCurrent()) {
      return;
    }
    /** @type {Look} */
    const look = {
      scene,
      tree,
      blockNames,
      block,
      main,
      withFree: values.free !== "hide",
      focus: partAt(tree, values.focus ?? ""),
      showsReleases,
    };
    drawControls(controls, look);
    drawTrail(trail, look);
    bars.draw(look);
    pie.draw(look);
    const [answers, deltas, regions] = await Promise.all([
      Promise.all(small),
      askForDeltas(scene, {block, shown, before, showsReleases}),
      askForRegionDeltas(scene, {block, showsReleases}),
    ]);
    if (!isCurrent()) {
      return;
    }
    drawSmall(thumbnails, look, shown, answers, deltas);
    pie.tellDeltas(look, deltas.get(build.label) ?? null, regions);
    await history.draw(look);
  }
  return {root, update};
}

/** @param {string} name */
function blockAsked(name) {
  return name === "all" ? "" : name;
}

/**
 * @param {HTMLElement} place
 * @param {Look} look
 * @param {import("../history.js").Build[]} shown
 * @param {any[]} answers of /api/show, one a build
 * @param {Map<string, number>} deltas by label
 */
function drawSmall(place, {scene, block, withFree}, shown, answers, deltas) {
  const thumbnails = shown.map(({label}, index) => ({
    label,
    slices: slicesOfBlock(answers[index], block, withFree),
    highWater: blockNamed(answers[index], block)?.high_water ?? null,
    length: blockNamed(answers[index], block)?.length ?? null,
    delta: deltas.get(label) ?? null,
  }));
  drawThumbnails(place, thumbnails, {
    current: scene.build.label,
    isMarking: scene.state.values.mark === "1",
    onLook: (label) => scene.go({build: label}),
    onCompare: (old, now) => scene.go({old, new: now, mark: ""}, "compare"),
  });
}
