// A heap as a grid of its GC blocks, a cell each, in the colours of their kinds.

/** @typedef {{kind: string, address: number, chain: number}} Cell */

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

/** The class of a kind's cells: `=` and `.` are no class names. @param {string} kind */
export function kindClass(kind) {
  return `kind-${{".": "free", "=": "tail"}[kind] ?? kind}`;
}

/**
 * The cells of an area in their order; a tail has the kind of its head.
 *
 * @param {{address: number, runs: [string, number][]}} area
 * @param {number} gcBlockBytes
 * @returns {Cell[]}
 */
export function cellsOfArea(area, gcBlockBytes) {
  /** @type {Cell[]} */
  const cells = [];
  for (const [kind, count] of area.runs) {
    for (let index = 0; index < count; index += 1) {
      cells.push({kind, address: area.address + cells.length * gcBlockBytes, chain: count});
    }
  }
  return cells;
}

/**
 * Where each cell stands, as runs that are drawn as one rectangle.
 *
 * @param {Cell[]} cells
 * @param {number} columns
 */
export function layoutHeapMap(cells, columns) {
  /** @type {{kind: string, x: number, y: number, width: number, address: number}[]} */
  const runs = [];
  cells.forEach(({kind, address}, index) => {
    const [x, y] = [index % columns, Math.floor(index / columns)];
    const last = runs[runs.length - 1];
    if (last && last.kind === kind && last.y === y) {
      last.width += 1;
    } else {
      runs.push({kind, x, y, width: 1, address});
    }
  });
  return runs;
}

const cellSize = 8;

/** @param {SVGSVGElement} svg @param {ReturnType<typeof layoutHeapMap>} runs @param {number} columns */
export function drawHeapMap(svg, runs, columns) {
  const rows = (runs[runs.length - 1]?.y ?? 0) + 1;
  svg.setAttribute("viewBox", `0 0 ${columns * cellSize} ${rows * cellSize}`);
  const shapes = runs.map((run) => {
    const shape = document.createElementNS(svg.namespaceURI, "rect");
    shape.setAttribute("class", kindClass(run.kind));
    shape.setAttribute("x", String(run.x * cellSize));
    shape.setAttribute("y", String(run.y * cellSize));
    shape.setAttribute("width", String(run.width * cellSize - 1));
    shape.setAttribute("height", String(cellSize - 1));
    const title = document.createElementNS(svg.namespaceURI, "title");
    title.textContent = `0x${run.address.toString(16)}: ${run.width} × ${kindNames.get(run.kind) ?? run.kind}`;
    shape.append(title);
    return shape;
  });
  svg.replaceChildren(...shapes);
}
