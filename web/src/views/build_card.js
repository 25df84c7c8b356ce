// What a point of a timeline says: build, commit, size, delta.

import {element} from "../elements.js";
import {day, direction, exactBytes, roundBytes, signedBytes} from "../format.js";

/** @typedef {import("./timeline_layout.js").Placed} Placed */

const shortHash = 12;

/**
 * @param {Placed} point
 * @param {string[]} events of that build
 * @param {{onChoose: (point: Placed) => void} | null} actions null: only to be read
 */
export function buildCard(point, events, actions) {
  const {label, commit, time, size, delta} = point;
  return element(
    "div",
    {},
    element("strong", {}, label),
    element("span", {class: "faint"}, ` ${day(time)}`),
    element(
      "div",
      {class: "number"},
      size === null ? "not there" : `${exactBytes(size)} (${roundBytes(size)}) `,
      delta === null ? null : element("span", {class: direction(delta)}, signedBytes(delta)),
    ),
    commit ? element("code", {}, commit.slice(0, shortHash)) : null,
    events.length > 0 ? element("div", {class: "faint"}, events.join(", ")) : null,
    actions ? element("div", {class: "choices"}, ...buttons(point, actions)) : null,
  );
}

/** @param {Placed} point @param {{onChoose: (point: Placed) => void}} actions */
function buttons(point, {onChoose}) {
  const look = element("button", {type: "button", onclick: () => onChoose(point)}, "open build");
  const copy = element(
    "button",
    {
      type: "button",
      onclick: async () => {
        await navigator.clipboard.writeText(point.commit);
        copy.textContent = "copied";
      },
    },
    "copy commit",
  );
  return point.commit ? [look, copy] : [look];
}
