// A heap as a grid of its GC blocks, a cell each. All cells of one look are one path, so
// that a heap of a million GC blocks is a dozen nodes.

import {element, svgElement} from "../elements.js";
import {count as counted} from "../format.js";
import {freeLetter} from "../heap_runs.js";

/** @typedef {import("../heap_runs.js").Run} Run */

/**
 * @typedef {object} Piece
 * @property {string} className
 * @property {string} letter
 * @property {number} x cells from the left
 * @property {number} y rows from the top
 * @property {number} width cells
 */

/**
 * A row: cells from `first` on, or `folded` rows of free cells drawn as one.
 *
 * @typedef {{y: number, first: number, folded: number}} Row
 */

/** @typedef {{columns: number, rows: Row[], pieces: Piece[], count: number}} Grid */

const cell = 10; // units of the drawing
const gap = 1;
const leastCellForLetters = 11; // pixels
const mostCell = 2.6; // rem

/** @param {Run[]} runs @param {number} columns */
function piecesOf(runs, columns) {
  /** @type {Piece[]} */
  const pieces = [];
  let place = 0;
  for (const {className, letter, count} of runs) {
    const end = place + count;
    while (place < end) {
      const x = place % columns;
      const width = Math.min(end - place, columns - x);
      pieces.push({className, letter, x, y: Math.floor(place / columns), width});
      place += width;
    }
  }
  return {pieces, count: place};
}

/**
 * Rows of cells; unless free space is shown, rows that are all free are folded.
 *
 * @param {Run[]} runs
 * @param {{columns: number, showsFree: boolean}} look
 * @returns {Grid}
 */
export function layoutHeapMap(runs, {columns, showsFree}) {
  const {pieces, count} = piecesOf(runs, columns);
  const used = new Set(pieces.filter(({letter}) => letter !== freeLetter).map(({y}) => y));
  /** @type {Row[]} */
  const rows = [];
  /** @type {Map<number, number>} */
  const places = new Map();
  for (let y = 0; y * columns < count; y += 1) {
    const isFolded = !showsFree && !used.has(y);
    const last = rows[rows.length - 1];
    if (isFolded && last?.folded) {
      last.folded += 1;
    } else {
      places.set(y, rows.length);
      rows.push({y: rows.length, first: y * columns, folded: isFolded ? 1 : 0});
    }
  }
  const shown = pieces.flatMap((piece) => {
    const y = places.get(piece.y);
    return y === undefined || rows[y].folded ? [] : [{...piece, y}];
  });
  return {columns, rows, pieces: shown, count};
}

/** The GC block at a place of the drawing, in cells. @param {Grid} grid @param {number} x @param {number} y */
export function placeAt({columns, rows, count}, x, y) {
  const row = rows[Math.floor(y)];
  const place = row ? row.first + Math.floor(x) : count;
  return row && !row.folded && x >= 0 && x < columns && place < count ? place : null;
}

/** Where GC blocks lie, as subpaths. @param {Grid} grid @param {number} first @param {number} count */
export function outlineOf({columns, rows}, first, count) {
  const end = first + count;
  return rows
    .filter(({first: begin, folded}) => !folded && begin < end && begin + columns > first)
    .map(({y, first: begin}) => {
      const x = Math.max(first - begin, 0);
      const width = Math.min(end - begin, columns) - x;
      return `M${x * cell} ${y * cell}h${width * cell - gap}v${cell - gap}h${gap - width * cell}z`;
    })
    .join("");
}

/** A path a look. @param {Piece[]} pieces */
function pathsOf(pieces) {
  /** @type {Map<string, string[]>} */
  const paths = new Map();
  for (const {className, x, y, width} of pieces) {
    const cells = paths.get(className) ?? [];
    for (let place = x; place < x + width; place += 1) {
      cells.push(`M${place * cell} ${y * cell}h${cell - gap}v${cell - gap}h${gap - cell}z`);
    }
    paths.set(className, cells);
  }
  return [...paths].map(([className, cells]) => ({className, d: cells.join("")}));
}

/** @param {string} name @param {Record<string, string | number>} attributes */
function shape(name, attributes) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) {
    made.setAttribute(key, String(value));
  }
  return made;
}

/** @param {Grid} grid */
function lettersOf({pieces, rows}) {
  return rows
    .filter(({folded}) => !folded)
    .map(({y}) => {
      const own = pieces.filter((piece) => piece.y === y && piece.letter !== freeLetter);
      const places = own.flatMap(({x, width}) =>
        Array.from({length: width}, (_, index) => (x + index + 0.45) * cell),
      );
      const text = shape("text", {class: "letter", x: places.join(" "), y: (y + 0.74) * cell});
      text.textContent = own.map(({letter, width}) => letter.repeat(width)).join("");
      return text;
    });
}

/** `102 rows all free` @param {number} count */
export function rowsFree(count) {
  return `${counted(count)} ${count === 1 ? "row" : "rows"} all free`;
}

/** Lines for the rows that are folded. @param {Grid} grid */
function foldsOf({rows, columns}) {
  return rows
    .filter(({folded}) => folded)
    .map(({y, folded}) => {
      const place = {x: 0, y: y * cell, width: columns * cell - gap, height: cell - gap};
      const line = shape("rect", {class: "fold-line", ...place});
      const title = shape("title", {});
      title.textContent = rowsFree(folded);
      line.append(title);
      return line;
    });
}

/** What the lines stand for, where there is room. @param {Grid} grid */
function foldTexts({rows, columns}) {
  return rows
    .filter(({folded}) => folded)
    .map(({y, folded}) => {
      const text = shape("text", {class: "fold", x: (columns * cell) / 2, y: (y + 0.8) * cell});
      text.textContent = rowsFree(folded);
      return text;
    });
}

/**
 * A map that says which GC block is pointed at: with the pointer, a tap, or the arrows.
 *
 * @param {Grid} grid
 * @param {{label: string, onPoint: (place: number | null) => void}} options
 */
export function drawHeapMap(grid, {label, onPoint}) {
  const {columns, rows} = grid;
  const svg = svgElement("heap-map");
  svg.setAttribute("viewBox", `0 0 ${columns * cell} ${rows.length * cell}`);
  svg.setAttribute("role", "application");
  svg.setAttribute("aria-label", `${label}; the arrow keys walk the GC blocks`);
  svg.setAttribute("tabindex", "0");
  svg.style.maxWidth = `${columns * mostCell}rem`;
  const letters = shape("g", {class: "letters"});
  const chosen = shape("path", {class: "pointed"});
  svg.append(...pathsOf(grid.pieces).map(({className, d}) => shape("path", {class: className, d})));
  svg.append(...foldsOf(grid), letters, chosen);
  new ResizeObserver(() => {
    const isLarge = svg.clientWidth / columns >= leastCellForLetters;
    if (isLarge !== letters.hasChildNodes()) {
      letters.replaceChildren(...(isLarge ? [...lettersOf(grid), ...foldTexts(grid)] : []));
    }
  }).observe(svg);
  listen(svg, grid, onPoint);
  const mark = (/** @type {number} */ first, /** @type {number} */ count) =>
    chosen.setAttribute("d", outlineOf(grid, first, count));
  return {root: element("div", {class: "heap-map-place"}, svg), mark};
}

/** @param {SVGSVGElement} svg @param {Grid} grid @param {(place: number | null) => void} onPoint */
function listen(svg, grid, onPoint) {
  let current = 0;
  const steps = new Map([
    ["ArrowLeft", -1],
    ["ArrowRight", 1],
    ["ArrowUp", -grid.columns],
    ["ArrowDown", grid.columns],
  ]);
  svg.onpointermove = svg.onpointerdown = (event) => {
    const {left, top, width, height} = svg.getBoundingClientRect();
    const x = ((event.clientX - left) / width) * grid.columns;
    const y = ((event.clientY - top) / height) * grid.rows.length;
    const place = placeAt(grid, x, y);
    current = place ?? current;
    onPoint(place);
  };
  svg.onpointerleave = () => onPoint(null);
  svg.onfocus = () => onPoint(current);
  svg.onkeydown = (event) => {
    const step = steps.get(event.key);
    if (step !== undefined) {
      event.preventDefault();
      current = Math.min(Math.max(current + step, 0), grid.count - 1);
      onPoint(current);
    }
  };
}
