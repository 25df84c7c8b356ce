// The bytes of something in one bar: parts that sum to its length, and what is too much.

import {element} from "../elements.js";
import {exactBytes, percent} from "../format.js";

/** @typedef {{name: string, bytes: number, className: string}} UsePart */

/** Percents of the bar; an overflow makes it longer than the length. @param {UsePart[]} parts */
export function layoutUseBar(parts) {
  const whole = parts.reduce((sum, {bytes}) => sum + Math.max(0, bytes), 0);
  return parts
    .filter(({bytes}) => bytes > 0)
    .map((part) => ({...part, width: (100 * part.bytes) / whole}));
}

/** @param {UsePart[]} parts @param {number | null} length what they are a share of @param {string} label */
export function drawUseBar(parts, length, label) {
  const pieces = layoutUseBar(parts).map(({name, bytes, className, width}) => {
    const piece = element("span", {
      class: `use-part ${className}`,
      title: `${name}: ${exactBytes(bytes)}, ${percent(bytes, length)}`,
    });
    piece.style.width = `${width}%`;
    return piece;
  });
  return element("div", {class: "use-bar", role: "img", "aria-label": label}, ...pieces);
}
