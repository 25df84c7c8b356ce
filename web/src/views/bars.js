// A build as nested bars that open and close: blocks, regions, archives, objects, symbols.

import {element} from "../elements.js";
import {exactBytes, percent, roundBytes} from "../format.js";
import {cardOn} from "./card.js";
import {layoutBars} from "./bars_layout.js";

export {layoutBars};

/** @typedef {import("./bars_layout.js").Bar} Bar */

/**
 * @typedef {object} BarsUse
 * @property {string} focus path of the chosen one
 * @property {(bar: Bar) => void} onToggle
 * @property {(bar: Bar) => void} onChoose
 */

/** @param {HTMLElement} place @param {Bar[]} bars @param {BarsUse} use */
export function drawBars(place, bars, use) {
  const reached = bars.some(({path}) => path === use.focus) ? use.focus : bars[0]?.path;
  place.replaceChildren(...bars.map((bar) => drawBar(bar, bar.path === reached, use)));
  place.onkeydown = (event) => walk(event, place, bars, use);
}

/** Scrolls the list, and never the page, until the chosen bar is seen. @param {HTMLElement} place */
export function showChosenBar(place) {
  const chosen = /** @type {HTMLElement | null} */ (place.querySelector(".bar.chosen"));
  if (chosen) {
    const top = chosen.offsetTop - place.offsetTop;
    const isSeen = top >= place.scrollTop && top < place.scrollTop + place.clientHeight - 30;
    place.scrollTop = isSeen ? place.scrollTop : top - place.clientHeight / 3;
  }
}

/** @param {Bar} bar @param {boolean} isReached by the tabulator @param {BarsUse} use */
function drawBar(bar, isReached, {focus, onToggle, onChoose}) {
  const fill = element("span", {class: `bar-fill ${bar.className || "block"}`});
  fill.style.width = `${100 * bar.share}%`;
  const names = [bar.name, ...bar.aliases].join(" = ");
  const row = element(
    "li",
    {
      role: "treeitem",
      class: `bar ${bar.path === focus ? "chosen" : ""}`,
      tabindex: isReached ? 0 : -1,
      "aria-level": bar.depth + 1,
      "aria-selected": bar.path === focus,
      "aria-label": `${names}: ${exactBytes(bar.bytes)}`,
      "data-path": bar.path,
      "data-level": bar.level,
      onclick: () => onChoose(bar),
    },
    drawToggle(bar, onToggle),
    element(
      "span",
      {class: "bar-name"},
      element("span", {class: "bar-path"}, element("bdi", {}, bar.name)),
    ),
    bar.aliases.length > 0
      ? element("span", {class: "bar-aliases"}, `1 of ${bar.aliases.length + 1} names`)
      : null,
    element("span", {class: "bar-track"}, fill),
    element("span", {class: "number"}, roundBytes(bar.bytes)),
    element("span", {class: "number faint"}, percent(bar.bytes, bar.whole)),
    bar.hidden > 0
      ? element("span", {class: "faint bar-rest"}, `and ${bar.hidden} smaller: find them by name`)
      : null,
  );
  if (bar.canOpen) {
    row.setAttribute("aria-expanded", String(bar.open));
  }
  row.style.setProperty("--depth", String(bar.depth));
  cardOn(row, () => barCard(bar));
  return row;
}

/** @param {Bar} bar @param {(bar: Bar) => void} onToggle */
function drawToggle(bar, onToggle) {
  const toggle = (/** @type {Event} */ event) => {
    event.stopPropagation();
    onToggle(bar);
  };
  return bar.canOpen
    ? element(
        "span",
        {class: "bar-mark", "aria-hidden": true, onclick: toggle},
        bar.open ? "▾" : "▸",
      )
    : element("span", {class: "bar-mark"});
}

/** @param {Bar} bar */
function barCard({name, aliases, level, bytes, whole}) {
  return element(
    "div",
    {},
    element("strong", {}, name),
    element("span", {class: "faint"}, ` ${level}`),
    element(
      "div",
      {class: "number"},
      `${exactBytes(bytes)}, ${percent(bytes, whole)} of the block`,
    ),
    ...aliases.map((alias) => element("div", {class: "faint"}, `= ${alias}`)),
  );
}

/**
 * Arrows walk and open, Enter chooses.
 *
 * @param {KeyboardEvent} event @param {HTMLElement} place @param {Bar[]} bars @param {BarsUse} use
 */
function walk(event, place, bars, {onToggle, onChoose}) {
  const rows = /** @type {HTMLElement[]} */ ([...place.children]);
  const index = rows.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  const bar = bars[index];
  if (!bar) {
    return;
  }
  /** @type {Record<string, () => void>} */
  const acts = {
    ArrowDown: () => rows[index + 1]?.focus(),
    ArrowUp: () => rows[index - 1]?.focus(),
    ArrowRight: () => (bar.canOpen && !bar.open ? onToggle(bar) : rows[index + 1]?.focus()),
    ArrowLeft: () => (bar.open ? onToggle(bar) : rows[outerOf(bars, index)]?.focus()),
    Home: () => rows[0].focus(),
    End: () => rows[rows.length - 1].focus(),
    Enter: () => onChoose(bar),
    " ": () => onChoose(bar),
  };
  if (acts[event.key]) {
    event.preventDefault();
    acts[event.key]();
  }
}

/** Where the group of a bar begins. @param {Bar[]} bars @param {number} index */
function outerOf(bars, index) {
  let outer = index;
  while (outer >= 0 && bars[outer].depth >= bars[index].depth) {
    outer -= 1;
  }
  return outer;
}
