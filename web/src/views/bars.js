// A build as nested bars that open and close: blocks, regions, objects, symbols.

import {element} from "../elements.js";
import {exactBytes, percent, roundBytes} from "../format.js";
import {regionClass} from "../colour.js";

/**
 * @typedef {object} Part
 * @property {string} path with `/` between, each name encoded
 * @property {string} name
 * @property {string[]} aliases
 * @property {string} level block, region, object or symbol
 * @property {number} bytes
 * @property {string} className
 * @property {any[]} inner what lies in it, as the server says
 */

/** @typedef {Part & {depth: number, open: boolean, share: number, whole: number}} Bar */

const mostShown = 200; // of one group; the search finds the others

/** @param {string} parent @param {string} name */
export function pathBelow(parent, name) {
  return parent ? `${parent}/${encodeURIComponent(name)}` : encodeURIComponent(name);
}

/** @param {any} node @param {string} parent @param {string} className @returns {Part} */
function partOf(node, parent, className) {
  const load = node.role === "load";
  const level = node.regions
    ? "block"
    : node.objects
      ? "region"
      : node.symbols
        ? "object"
        : "symbol";
  const name = (node.name ?? "(no name)") + (load ? " (load image)" : "");
  return {
    path: pathBelow(parent, name),
    name,
    aliases: node.aliases ?? [],
    level,
    bytes: node.bytes,
    className: level === "region" ? regionClass(node.name) + (load ? " load" : "") : className,
    inner: node.regions ? [...node.blocks, ...node.regions] : (node.objects ?? node.symbols ?? []),
  };
}

/**
 * The bars that are seen, from the top: those of open groups come below them.
 *
 * @param {any[]} nodes blocks of /api/tree
 * @param {Set<string>} open paths
 * @param {{parent?: string, depth?: number, className?: string, whole?: number}} [place] `whole`: bytes of the block on top
 * @returns {Bar[]}
 */
export function layoutBars(nodes, open, {parent = "", depth = 0, className = "", whole = 0} = {}) {
  const parts = nodes
    .filter((node) => node.bytes > 0)
    .map((node) => partOf(node, parent, className))
    .slice(0, mostShown * 5);
  if (depth > 0) {
    parts.sort((one, other) => other.bytes - one.bytes);
  }
  const largest = Math.max(1, ...parts.map((part) => part.bytes));
  return parts.slice(0, mostShown).flatMap((part) => {
    const isOpen = open.has(part.path) && part.inner.length > 0;
    const inWhole = whole || part.bytes;
    const bar = {...part, depth, open: isOpen, share: part.bytes / largest, whole: inWhole};
    const below = {parent: part.path, depth: depth + 1, className: part.className, whole: inWhole};
    return isOpen ? [bar, ...layoutBars(part.inner, open, below)] : [bar];
  });
}

/**
 * @param {HTMLElement} place
 * @param {Bar[]} bars
 * @param {{focus: string, onToggle: (bar: Bar) => void, onChoose: (bar: Bar) => void}} options
 */
export function drawBars(place, bars, {focus, onToggle, onChoose}) {
  const rows = bars.map((bar) => {
    const canOpen = bar.inner.length > 0;
    const fill = element("span", {class: `bar-fill ${bar.className || "block"}`});
    fill.style.width = `${100 * bar.share}%`;
    const row = element(
      "li",
      {
        role: "treeitem",
        class: `bar ${bar.path === focus ? "chosen" : ""}`,
        tabindex: bar.path === focus || (!focus && bar === bars[0]) ? 0 : -1,
        "aria-level": bar.depth + 1,
        "aria-selected": bar.path === focus,
        "data-path": bar.path,
        title: `${[bar.name, ...bar.aliases].join(" = ")}: ${exactBytes(bar.bytes)}`,
        onclick: () => {
          onChoose(bar);
          if (canOpen) {
            onToggle(bar);
          }
        },
      },
      element(
        "span",
        {class: "bar-mark", "aria-hidden": true},
        canOpen ? (bar.open ? "▾" : "▸") : "",
      ),
      element("span", {class: "bar-name"}, bar.name),
      bar.aliases.length > 0
        ? element("span", {class: "bar-aliases"}, `1 of ${bar.aliases.length + 1} names`)
        : null,
      element("span", {class: "bar-track"}, fill),
      element("span", {class: "number"}, roundBytes(bar.bytes)),
      element("span", {class: "number faint"}, percent(bar.bytes, bar.whole)),
    );
    if (canOpen) {
      row.setAttribute("aria-expanded", String(bar.open));
    }
    row.style.setProperty("--depth", String(bar.depth));
    return row;
  });
  place.replaceChildren(...rows);
  place.onkeydown = (event) => walk(event, place, bars, onToggle, onChoose);
}

/**
 * Arrows walk and open, Enter chooses.
 *
 * @param {KeyboardEvent} event
 * @param {HTMLElement} place
 * @param {Bar[]} bars
 * @param {(bar: Bar) => void} onToggle
 * @param {(bar: Bar) => void} onChoose
 */
function walk(event, place, bars, onToggle, onChoose) {
  const rows = /** @type {HTMLElement[]} */ ([...place.children]);
  const index = rows.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  const bar = bars[index];
  if (!bar) {
    return;
  }
  const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
  const toggles =
    (event.key === "ArrowRight" && !bar.open && bar.inner.length > 0) ||
    (event.key === "ArrowLeft" && bar.open);
  if (step) {
    rows[index + step]?.focus();
  } else if (toggles) {
    onToggle(bar);
  } else if (event.key === "Enter") {
    onChoose(bar);
  } else {
    return;
  }
  event.preventDefault();
}
