// When did it change: a small chart for each block and region, for what grew most, or for
// what is named.

import {ApiError, ask} from "../api.js";
import {element} from "../elements.js";
import {signedBytes} from "../format.js";
import {reference} from "../history.js";
import {askForBlockSeries, askForEvents, askForForecast, askForSeries} from "../series.js";
import {choices} from "../controls.js";
import {drawRangeChoice, rangeUse} from "../views/range_choice.js";
import {timelineFigure, widthIn} from "../views/timeline_figure.js";

/** @typedef {import("../main.js").Page} Page */
/** @typedef {import("../main.js").Scene} Scene */

const mostSeries = "48";
const mostGrowers = "12";
const small = {width: 440, height: 190};
const largeHeight = 320;

/** @returns {Page} */
export function createTimeline() {
  const controls = element("div", {class: "controls"});
  const range = element("div", {class: "controls range-choice"});
  const charts = element("div", {class: "multiples"});
  const root = element("div", {}, controls, range, charts);

  /** @param {Scene} scene */
  async function update(scene) {
    const {state, isCurrent, build, go} = scene;
    const {values} = state;
    const isReleases = values.axis === "releases";
    drawControls(controls, scene);
    drawRangeChoice(range, scene);
    const [series, events, forecasts] = await Promise.all([
      seriesShown(scene, isReleases),
      askForEvents(scene, isReleases),
      isReleases ? new Map() : askForForecast(scene),
    ]);
    if (!isCurrent()) {
      return;
    }
    const large = {width: widthIn(charts), height: largeHeight};
    const size = series.length <= 2 ? large : small;
    charts.classList.toggle("few", series.length <= 2);
    const figures = series.map((/** @type {any} */ one) => {
      const forecast = one.isBlock ? (forecasts.get(one.name) ?? null) : null;
      const figure = timelineFigure(
        {...one, forecast, even: isReleases, events},
        {
          ...size,
          toLimit: values.scale !== "fit",
          use: {
            className: one.className,
            current: build.label,
            onChoose: ({label}) => go({build: label}, "overview"),
            ...rangeUse(scene),
          },
        },
      );
      figure.classList.add("panel");
      return figure;
    });
    charts.replaceChildren(...(figures.length > 0 ? figures : [nothing()]));
  }
  return {root, update};
}

function nothing() {
  return element("p", {class: "faint"}, "Nothing of that kind is in these builds.");
}

/** @param {Scene} scene @param {boolean} isReleases @returns {Promise<any[]>} */
async function seriesShown(scene, isReleases) {
  const {series = "", show = ""} = scene.state.values;
  if (series) {
    return askForNamed(scene, series, isReleases);
  }
  if (show === "growers") {
    return askForGrowers(scene, isReleases);
  }
  const [blocks, regions] = await Promise.all([
    askForBlockSeries(scene, "*", isReleases),
    askForSeries(scene, {region: "*", n: mostSeries}, isReleases),
  ]);
  return [...blocks, ...regions.filter(isEverThere)];
}

/** Blocks with their limits, before all else that has the name. @param {Scene} scene @param {string} name @param {boolean} isReleases */
async function askForNamed(scene, name, isReleases) {
  const [blocks, named] = await Promise.all([
    askForBlockSeries(scene, name, isReleases),
    askForSeries(scene, {name, n: mostSeries}, isReleases),
  ]);
  return [...blocks, ...named.filter(({level}) => level !== "block")];
}

/** @param {{points: {size: number | null}[]}} series */
function isEverThere({points}) {
  return points.some(({size}) => size !== null && size > 0);
}

/**
 * What grew most from the oldest build that is listed to the newest, each asked for alone:
 * a copy of the page has no answer for several.
 *
 * @param {Scene} scene @param {boolean} isReleases @returns {Promise<any[]>}
 */
async function askForGrowers(scene, isReleases) {
  const {target, builds, releases} = scene;
  const all = isReleases ? releases : builds;
  if (all.length === 0) {
    return [];
  }
  const first = all[all.length - 1].label;
  const {rows} = await ask("growth", {
    target,
    from: reference(first),
    to: reference(all[0].label),
    by: "symbol",
    n: mostGrowers,
  });
  const named = rows.filter((/** @type {any} */ {name}) => name);
  const growth = new Map(named.map((/** @type {any} */ {name, delta}) => [name, delta]));
  const series = await Promise.all(
    [...growth].map(async ([symbol, delta]) => {
      const found = await askForSeries(scene, {symbol, n: mostGrowers}, isReleases).catch(
        noneOfThatName,
      );
      return found.length === 1 ? [withGrowth(found[0], delta, first)] : found;
    }),
  );
  return series.flat().slice(0, Number(mostGrowers));
}

/** @param {any} series @param {number} delta @param {string} first label of the build it grew since */
function withGrowth(series, delta, first) {
  return {...series, about: `${series.about} · ${signedBytes(delta)} since ${first}`};
}

/** What grew on one branch need not be on another. @param {unknown} failure @returns {any[]} */
function noneOfThatName(failure) {
  if (failure instanceof ApiError && failure.status === 404) {
    return [];
  }
  throw failure;
}

/** @param {HTMLElement} place @param {Scene} scene */
function drawControls(place, scene) {
  const {go, state} = scene;
  const {series = "", show = "", axis = "", scale = ""} = state.values;
  const input = element("input", {
    type: "search",
    name: "series",
    value: series,
    placeholder: "a block, region, object or symbol; * stands for others",
    "aria-label": "What to follow",
  });
  const form = element(
    "form",
    {class: "follow"},
    input,
    element("button", {type: "submit"}, "follow"),
  );
  form.onsubmit = (event) => {
    event.preventDefault();
    go({series: input.value.trim()});
  };
  place.replaceChildren(
    choices("Charts", [
      {
        name: "blocks and regions",
        pressed: !series && show !== "growers",
        onPress: () => go({series: "", show: ""}),
      },
      {
        name: "what grew most",
        pressed: !series && show === "growers",
        onPress: () => go({series: "", show: "growers"}),
      },
    ]),
    choices("Builds", [
      {name: "every build", pressed: axis !== "releases", onPress: () => go({axis: "newest"})},
      {name: "releases", pressed: axis === "releases", onPress: () => go({axis: "releases"})},
    ]),
    choices("Scale", [
      {name: "up to the limit", pressed: scale !== "fit", onPress: () => go({scale: ""})},
      {name: "what moved", pressed: scale === "fit", onPress: () => go({scale: "fit"})},
    ]),
    form,
  );
}
