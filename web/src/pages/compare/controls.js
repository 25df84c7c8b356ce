// Which two builds are compared, and how.

import {answerLink} from "../../api.js";
import {element} from "../../elements.js";
import {choices} from "../../controls.js";
import {levels} from "../compare.js";

/** @typedef {import("../compare.js").Comparison} Comparison */

/** @param {HTMLElement} place @param {Comparison} comparison @param {string[]} blockNames */
export function drawControls(place, {scene, old, now, level, block, question}, blockNames) {
  const {go, builds, releases} = scene;
  const labels = [old, now, ...builds.map(({label}) => label), ...releases.map(({label}) => label)];
  const picker = (/** @type {string} */ name, /** @type {string} */ chosen) =>
    element(
      "label",
      {},
      `${name} `,
      element(
        "select",
        {name, onchange: (event) => go({[name]: event.target.value})},
        ...[...new Set(labels)].map((one) =>
          element("option", {value: one, selected: one === chosen}, one),
        ),
      ),
    );
  const swap = () => go({old: now, new: old});
  place.replaceChildren(
    element(
      "span",
      {class: "choices"},
      picker("old", old),
      element("button", {type: "button", title: "Swap", "aria-label": "Swap", onclick: swap}, "⇄"),
      picker("new", now),
    ),
    choices(
      "Level",
      levels.map((name) => ({name, pressed: name === level, onPress: () => go({by: name})})),
    ),
    choices("Block", [
      ...blockNames.map((name) => ({
        name,
        pressed: name === block,
        onPress: () => go({block: name}),
      })),
      {name: "all regions", pressed: block === "", onPress: () => go({block: "all"})},
    ]),
    element(
      "span",
      {class: "choices"},
      answerLink("diff", {...question, format: "markdown"}, "as markdown"),
      answerLink("diff", question, "as JSON"),
    ),
  );
}
