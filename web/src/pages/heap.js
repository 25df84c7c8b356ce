// Heap snapshots: the map of one, or what became of it in another, and how full it was.

import {ask} from "../api.js";
import {element, svgElement} from "../elements.js";
import {direction, exactBytes, percent, signedBytes} from "../format.js";
import {
  changeNames,
  drawHeapMap,
  kindClass,
  kindNames,
  layoutHeapMap,
  runsOfChanges,
  runsOfKinds,
} from "../views/heap_map.js";
import {drawTable} from "../views/table.js";
import {drawTimeline, layoutTimeline} from "../views/timeline.js";

/** @typedef {import("../main.js").Page} Page */
/** @typedef {import("../main.js").Scene} Scene */

const columns = 128;
const playEvery = 900; // milliseconds

/** @returns {Page} */
export function createHeap() {
  const root = element("div", {class: "heap"});

  /** @param {Scene} scene */
  async function update(scene) {
    const {snapshots} = await ask("heap/list", {target: scene.target});
    if (snapshots.length === 0) {
      root.replaceChildren(noSnapshot(scene.target));
      return;
    }
    const {values} = scene.state;
    const newest = snapshots[snapshots.length - 1];
    const chosen = values.snapshot || `#${newest.id}`;
    const other = values.with ?? "";
    const map = other
      ? await ask("heap/diff", {target: scene.target, old: other, new: chosen})
      : await ask("heap/snapshot", {target: scene.target, snapshot: chosen});
    const size = await gcBlockBytes(scene.target, chosen);
    if (!scene.isCurrent()) {
      return;
    }
    root.replaceChildren(
      drawControls(snapshots, chosen, other, scene),
      other ? drawDiff(map, size) : drawSnapshot(map.snapshots[0]),
      drawHistory(snapshots, chosen, scene),
      drawList(snapshots, scene),
    );
  }
  return {root, update};
}

/** @param {string} target @param {string} snapshot @returns {Promise<number>} */
async function gcBlockBytes(target, snapshot) {
  const {snapshots} = await ask("heap/snapshot", {target, snapshot});
  return snapshots[0].gc_block_bytes ?? 16;
}

/** @param {string} target */
function noSnapshot(target) {
  return element(
    "div",
    {class: "problem"},
    element("p", {}, `No heap snapshot of ${target} yet. Print one on the device with`),
    element("pre", {}, "import micropython; micropython.mem_info(1)"),
    element("p", {}, "and store the log:"),
    element("pre", {}, `memstrata ingest device.log --target ${target}`),
  );
}

/** @param {any[]} snapshots @param {string} chosen @param {string} other @param {Scene} scene */
function drawControls(snapshots, chosen, other, scene) {
  const options = (/** @type {string} */ current) =>
    snapshots.map(({id, label, build_label}) =>
      element(
        "option",
        {value: `#${id}`, selected: `#${id}` === current},
        `${label}${build_label ? ` @ ${build_label}` : ""} #${id}`,
      ),
    );
  const index = snapshots.findIndex(({id}) => `#${id}` === chosen);
  const step = (/** @type {number} */ distance) => {
    const next = snapshots[(index + distance + snapshots.length) % snapshots.length];
    scene.go({snapshot: `#${next.id}`});
  };
  return element(
    "div",
    {class: "controls"},
    element(
      "label",
      {},
      "snapshot ",
      element(
        "select",
        {name: "snapshot", onchange: (event) => scene.go({snapshot: event.target.value})},
        ...options(chosen),
      ),
    ),
    element("button", {type: "button", onclick: () => step(-1), "aria-label": "older"}, "◂"),
    element("button", {type: "button", onclick: () => step(1), "aria-label": "newer"}, "▸"),
    drawPlay(step, scene),
    element(
      "label",
      {},
      "what became of ",
      element(
        "select",
        {name: "with", onchange: (event) => scene.go({with: event.target.value})},
        element("option", {value: ""}, "(no other)"),
        ...options(other),
      ),
    ),
  );
}

/** Steps on by itself, as long as the address says so. @param {(distance: number) => void} step @param {Scene} scene */
function drawPlay(step, scene) {
  const plays = scene.state.values.play === "1";
  if (plays) {
    setTimeout(() => scene.isCurrent() && step(1), playEvery);
  }
  return element(
    "button",
    {type: "button", "aria-pressed": plays, onclick: () => scene.go({play: plays ? "" : "1"})},
    "play",
  );
}

/**
 * @param {any[]} areas
 * @param {(runs: any) => import("../views/heap_map.js").Run[]} runsOf
 * @param {number} size bytes of a GC block
 */
function drawMaps(areas, runsOf, size) {
  return areas.map((area) => {
    const svg = svgElement("heap-map");
    svg.setAttribute("role", "img");
    svg.setAttribute("aria-label", `Heap area at 0x${Number(area.address).toString(16)}`);
    const grid = {columns, address: Number(area.address), gcBlockBytes: size};
    drawHeapMap(svg, layoutHeapMap(runsOf(area.runs), grid), columns);
    return svg;
  });
}

/** @param {string} key @param {string} name @param {...(Node | string)} text */
function figure(key, name, ...text) {
  return [element("dt", {}, name), element("dd", {class: "number", "data-figure": key}, ...text)];
}

/** @param {any} snapshot */
function drawSnapshot(snapshot) {
  const {total, used, free, largest_free: largest, gc_block_bytes: size} = snapshot;
  const letters = Object.keys(snapshot.kinds).map((kind) => (kind === "free" ? "." : kind));
  return element(
    "section",
    {class: "panel wide"},
    element("h2", {}, `Heap ${snapshot.label}`),
    element(
      "dl",
      {class: "figures"},
      ...figure("total", "total", exactBytes(total)),
      ...figure("used", "used", `${exactBytes(used)}, ${percent(used, total)}`),
      ...figure("free", "free", exactBytes(free)),
      ...figure("largest-free", "largest free run", exactBytes(largest)),
    ),
    drawLegend([...letters, "="], kindNames),
    ...drawMaps(snapshot.areas, runsOfKinds, size ?? 16),
  );
}

/** @param {any} diff @param {number} size */
function drawDiff(diff, size) {
  const changes = Object.entries(diff.numbers)
    .filter(([name]) => ["total", "used", "free", "largest_free"].includes(name))
    .flatMap(([name, {old, new: now, delta}]) =>
      figure(
        name,
        name.replace("_", " "),
        `${exactBytes(old)} → ${exactBytes(now)} `,
        element("strong", {class: direction(delta ?? 0)}, signedBytes(delta ?? 0)),
      ),
    );
  return element(
    "section",
    {class: "panel wide"},
    element("h2", {}, `From ${diff.old.label} to ${diff.new.label}`),
    element("dl", {class: "figures"}, ...changes),
    drawLegend([...changeNames.keys()], changeNames),
    ...drawMaps(diff.areas, runsOfChanges, size),
  );
}

/** @param {string[]} letters @param {Map<string, string>} names */
function drawLegend(letters, names) {
  return element(
    "ul",
    {class: "legend flat"},
    ...letters.map((letter) =>
      element(
        "li",
        {},
        element("span", {class: `swatch ${kindClass(letter)}`}),
        element("span", {}, names.get(letter) ?? letter),
      ),
    ),
  );
}

/** @param {any[]} snapshots @param {string} chosen @param {Scene} scene */
function drawHistory(snapshots, chosen, scene) {
  const label = (/** @type {any} */ snapshot) => `${snapshot.label} #${snapshot.id}`;
  const charts = ["used", "largest_free"].map((key) => {
    const points = snapshots.map((snapshot) => ({
      label: label(snapshot),
      commit: snapshot.commit ?? "",
      time: snapshot.time ?? "",
      size: snapshot[key],
      delta: null,
      marks: [],
      release: false,
    }));
    const svg = svgElement("timeline");
    const current = snapshots.find(({id}) => `#${id}` === chosen);
    drawTimeline(
      svg,
      layoutTimeline(points, {width: 640, height: 140, limit: null, fromZero: true}),
      {
        className: "block",
        current: current ? label(current) : "",
        onChoose: (point) => scene.go({snapshot: point.label.replace(/.* /, "")}),
        onRange: (first, last) =>
          scene.go({
            with: first.label.replace(/.* /, ""),
            snapshot: last.label.replace(/.* /, ""),
          }),
      },
    );
    const name = key.replace("_", " ");
    return element("figure", {class: "panel"}, element("figcaption", {}, name), svg);
  });
  return element("div", {class: "multiples"}, ...charts);
}

/** @param {any[]} snapshots @param {Scene} scene */
function drawList(snapshots, scene) {
  const size = (/** @type {string} */ key) => ({
    title: key.replace("_", " "),
    isNumber: true,
    value: (/** @type {any} */ row) => row[key],
    cell: (/** @type {any} */ row) => exactBytes(row[key]),
  });
  const share = {
    title: "fragmentation",
    isNumber: true,
    value: (/** @type {any} */ row) => row.fragmentation,
    cell: (/** @type {any} */ row) => percent(row.fragmentation ?? 0, 1),
  };
  return element(
    "section",
    {class: "panel wide"},
    drawTable(
      [
        {title: "snapshot", cell: (row) => row.label},
        {title: "build", cell: (row) => row.build_label ?? ""},
        {title: "status", cell: (row) => row.status},
        size("total"),
        size("used"),
        size("free"),
        size("largest_free"),
        share,
      ],
      snapshots,
      {
        caption: "Heap snapshots, oldest first",
        onChoose: (row) => scene.go({snapshot: `#${row.id}`}),
      },
    ),
  );
}
