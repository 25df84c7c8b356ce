// The main pie, what is said in its middle, and the list of its slices.

import {element, motion, svgElement} from "../../elements.js";
import {slicesOfParts} from "../../focus.js";
import {direction, exactBytes, freeText, percent, signedBytes} from "../../format.js";
import {blockNamed, slicesOfBlock} from "../../slices.js";
import {nodesOn, pathBelow, innerOf, nameOf} from "../../tree.js";
import {chartTools} from "../../views/chart_tools.js";
import {drawPie, layoutPie} from "../../views/pie.js";
import {drawLegend, drawPieLabels} from "../../views/pie_labels.js";

/** @typedef {import("../overview.js").Look} Look */
/** @typedef {import("../../views/pie.js").PieArc} PieArc */

export function createPiePanel() {
  const pie = svgElement("pie");
  pie.setAttribute("role", "img");
  const centre = element("div", {class: "pie-centre"});
  const legend = element("ul", {class: "legend", "aria-label": "Slices"});
  /** @type {PieArc[]} */
  let arcs = [];
  const tools = chartTools(
    "pie",
    () => pie,
    () => ({
      heads: ["slice", "bytes", "share"],
      rows: arcs.map(({name, bytes, share}) => [name, exactBytes(bytes), share]),
    }),
  );
  const root = element(
    "section",
    {class: "panel pie-panel", "aria-label": "Pie"},
    element("div", {class: "pie-place"}, pie, centre),
    element("div", {class: "pie-side"}, legend, tools),
  );

  /** @param {Look} look */
  function draw(look) {
    const {scene, block, main, withFree, focus} = look;
    arcs = layoutPie(
      focus?.siblings ? slicesOfParts(focus.siblings) : slicesOfBlock(main, block, withFree),
    );
    const isFirst = pie.childElementCount === 0;
    const onChoose = (/** @type {{name: string}} */ slice) => chooseSlice(look, slice.name);
    drawPie(pie, arcs, {
      duration: isFirst ? 0 : motion(),
      onChoose,
      card: (arc) => sliceCard(arc, scene.build.label),
    });
    drawPieLabels(pie, arcs);
    drawCentre(centre, look, null);
    drawLegend(legend, arcs, {deltas: new Map(), onChoose});
    pie.setAttribute("aria-label", `${block || "All regions"} of ${scene.build.label}`);
  }

  /** @param {Look} look @param {number | null} delta @param {Map<string, number>} deltas */
  function tellDeltas(look, delta, deltas) {
    drawCentre(centre, look, delta);
    drawLegend(legend, arcs, {
      deltas: look.focus?.siblings ? new Map() : deltas,
      onChoose: (slice) => chooseSlice(look, slice.name),
    });
  }
  return {root, draw, tellDeltas};
}

/** Focuses the part that a slice stands for, where it is one. @param {Look} look @param {string} name */
function chooseSlice({scene, tree, block}, name) {
  const {focus = ""} = scene.state.values;
  const around = focus.split("/").slice(0, -1).join("/");
  const passed = nodesOn(tree, around);
  const isBeside = (passed.length > 0 ? innerOf(passed[passed.length - 1]) : []).some(
    (node) => nameOf(node) === name,
  );
  const path = isBeside ? pathBelow(around, name) : pathToRegion(tree, block, name);
  if (path) {
    scene.go({focus: path});
  }
}

/** @param {any[]} nodes @param {string} block empty: any @param {string} name @param {string} [parent] @returns {string} */
function pathToRegion(nodes, block, name, parent = "") {
  for (const node of nodes) {
    const path = pathBelow(parent, nameOf(node));
    if (!node.regions && nameOf(node) === name) {
      return path;
    }
    const isAsked = parent !== "" || block === "" || node.name === block;
    const below = node.regions && isAsked ? pathToRegion(innerOf(node), block, name, path) : "";
    if (below) {
      return below;
    }
  }
  return "";
}

/** @param {PieArc} arc @param {string} build */
function sliceCard({name, bytes, share}, build) {
  return element(
    "div",
    {},
    element("strong", {}, name),
    element("div", {class: "number"}, `${exactBytes(bytes)}, ${share}`),
    element("div", {class: "faint"}, build),
  );
}

/** @param {HTMLElement} place @param {Look} look @param {number | null} delta since the build before */
function drawCentre(place, {scene, block, main, focus, showsReleases}, delta) {
  const whole = blockNamed(main, block);
  const line = (/** @type {string} */ figure, /** @type {string} */ text, className = "") =>
    element("span", {"data-figure": figure, class: className}, text);
  const lines = [element("strong", {title: scene.build.label}, scene.build.label)];
  if (focus?.siblings) {
    lines.push(element("span", {class: "cut"}, focus.names[focus.names.length - 1]));
    lines.push(line("part", exactBytes(focus.bytes), "number"));
  } else if (whole) {
    lines.push(line("used", `${block} ${exactBytes(whole.used)} used`));
    if (whole.length !== null) {
      lines.push(line("free", freeText(whole)));
      lines.push(line("full", `${percent(whole.high_water, whole.length)} full`));
    }
  } else {
    lines.push(line("used", `${exactBytes(main.total)} in all regions`));
  }
  if (delta !== null && !focus?.siblings) {
    const before = showsReleases ? "release" : "build";
    lines.push(line("delta", `${signedBytes(delta)} since last ${before}`, direction(delta)));
  }
  const proof = main.adds_up ? "sums add up" : "sums do not add up";
  lines.push(element("span", {class: "faint"}, proof));
  place.replaceChildren(...lines);
}
