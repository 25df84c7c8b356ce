// The block over time, below the pie.

import {element} from "../../elements.js";
import {askForBlockSeries, askForEvents, askForForecast} from "../../series.js";
import {choices} from "../../controls.js";
import {drawRangeChoice, rangeUse} from "../../views/range_choice.js";
import {timelineFigure, widthIn} from "../../views/timeline_figure.js";

/** @typedef {import("../overview.js").Look} Look */

const height = 220;
const mostPoints = "1000"; // about one for each pixel of a screen

export function createHistoryPanel() {
  const controls = element("div", {class: "controls"});
  const place = element("div", {class: "history-place"});
  const root = element(
    "section",
    {class: "panel wide history", "aria-label": "Over time"},
    controls,
    place,
  );

  /** @param {Look} look */
  async function draw(look) {
    const {scene, block, showsReleases} = look;
    const {go, state, isCurrent} = scene;
    if (!block) {
      place.replaceChildren(element("p", {class: "faint"}, "Choose a block to see it over time."));
      controls.replaceChildren();
      return;
    }
    const [series, events, forecasts] = await Promise.all([
      askForBlockSeries(scene, block, showsReleases, mostPoints),
      askForEvents(scene, showsReleases),
      showsReleases ? new Map() : askForForecast(scene),
    ]);
    if (!isCurrent()) {
      return;
    }
    const toLimit = state.values.scale !== "fit";
    const range = element("span", {class: "choices"});
    drawRangeChoice(range, scene);
    controls.replaceChildren(
      choices("Scale", [
        {name: "up to the limit", pressed: toLimit, onPress: () => go({scale: ""})},
        {name: "what moved", pressed: !toLimit, onPress: () => go({scale: "fit"})},
      ]),
      range,
    );
    const figures = series.map((/** @type {any} */ one) =>
      timelineFigure(
        {...one, forecast: forecasts.get(one.name) ?? null, even: showsReleases, events},
        {
          width: widthIn(place),
          height,
          toLimit,
          use: {
            className: "block",
            current: scene.build.label,
            onChoose: ({label}) => go({build: label}),
            ...rangeUse(scene),
          },
        },
      ),
    );
    place.replaceChildren(...figures);
  }
  return {root, draw};
}
