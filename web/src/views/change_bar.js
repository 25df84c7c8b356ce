// A change as a bar left (shrank) or right (grew) of zero.

import {element} from "../elements.js";
import {direction} from "../format.js";

/** How much of a half the bar takes, 0 to 1. @param {number} delta @param {number} largest */
export function layoutChangeBar(delta, largest) {
  return largest === 0 ? 0 : Math.abs(delta) / largest;
}

/** @param {number} delta @param {number} largest change of any bar beside it */
export function drawChangeBar(delta, largest) {
  const fill = element("span", {class: `change-fill ${direction(delta)}`});
  fill.style.width = `${50 * layoutChangeBar(delta, largest)}%`;
  return element("span", {class: "change-bar", "aria-hidden": true}, fill);
}
