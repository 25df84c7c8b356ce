// A heap as a grid of its GC blocks, a cell each, in colours of their kinds or of what
// became of them.

/**
 * Neighbours of one look: `className` colours them, `text` says what they are.
 *
 * @typedef {{className: string, text: string, count: number}} Run
 */

/** @typedef {Run & {x: number, y: number, width: number, address: number}} Piece */

/** What the letters of a heap map mean. */
export const kindNames = new Map([
  [".", "free"],
  ["h", "head"],
  ["=", "tail"],
  ["m", "marked"],
  ["T", "tuple"],
  ["L", "list"],
  ["D", "dict"],
  ["F", "float"],
  ["B", "bytecode"],
  ["M", "module"],
  ["S", "string or bytes"],
  ["A", "array"],
]);

/** What the letters of a heap diff mean. */
export const changeNames = new Map([
  [".", "free in both"],
  ["o", "same"],
  ["-", "freed"],
  ["+", "allocated"],
  ["~", "another kind"],
]);

const classes = new Map([
  [".", "free"],
  ["=", "tail"],
  ["-", "freed"],
  ["+", "allocated"],
  ["~", "changed"],
  ["o", "same-block"],
]);

/** The class of cells: most letters that are no names are not of kinds. @param {string} letter */
export function kindClass(letter) {
  return `kind-${classes.get(letter) ?? letter}`;
}

/** @param {[string, number][]} runs of a snapshot's area @returns {Run[]} */
export function runsOfKinds(runs) {
  return runs.map(([kind, count]) => ({
    className: kindClass(kind),
    text: kindNames.get(kind) ?? kind,
    count,
  }));
}

/** @param {[string, string, string, number][]} runs of a diff's area @returns {Run[]} */
export function runsOfChanges(runs) {
  return runs.map(([change, old, now, count]) => ({
    className: kindClass(change),
    text: `${changeNames.get(change) ?? change}: ${kindNames.get(old) ?? old} → ${kindNames.get(now) ?? now}`,
    count,
  }));
}

/**
 * Where runs stand in rows of `columns` cells; one that goes beyond its row is cut.
 *
 * @param {Run[]} runs
 * @param {{columns: number, address: number, gcBlockBytes: number}} grid
 * @returns {Piece[]}
 */
export function layoutHeapMap(runs, {columns, address, gcBlockBytes}) {
  /** @type {Piece[]} */
  const pieces = [];
  let place = 0;
  for (const run of runs) {
    const end = place + run.count;
    while (place < end) {
      const x = place % columns;
      const width = Math.min(end - place, columns - x);
      const y = Math.floor(place / columns);
      pieces.push({...run, x, y, width, address: address + place * gcBlockBytes});
      place += width;
    }
  }
  return pieces;
}

const cellSize = 8;

/** @param {SVGSVGElement} svg @param {Piece[]} pieces @param {number} columns */
export function drawHeapMap(svg, pieces, columns) {
  const rows = (pieces[pieces.length - 1]?.y ?? 0) + 1;
  svg.setAttribute("viewBox", `0 0 ${columns * cellSize} ${rows * cellSize}`);
  const shapes = pieces.map((piece) => {
    const shape = document.createElementNS(svg.namespaceURI, "rect");
    shape.setAttribute("class", piece.className);
    shape.setAttribute("x", String(piece.x * cellSize));
    shape.setAttribute("y", String(piece.y * cellSize));
    shape.setAttribute("width", String(piece.width * cellSize - 1));
    shape.setAttribute("height", String(cellSize - 1));
    const title = document.createElementNS(svg.namespaceURI, "title");
    title.textContent = `0x${piece.address.toString(16)}: ${piece.count} × ${piece.text}`;
    shape.append(title);
    return shape;
  });
  svg.replaceChildren(...shapes);
}
