// The numbers and the legends beside a heap map.

import {element} from "../../elements.js";
import {count, direction, exactBytes, percent, signedBytes} from "../../format.js";
import {changeClass, changeNames, kindClass, kindNames} from "../../heap_runs.js";

/** @param {string} key @param {string} name @param {...(Node | string)} text */
function figure(key, name, ...text) {
  return [element("dt", {}, name), element("dd", {class: "number", "data-figure": key}, ...text)];
}

/** A figure that stays on one line with its name. @param {string} key @param {string} name @param {string} text */
function pair(key, name, text) {
  return element("div", {}, ...figure(key, name, text));
}

/** @param {any} snapshot of /api/heap/snapshot */
export function drawSnapshotFigures({total, used, free, largest_free: largest, fragmentation}) {
  const share = fragmentation === null ? "–" : percent(fragmentation, 1);
  return element(
    "dl",
    {class: "figures across"},
    pair("total", "total", exactBytes(total)),
    pair("used", "used", `${exactBytes(used)}, ${percent(used ?? 0, total)}`),
    pair("free", "free", exactBytes(free)),
    pair("largest-free", "largest free run", exactBytes(largest)),
    pair("fragmentation", "fragmentation", share),
  );
}

const comparedNumbers = new Map([
  ["total", "total"],
  ["used", "used"],
  ["free", "free"],
  ["largest_free", "largest free run"],
]);

/** @param {any} diff of /api/heap/diff */
export function drawDiffFigures(diff) {
  const changes = [...comparedNumbers].flatMap(([key, name]) => {
    const {old, new: now, delta} = diff.numbers[key];
    return figure(
      key,
      name,
      `${exactBytes(old)} → ${exactBytes(now)} `,
      element("strong", {class: direction(delta ?? 0)}, delta === null ? "–" : signedBytes(delta)),
    );
  });
  return element("dl", {class: "figures"}, ...changes);
}

/** @param {string} className @param {string} name @param {string} text */
function legendLine(className, name, text) {
  return element(
    "li",
    {},
    element("span", {class: `swatch ${className}`}),
    element("span", {}, name),
    element("span", {class: "faint number"}, text),
  );
}

/** @param {any} snapshot */
export function drawKindLegend({kinds}) {
  const lines = [...kindNames]
    .map(([letter, name]) => ({letter, name, kind: kinds[letter === "." ? "free" : letter]}))
    .filter(({kind}) => kind)
    .map(({letter, name, kind}) =>
      legendLine(
        kindClass(letter),
        letter === "." ? name : `${letter} ${name}`,
        `${count(kind.chains ?? kind.runs)} × · ${exactBytes(kind.bytes)}`,
      ),
    );
  return element("ul", {class: "legend flat"}, ...lines);
}

const countNames = new Map([
  ["o", "same_used"],
  ["-", "freed"],
  ["+", "allocated"],
  ["~", "changed"],
  [".", "same_free"],
]);

/** @param {any} diff */
export function drawChangeLegend({gc_blocks: counts}) {
  const lines = [...changeNames].map(([sign, name]) =>
    legendLine(changeClass(sign), name, `${count(counts[countNames.get(sign) ?? ""])} GC blocks`),
  );
  return element("ul", {class: "legend flat"}, ...lines);
}
