// The row of small pies on top, one a build. They are drawn once: only what differs is
// drawn again, so that a look at another build costs its morph nothing.

import {element, svgElement} from "../elements.js";
import {direction, percent, signedBytes} from "../format.js";
import {drawPie, layoutPie} from "./pie.js";

/**
 * @typedef {object} Thumbnail
 * @property {string} label
 * @property {import("../slices.js").Slice[] | null} slices null: not known yet
 * @property {number | null} highWater
 * @property {number | null} length
 * @property {number | null} delta more than the build before
 */

/**
 * @typedef {object} ThumbnailsUse
 * @property {string} target
 * @property {string} current label of the build that is looked at
 * @property {boolean} isMarking whether a click compares
 * @property {(label: string) => void} onLook
 * @property {(old: string, now: string) => void} onCompare
 */

/** Click looks; shift-click, a click while marking, or dropping one onto the other compares. */
export function createThumbnails() {
  const root = element("div", {class: "thumbnails", role: "group", "aria-label": "Builds"});
  /** @type {Map<string, ReturnType<typeof createThumbnail>>} by label, as they are shown */
  let shown = new Map();
  /** @type {ThumbnailsUse} */
  let use = {target: "", current: "", isMarking: false, onLook: () => {}, onCompare: () => {}};

  /** @param {string} one @param {string} other */
  const compare = (one, other) => {
    const labels = [...shown.keys()];
    if (one !== other) {
      const inOrder = labels.indexOf(one) < labels.indexOf(other);
      use.onCompare(inOrder ? one : other, inOrder ? other : one);
    }
  };
  const acts = {
    onPress: (/** @type {string} */ label, /** @type {boolean} */ withShift) =>
      withShift || use.isMarking ? compare(use.current, label) : use.onLook(label),
    onDrop: compare,
  };

  /** @param {Thumbnail[]} thumbnails @param {ThumbnailsUse} nextUse */
  function draw(thumbnails, nextUse) {
    // Builds of two targets may be called alike.
    const before = nextUse.target === use.target ? shown : new Map();
    use = nextUse;
    shown = new Map(
      thumbnails.map(({label}) => [label, before.get(label) ?? createThumbnail(label, acts)]),
    );
    for (const thumbnail of thumbnails) {
      shown.get(thumbnail.label)?.draw(thumbnail, thumbnail.label === use.current);
    }
    if ([...before.keys()].join("\n") !== [...shown.keys()].join("\n")) {
      root.replaceChildren(...[...shown.values()].map(({button}) => button));
    }
    reveal(root, shown.get(use.current)?.button);
  }
  return {root, draw};
}

/**
 * @param {string} label
 * @param {{onPress: (label: string, withShift: boolean) => void, onDrop: (dragged: string, label: string) => void}} acts
 */
function createThumbnail(label, {onPress, onDrop}) {
  const svg = svgElement("thumbnail-pie");
  svg.setAttribute("aria-hidden", "true");
  const full = element("span", {class: "faint"});
  const change = element("span");
  const button = element(
    "button",
    {
      type: "button",
      class: "thumbnail",
      draggable: true,
      "data-label": label,
      title: `${label}: shift-click or drop onto another to compare`,
      onclick: (event) => onPress(label, event.shiftKey),
      ondragstart: (event) => event.dataTransfer.setData("text/plain", label),
      ondragover: (event) => event.preventDefault(),
      ondrop: (event) => {
        event.preventDefault();
        onDrop(event.dataTransfer.getData("text/plain"), label);
      },
    },
    svg,
    element("span", {class: "thumbnail-label"}, label),
    full,
    change,
  );
  let drawn = "";

  /** @param {Thumbnail} thumbnail @param {boolean} isCurrent */
  function draw({slices, highWater, length, delta}, isCurrent) {
    button.setAttribute("aria-pressed", String(isCurrent));
    if (!slices) {
      return;
    }
    const wanted = slices.map(({key, bytes}) => `${key} ${bytes}`).join("\n");
    if (wanted !== drawn) {
      drawPie(svg, layoutPie(slices), {duration: 0, inner: 0});
      drawn = wanted;
    }
    full.textContent = length ? `${percent(highWater ?? 0, length)} full` : "";
    change.className = direction(delta ?? 0);
    change.textContent = delta === null ? "" : signedBytes(delta);
  }
  return {button, draw};
}

/** Scrolls the row, where it must, until a build is seen. @param {HTMLElement} row @param {HTMLElement | undefined} chosen */
function reveal(row, chosen) {
  const begin = (chosen?.offsetLeft ?? row.scrollLeft) - row.scrollLeft;
  if (chosen && (begin < 0 || begin + chosen.offsetWidth > row.clientWidth)) {
    row.scrollLeft = chosen.offsetLeft + chosen.offsetWidth / 2 - row.clientWidth / 2;
  }
}
