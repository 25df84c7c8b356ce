// The sums of a comparison, with fill apart.

import {element} from "../../elements.js";
import {direction, exactBytes, signedBytes} from "../../format.js";

/** @param {HTMLElement} place @param {any} diff of /api/diff by region */
export function drawFigures(place, diff) {
  const {total, fill, overlap, scope, adds_up: addsUp} = diff;
  place.replaceChildren(
    ...figure("total", scope.block ? "used" : "all regions", total),
    ...figure("fill", "fill among it", fill),
    ...(overlap.old || overlap.new ? figure("overlap", "overlap", overlap) : []),
    element("dt", {}, "proof"),
    element("dd", {}, addsUp ? "rows + fill − overlap = the change" : "sums do not add up"),
  );
}

/** @param {string} key @param {string} name @param {{old: number, new: number, delta: number}} change */
function figure(key, name, change) {
  return [
    element("dt", {}, name),
    element(
      "dd",
      {"data-figure": key},
      `${exactBytes(change.old)} → ${exactBytes(change.new)} `,
      element("strong", {class: direction(change.delta)}, signedBytes(change.delta)),
    ),
  ];
}
