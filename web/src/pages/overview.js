// Where does the memory go: thumbnails, bars, the pie, and how it moved.

import {ask} from "../api.js";
import {element, motion, svgElement} from "../elements.js";
import {direction, exactBytes, percent, roundBytes, signedBytes} from "../format.js";
import {askForRegions, chosenBuilds, pointsOf, reference} from "../history.js";
import {blockNamed, slicesOfBlock} from "../slices.js";
import {drawBars, layoutBars, pathBelow} from "../views/bars.js";
import {drawPie, drawPieLabels, layoutPie} from "../views/pie.js";
import {drawThumbnails} from "../views/thumbnails.js";
import {drawTimeline, layoutTimeline} from "../views/timeline.js";
import {partAt, slicesOfParts} from "../focus.js";

/** @typedef {import("../main.js").Page} Page */
/** @typedef {import("../main.js").Scene} Scene */

/** @returns {Page} */
export function createOverview() {
  const controls = element("div", {class: "controls"});
  const thumbnails = element("div", {class: "thumbnails", role: "group", "aria-label": "Builds"});
  const trail = element("p", {class: "trail"});
  const bars = element("ul", {class: "bars", role: "tree", "aria-label": "What is in the build"});
  const pie = svgElement("pie");
  pie.setAttribute("role", "img");
  const centre = element("div", {class: "pie-centre"});
  const legend = element("ul", {class: "legend", "aria-label": "Slices"});
  const timeline = svgElement("timeline");
  const timelineTitle = element("h2");
  const root = element(
    "div",
    {class: "overview"},
    controls,
    thumbnails,
    trail,
    element("section", {class: "panel", "aria-label": "Bars"}, bars),
    element(
      "section",
      {class: "panel pie-panel", "aria-label": "Pie"},
      element("div", {class: "pie-place"}, pie, centre),
      legend,
    ),
    element("section", {class: "panel wide"}, timelineTitle, timeline),
  );

  /** @param {Scene} scene */
  async function update(scene) {
    const {state, target, builds, build, go, isCurrent} = scene;
    const {values} = state;
    const {showsReleases, shown} = chosenBuilds(builds, values.axis ?? "");
    const tree = await ask("tree", {target, build: reference(build.label)});
    const blockNames = tree.blocks.map((/** @type {any} */ node) => node.name);
    const block = values.block === "all" ? "" : values.block || blockNames[0] || "";
    const [main, ...rest] = await Promise.all([
      askForRegions(target, build.label, block),
      block ? ask("trend", {target, name: block, branch: build.branch}) : null,
      ...shown.map(({label}) => askForRegions(target, label, block)),
    ]);
    if (!isCurrent()) {
      return;
    }
    const [trend, ...small] = rest;
    const withFree = values.free !== "hide";
    const points = trend ? pointsOf(blockSeries(trend), builds) : [];
    drawControls(controls, {scene, blockNames, block, showsReleases, withFree});
    drawThumbnails(
      thumbnails,
      shown.map(({label}, index) => ({
        label,
        slices: slicesOfBlock(small[index], block, withFree),
        highWater: blockNamed(small[index], block)?.high_water ?? null,
        length: blockNamed(small[index], block)?.length ?? null,
        delta: deltaOf(points, label),
      })),
      {
        current: build.label,
        onLook: (label) => go({build: label}),
        onCompare: (old, now) => go({old, new: now}, "compare"),
      },
    );
    const focus = partAt(tree.blocks, values.focus ?? "");
    drawTrail(trail, scene, block, focus);
    drawTree(bars, scene, tree.blocks);
    const slices = focus?.siblings
      ? slicesOfParts(focus.siblings)
      : slicesOfBlock(main, block, withFree);
    const arcs = layoutPie(slices);
    const isFirst = pie.childElementCount === 0;
    drawPie(pie, arcs, {duration: isFirst ? 0 : motion()});
    drawPieLabels(pie, arcs);
    drawCentre(centre, {build, block, main, focus, delta: deltaOf(points, build.label)});
    drawLegend(legend, arcs);
    pie.setAttribute("aria-label", `${block || "All regions"} of ${build.label}`);
    drawHistory(timeline, timelineTitle, {scene, block, points, main});
  }
  return {root, update};
}

/** A trend of a block's name may match a region of that name too. @param {any} trend */
function blockSeries(trend) {
  const blocks = trend.series.filter((/** @type {any} */ series) => series.level === "block");
  return blocks[0] ?? {points: []};
}

/** @param {any[]} points @param {string} label @returns {number | null} */
function deltaOf(points, label) {
  const index = points.findIndex((point) => point.label === label);
  return index > 0 ? points[index].delta : null;
}

/**
 * @param {HTMLElement} place
 * @param {{scene: Scene, blockNames: string[], block: string, showsReleases: boolean, withFree: boolean}} choice
 */
function drawControls(place, {scene, blockNames, block, showsReleases, withFree}) {
  const button = (
    /** @type {string} */ name,
    /** @type {boolean} */ pressed,
    /** @type {Record<string, string>} */ changes,
  ) =>
    element(
      "button",
      {type: "button", "aria-pressed": pressed, onclick: () => scene.go(changes)},
      name,
    );
  place.replaceChildren(
    element(
      "span",
      {class: "choices", role: "group", "aria-label": "Block"},
      ...blockNames.map((name) => button(name, name === block, {block: name, focus: ""})),
      button("all regions", block === "", {block: "all", focus: ""}),
    ),
    element(
      "span",
      {class: "choices", role: "group", "aria-label": "Builds"},
      button("releases", showsReleases, {axis: "releases"}),
      button("every build", !showsReleases, {axis: "newest"}),
    ),
    element(
      "span",
      {class: "choices"},
      button("holes and free", withFree, {free: withFree ? "hide" : ""}),
    ),
  );
}

/** @param {HTMLElement} place @param {Scene} scene @param {string} block @param {import("../focus.js").Focus | null} focus */
function drawTrail(place, scene, block, focus) {
  const steps = focus ? focus.names : [block || "all regions"];
  const paths = steps.map((_, index) => steps.slice(0, index + 1).reduce(pathBelow, ""));
  place.replaceChildren(
    ...steps.flatMap((name, index) => [
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
    ]),
  );
  if (focus?.level === "symbol") {
    const name = focus.names[focus.names.length - 1];
    place.append(
      "  ",
      element(
        "button",
        {type: "button", onclick: () => scene.go({name}, "symbols")},
        "its history",
      ),
    );
  }
}

/** @param {HTMLElement} place @param {Scene} scene @param {any[]} blocks */
function drawTree(place, scene, blocks) {
  const open = new Set(
    JSON.parse(scene.state.values.open || '["' + pathBelow("", blocks[0]?.name ?? "") + '"]'),
  );
  const focused = /** @type {HTMLElement | null} */ (document.activeElement)?.dataset.path;
  drawBars(place, layoutBars(blocks, open), {
    focus: scene.state.values.focus ?? "",
    onToggle: (bar) => {
      if (!open.delete(bar.path)) {
        open.add(bar.path);
      }
      scene.go({open: JSON.stringify([...open])});
    },
    onChoose: (bar) =>
      scene.go({focus: bar.path, block: decodeURIComponent(bar.path.split("/")[0])}),
  });
  if (focused) {
    const rows = /** @type {HTMLElement[]} */ ([...place.children]);
    rows.find((row) => row.dataset.path === focused)?.focus();
  }
}

/** @param {HTMLElement} place @param {any} shown */
function drawCentre(place, {build, block, main, focus, delta}) {
  const whole = blockNamed(main, block);
  const part = focus?.siblings ? focus : null;
  const lines = [element("strong", {}, build.label)];
  if (part) {
    lines.push(element("span", {}, part.names[part.names.length - 1]));
    lines.push(element("span", {class: "number"}, exactBytes(part.bytes)));
  } else if (whole) {
    lines.push(element("span", {"data-figure": "used"}, `${block} ${exactBytes(whole.used)} used`));
    lines.push(element("span", {"data-figure": "free"}, `${exactBytes(whole.free)} free`));
    lines.push(
      element("span", {"data-figure": "full"}, `${percent(whole.high_water, whole.length)} full`),
    );
  } else {
    lines.push(
      element("span", {"data-figure": "used"}, `${exactBytes(main.total)} in all regions`),
    );
  }
  if (delta !== null && !part) {
    lines.push(
      element("span", {class: direction(delta)}, `${signedBytes(delta)} since last build`),
    );
  }
  lines.push(
    element("span", {class: "faint"}, main.adds_up ? "sums add up" : "sums do not add up"),
  );
  place.replaceChildren(...lines);
}

/** @param {HTMLElement} place @param {import("../views/pie.js").PieArc[]} arcs */
function drawLegend(place, arcs) {
  const mostListed = 14;
  place.replaceChildren(
    ...arcs
      .slice(0, mostListed)
      .map((slice) =>
        element(
          "li",
          {"data-key": slice.key, title: exactBytes(slice.bytes)},
          element("span", {class: `swatch ${slice.className}`}),
          element("span", {class: "legend-name"}, slice.name),
          element("span", {class: "number"}, roundBytes(slice.bytes)),
          element("span", {class: "number faint"}, slice.share),
        ),
      ),
    ...(arcs.length > mostListed
      ? [element("li", {class: "faint"}, `and ${arcs.length - mostListed} smaller`)]
      : []),
  );
}

/** @param {SVGSVGElement} svg @param {HTMLElement} title @param {any} history */
function drawHistory(svg, title, {scene, block, points, main}) {
  title.textContent = block ? `${block}: bytes used, build after build` : "";
  if (points.length === 0) {
    svg.replaceChildren();
    return;
  }
  const width = Math.max(360, svg.clientWidth || 1000);
  const limit = blockNamed(main, block)?.length ?? null;
  drawTimeline(svg, layoutTimeline(points, {width, height: 170, limit, fromZero: false}), {
    className: "block",
    current: scene.build.label,
    onChoose: ({label}) => scene.go({build: label}),
    onRange: (first, last) => scene.go({old: first.label, new: last.label}, "compare"),
  });
}
