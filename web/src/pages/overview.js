// Where does the memory go: thumbnails, bars, the pie, and how it moved.

import {element} from "../elements.js";
import {partAt} from "../focus.js";
import {askForParts, askForRegions, chosenBuilds} from "../history.js";
import {blockNamed, slicesOfBlock} from "../slices.js";
import {createThumbnails} from "../views/thumbnails.js";
import {createBarsPanel} from "./overview/bars_panel.js";
import {drawControls, drawTrail} from "./overview/controls.js";
import {askForDeltas, askForRegionDeltas} from "./overview/deltas.js";
import {createHistoryPanel} from "./overview/history_panel.js";
import {askForOpenTree, askForTree} from "./overview/open_tree.js";
import {createPiePanel} from "./overview/pie_panel.js";

/** @typedef {import("../main.js").Page} Page */
/** @typedef {import("../main.js").Scene} Scene */
/** @typedef {import("../history.js").Build} Build */

/**
 * What the overview shows of its scene.
 *
 * @typedef {object} Look
 * @property {Scene} scene
 * @property {any[]} tree blocks of /api/tree, as deep as they are open
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
  const thumbnails = createThumbnails();
  const trail = element("nav", {class: "trail", "aria-label": "Focus"});
  const bars = createBarsPanel();
  const pie = createPiePanel();
  const history = createHistoryPanel();
  const root = element(
    "div",
    {class: "overview"},
    controls,
    thumbnails.root,
    trail,
    bars.root,
    pie.root,
    history.root,
  );

  /** @param {Scene} scene */
  async function update(scene) {
    const {state, target, builds, releases, build, isCurrent} = scene;
    const {values} = state;
    const {showsReleases, shown, before} = chosenBuilds(builds, releases, values.axis ?? "", build);
    const [tree, named] = await Promise.all([
      askForOpenTree(target, build.label),
      values.block ? askForRegions(target, build.label, blockAsked(values.block)) : null,
    ]);
    const blockNames = tree.map((/** @type {any} */ node) => node.name);
    const block = values.block ? blockAsked(values.block) : (blockNames[0] ?? "");
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
    drawSmall(look, shown, null, new Map());
    const deltas = askForDeltas(scene, {block, shown, before, showsReleases});
    await Promise.all([
      tellChanges(look, deltas),
      history.draw(look),
      completeSmall(look, shown, deltas),
    ]);
  }

  /** @param {Look} look @param {Promise<Map<string, number>>} asked by label */
  async function tellChanges(look, asked) {
    const {scene} = look;
    const [deltas, regions] = await Promise.all([asked, askForRegionDeltas(scene, look)]);
    if (scene.isCurrent()) {
      pie.tellDeltas(look, deltas.get(scene.build.label) ?? null, regions);
    }
  }

  /** @param {Look} look @param {Build[]} shown @param {Promise<Map<string, number>>} asked */
  async function completeSmall(look, shown, asked) {
    const [deltas, parts] = await Promise.all([asked, askForParts(shown, look.block)]);
    if (look.scene.isCurrent()) {
      drawSmall(look, shown, parts, deltas);
    }
  }

  /** @param {Look} look @param {Build[]} shown @param {Map<number, any> | null} parts by id @param {Map<string, number>} deltas by label */
  function drawSmall({scene, block, withFree}, shown, parts, deltas) {
    const all = shown.map(({id, label}) => {
      const own = parts?.get(id);
      const whole = own && blockNamed(own, block);
      return {
        label,
        slices: own ? slicesOfBlock(own, block, withFree) : null,
        highWater: whole?.high_water ?? null,
        length: whole?.length ?? null,
        delta: deltas.get(label) ?? null,
      };
    });
    thumbnails.draw(all, {
      target: scene.target,
      current: scene.build.label,
      isMarking: scene.state.values.mark === "1",
      onLook: (label) => scene.go({build: label}),
      onCompare: (old, now) => scene.go({old, new: now, mark: ""}, "compare"),
    });
  }

  return {root, update};
}

/** @param {string} name */
function blockAsked(name) {
  return name === "all" ? "" : name;
}

/**
 * Asks for what is drawn first as soon as it is known which build that is of.
 *
 * @param {import("../main.js").Start} start
 */
export function askAhead({target, label, firstBlock, values}) {
  askForTree(target, label, "regions");
  askForRegions(target, label, values.block ? blockAsked(values.block) : firstBlock);
}
