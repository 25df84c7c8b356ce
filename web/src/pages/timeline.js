// When did it change: a small chart for each block and region, or for what is named.

import {ask} from "../api.js";
import {element, svgElement} from "../elements.js";
import {direction, exactBytes, signedBytes} from "../format.js";
import {pointsOf} from "../history.js";
import {drawTimeline, layoutTimeline} from "../views/timeline.js";

/** @typedef {import("../main.js").Page} Page */
/** @typedef {import("../main.js").Scene} Scene */

const mostPoints = "2000";
const mostSeries = "48";

/** @returns {Page} */
export function createTimeline() {
  const controls = element("form", {class: "controls"});
  const charts = element("div", {class: "multiples"});
  const root = element("div", {}, controls, charts);

  /** @param {Scene} scene */
  async function update(scene) {
    const {state, target, builds, isCurrent} = scene;
    const {values} = state;
    const trend = await ask("trend", {
      target,
      name: values.series || "*",
      branch: scene.build.branch,
      releases: values.axis === "releases" ? "1" : "",
      points: mostPoints,
      n: mostSeries,
      ...(values.series ? {} : {region: ""}),
    });
    if (!isCurrent()) {
      return;
    }
    drawControls(controls, scene);
    const shown = values.series
      ? trend.series
      : trend.series.filter((/** @type {any} */ series) =>
          ["block", "region"].includes(series.level),
        );
    charts.replaceChildren(
      ...shown.map((/** @type {any} */ series) => drawSeries(series, scene, builds)),
    );
  }
  return {root, update};
}

/** @param {HTMLFormElement} form @param {Scene} scene */
function drawControls(form, scene) {
  const {values} = scene.state;
  const input = element("input", {
    name: "series",
    value: values.series ?? "",
    placeholder: "block, region, object or symbol; * and ? stand for others",
    "aria-label": "What to follow",
  });
  form.onsubmit = (event) => {
    event.preventDefault();
    scene.go({series: input.value.trim()});
  };
  const isReleases = values.axis === "releases";
  form.replaceChildren(
    input,
    element("button", {type: "submit"}, "follow"),
    element(
      "button",
      {
        type: "button",
        "aria-pressed": isReleases,
        onclick: () => scene.go({axis: isReleases ? "" : "releases"}),
      },
      "releases only",
    ),
    element("span", {class: "faint"}, "drag over a chart to compare its ends"),
  );
}

/** @param {any} series @param {Scene} scene @param {import("../history.js").Build[]} builds */
function drawSeries(series, scene, builds) {
  const svg = svgElement("timeline");
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", `${series.level} ${series.name}`);
  const points = pointsOf(series, builds);
  const last = points[points.length - 1];
  drawTimeline(
    svg,
    layoutTimeline(points, {width: 420, height: 150, limit: null, fromZero: false}),
    {
      className: series.level === "region" ? "series" : "block",
      current: scene.build.label,
      onChoose: ({label}) => scene.go({build: label}, "overview"),
      onRange: (first, end) => scene.go({old: first.label, new: end.label}, "compare"),
    },
  );
  return element(
    "figure",
    {class: "panel"},
    element(
      "figcaption",
      {},
      element("strong", {}, series.name ?? "(no name)"),
      element("span", {class: "faint"}, ` ${series.level} ${series.object ?? ""} `),
      element("span", {class: "number"}, exactBytes(last?.size ?? null)),
      " ",
      element("span", {class: direction(last?.delta ?? 0)}, signedBytes(last?.delta ?? 0)),
    ),
    svg,
  );
}
