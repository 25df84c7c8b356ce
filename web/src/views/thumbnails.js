// The row of small pies on top, one a build.

import {element, svgElement} from "../elements.js";
import {direction, percent, signedBytes} from "../format.js";
import {drawPie, layoutPie} from "./pie.js";

/**
 * @typedef {object} Thumbnail
 * @property {string} label
 * @property {import("../slices.js").Slice[]} slices
 * @property {number | null} highWater
 * @property {number | null} length
 * @property {number | null} delta more than the build before
 */

/**
 * Click looks; shift-click, a click while marking, or dropping one onto the other compares.
 *
 * @param {HTMLElement} place
 * @param {Thumbnail[]} thumbnails
 * @param {{current: string, isMarking: boolean, onLook: (label: string) => void, onCompare: (old: string, now: string) => void}} options
 */
export function drawThumbnails(place, thumbnails, {current, isMarking, onLook, onCompare}) {
  const labels = thumbnails.map(({label}) => label);
  const compare = (/** @type {string} */ one, /** @type {string} */ other) => {
    if (one !== other) {
      const inOrder = labels.indexOf(one) < labels.indexOf(other);
      onCompare(inOrder ? one : other, inOrder ? other : one);
    }
  };
  const buttons = thumbnails.map((thumbnail) => {
    const {label, slices, highWater, length, delta} = thumbnail;
    const svg = svgElement("thumbnail-pie");
    svg.setAttribute("aria-hidden", "true");
    drawPie(svg, layoutPie(slices), {duration: 0, inner: 0});
    return element(
      "button",
      {
        type: "button",
        class: "thumbnail",
        draggable: true,
        "aria-pressed": label === current,
        "data-label": label,
        title: `${label}: shift-click or drop onto another to compare`,
        onclick: (event) => (event.shiftKey || isMarking ? compare(current, label) : onLook(label)),
        ondragstart: (event) => event.dataTransfer.setData("text/plain", label),
        ondragover: (event) => event.preventDefault(),
        ondrop: (event) => {
          event.preventDefault();
          compare(event.dataTransfer.getData("text/plain"), label);
        },
      },
      svg,
      element("span", {class: "thumbnail-label"}, label),
      element("span", {class: "faint"}, length ? `${percent(highWater ?? 0, length)} full` : " "),
      element("span", {class: direction(delta ?? 0)}, delta === null ? " " : signedBytes(delta)),
    );
  });
  place.replaceChildren(...buttons);
  const chosen = buttons[labels.indexOf(current)];
  if (chosen) {
    place.scrollLeft = chosen.offsetLeft + chosen.offsetWidth / 2 - place.clientWidth / 2;
  }
}
