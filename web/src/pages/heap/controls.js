// What is shown of the heap: which snapshots, and how.

import {picker, switcher, toggle} from "../../controls.js";
import {element} from "../../elements.js";

/** @typedef {import("../../main.js").Scene} Scene */
/** @typedef {import("../../heap_state.js").HeapLook} HeapLook */

/**
 * @typedef {object} HeapChoice
 * @property {any[]} snapshots oldest first
 * @property {string[]} labels of all snapshots of the target
 * @property {number} place of the chosen one
 * @property {import("../../heap_state.js").HeapMode} mode
 * @property {HeapLook} look
 * @property {() => void} onPlay
 */

/** @param {any} snapshot */
export function snapshotName({id, label, build_label: build}) {
  return `#${id} ${label}${build ? ` @ ${build}` : ""}`;
}

/** @param {HeapChoice} choice @param {Scene} scene */
export function drawControls(choice, scene) {
  const {snapshots, labels, place, mode, look} = choice;
  const {values} = scene.state;
  const reference = (/** @type {any} */ snapshot) => `#${snapshot.id}`;
  const names = snapshots.map((one) => ({value: reference(one), text: snapshotName(one)}));
  const stepTo = (/** @type {number} */ next) => () =>
    snapshots[next] && scene.go({snapshot: reference(snapshots[next])});
  const chosen = reference(snapshots[place]);
  return element(
    "div",
    {class: "controls"},
    labels.length > 1
      ? picker(scene, "series", "label", values.label ?? "", [{value: "", text: "all"}, ...labels])
      : null,
    picker(scene, "snapshot", "snapshot", chosen, names),
    element(
      "span",
      {class: "choices"},
      step("older", "◂", place > 0, stepTo(place - 1)),
      step("newer", "▸", place + 1 < snapshots.length, stepTo(place + 1)),
      toggle(values.play === "1" ? "❚❚ stop" : "▶ play", values.play === "1", choice.onPlay),
    ),
    picker(scene, "compare with", "with", values.with ?? "", [
      {value: "", text: "(none)"},
      ...names.filter(({value}) => value !== chosen),
    ]),
    mode === "single"
      ? null
      : switcher(scene, "How two snapshots are compared", "look", mode === "side" ? "side" : "", [
          {value: "", text: "what changed"},
          {value: "side", text: "side by side"},
        ]),
    element(
      "span",
      {class: "choices", role: "group", "aria-label": "Look of the map"},
      toggle("64 wide", look.columns === 64, () => scene.go({wide: "64"})),
      toggle("128 wide", look.columns === 128, () => scene.go({wide: "128"})),
      toggle("free space", look.showsFree, () => scene.go({free: look.showsFree ? "" : "1"})),
      mode === "diff"
        ? null
        : toggle("rainbow", look.isRainbow, () => scene.go({rainbow: look.isRainbow ? "" : "1"})),
    ),
  );
}

/** @param {string} name @param {string} sign @param {boolean} isThere @param {() => void} onclick */
function step(name, sign, isThere, onclick) {
  return element("button", {type: "button", "aria-label": name, disabled: !isThere, onclick}, sign);
}
