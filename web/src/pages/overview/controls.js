// What the overview can be told to show, and where in the build it looks.

import {element} from "../../elements.js";
import {pathBelow} from "../../tree.js";
import {choices} from "../../controls.js";

/** @typedef {import("../overview.js").Look} Look */

/** @param {HTMLElement} place @param {Look} look */
export function drawControls(place, {scene, blockNames, block, showsReleases, withFree}) {
  const {go} = scene;
  place.replaceChildren(
    choices("Block", [
      ...blockNames.map((name) => ({
        name,
        pressed: name === block,
        onPress: () => go({block: name, focus: ""}),
      })),
      {name: "all regions", pressed: block === "", onPress: () => go({block: "all", focus: ""})},
    ]),
    choices("Builds", [
      {name: "releases", pressed: showsReleases, onPress: () => go({axis: "releases"})},
      {name: "every build", pressed: !showsReleases, onPress: () => go({axis: "newest"})},
    ]),
    choices("Compare", [
      {
        name: "compare with …",
        pressed: scene.state.values.mark === "1",
        onPress: () => go({mark: scene.state.values.mark === "1" ? "" : "1"}),
      },
    ]),
    choices("Slices", [
      {
        name: "holes and free",
        pressed: withFree,
        onPress: () => go({free: withFree ? "hide" : ""}),
      },
    ]),
  );
}

/** @param {HTMLElement} place @param {Look} look */
export function drawTrail(place, {scene, block, focus}) {
  const steps = focus ? focus.names : [block || "all regions"];
  const paths = steps.map((_, index) => steps.slice(0, index + 1).reduce(pathBelow, ""));
  const buttons = steps.flatMap((name, index) => [
    index > 0 ? " / " : "",
    element(
      "button",
      {
        type: "button",
        class: "step",
        onclick: () => scene.go({focus: index > 0 ? paths[index] : ""}),
      },
      name,
    ),
  ]);
  const name = steps[steps.length - 1];
  const aliases = focus?.aliases ?? [];
  const history = (/** @type {string} */ title, /** @type {() => void} */ onclick) =>
    element("button", {type: "button", class: "small", onclick}, title);
  place.replaceChildren(
    ...buttons,
    aliases.length > 0 ? element("span", {class: "faint"}, ` = ${aliases.join(" = ")} `) : "",
    " ",
    focus && focus.level !== "archive"
      ? history("over time", () => scene.go({series: seriesOf(focus.level, name)}, "timeline"))
      : "",
    " ",
    focus?.level === "symbol" ? history("its changes", () => scene.go({name}, "symbols")) : "",
  );
}

/** What the history calls a part: objects have no build folder there. @param {string} level @param {string} name */
function seriesOf(level, name) {
  return level === "object"
    ? `*${name.slice(name.indexOf("/") + 1)}`
    : name.replace(" (load image)", "");
}
