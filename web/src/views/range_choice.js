// The two builds at the ends of a range, and what can be done with them.

import {element} from "../elements.js";

/** @typedef {import("../main.js").Scene} Scene */

/** The ends that stand in the address. @param {Scene} scene @returns {[string, string] | null} */
export function rangeOf({state}) {
  const {from = "", to = ""} = state.values;
  return from && to ? [from, to] : null;
}

/** What a timeline does with a range. @param {Scene} scene */
export function rangeUse(scene) {
  return {
    range: rangeOf(scene),
    onRange: (/** @type {{label: string}} */ first, /** @type {{label: string}} */ last) =>
      scene.go({from: first.label, to: last.label}),
    onReset: () => scene.go({from: "", to: ""}),
  };
}

/** @param {HTMLElement} place @param {Scene} scene */
export function drawRangeChoice(place, scene) {
  const range = rangeOf(scene);
  if (!range) {
    place.replaceChildren(
      element("span", {class: "faint"}, "drag over a chart to compare its ends"),
    );
    return;
  }
  const [old, now] = range;
  const compare = () => scene.go({old, new: now, from: "", to: ""}, "compare");
  place.replaceChildren(
    element(
      "button",
      {type: "button", class: "strong", onclick: compare},
      `compare ${old} with ${now}`,
    ),
    element(
      "button",
      {
        type: "button",
        onclick: () => scene.go({from: "", to: ""}),
        "aria-label": "Clear the range",
      },
      "✕",
    ),
  );
}
