// What is said of one symbol: where it is, how it went, in which commits, its other names.

import {
  bytesColumn,
  commitColumn,
  countColumn,
  dayColumn,
  deltaColumn,
  minor,
  textColumn,
} from "../../columns.js";
import {element} from "../../elements.js";
import {count, exactBytes} from "../../format.js";
import {stateAddress} from "../../url_state.js";
import {drawTable} from "../../views/table.js";
import {hexAddress} from "../heap/maps.js";

/** @typedef {import("../../main.js").Scene} Scene */

/** @param {any} group of /api/aliases @param {string} name @param {Scene} scene */
export function drawFacts(group, name, {build, state}) {
  const {target = ""} = state.values;
  const address = hexAddress(group.address);
  const names = [group.name, ...group.aliases].filter(Boolean);
  const link = stateAddress({view: "address", values: {target, build: build.label, address}});
  const facts = [
    ["size", exactBytes(group.size)],
    ["region", group.region ?? "–"],
    ["object", group.object ?? "–"],
    ["archive", group.archive],
    ["address", element("a", {href: link}, address)],
    ["names", names.length > 1 ? `1 of ${count(names.length)}: ${names.join(" = ")}` : null],
  ];
  return element(
    "div",
    {},
    element("h2", {class: "long"}, `${name} in ${build.label}`),
    element(
      "dl",
      {class: "figures across"},
      ...facts
        .filter(([, text]) => text !== null)
        .map(([title, text]) =>
          element(
            "div",
            {},
            element("dt", {}, title),
            element("dd", {"data-figure": String(title)}, text),
          ),
        ),
    ),
  );
}

/** @param {string} name @param {any} places of /api/find @param {Scene} scene */
export function drawPlaces(name, {rows}, scene) {
  const names = new Set(rows.map((/** @type {any} */ row) => row.name));
  return drawTable(
    [
      ...(names.size > 1 ? [textColumn("symbol", "name")] : []), // a pattern fits several
      textColumn("target", "target"),
      textColumn("branch", "branch"),
      minor(textColumn("region", "region")),
      minor(textColumn("object", "object")),
      minor(textColumn("alias of", "alias_of")),
      countColumn("builds", "builds"),
      minor(textColumn("first", "first")),
      minor(textColumn("last", "last")),
      minor(bytesColumn("smallest", "smallest")),
      minor(bytesColumn("largest", "largest")),
      bytesColumn("size", "size"),
    ],
    rows,
    {
      caption: `Where ${name} is: targets and branches`,
      name: "places",
      onChoose: (row) => scene.go({target: row.target, name: row.name, build: ""}),
    },
  );
}

/** @param {string} name @param {any} blame of /api/blame @param {Scene} scene */
export function drawBlame(name, {rows}, scene) {
  return drawTable(
    [
      textColumn("build", "label"),
      minor(dayColumn("time", "time")),
      commitColumn("commit", "commit"),
      minor(textColumn("symbol", "name")),
      minor(textColumn("object", "object")),
      textColumn("change", "change"),
      minor(bytesColumn("old", "old")),
      minor(bytesColumn("new", "new")),
      deltaColumn("delta", "delta"),
    ],
    rows,
    {
      caption: `In which builds ${name} changed`,
      name: "blame",
      onChoose: (row) => scene.go({build: row.label}, "build"),
    },
  );
}

/** @param {string} name @param {any} answer of /api/query/symbol/addresses */
export function drawAddresses(name, {rows}) {
  return drawTable(
    [
      textColumn("release", "label"),
      dayColumn("time", "time"),
      {
        title: "address",
        isNumber: true,
        value: (row) => row.address,
        cell: (row) => hexAddress(row.address),
      },
      bytesColumn("size", "size"),
      minor(textColumn("region", "region")),
      minor(textColumn("object", "object")),
    ],
    rows,
    {caption: `Where ${name} lies in each release`, name: "addresses"},
  );
}

/** @param {string} name @param {any} aliases of /api/aliases */
export function drawAliasHistory(name, {rows}) {
  return drawTable(
    [
      textColumn("build", "label"),
      dayColumn("time", "time"),
      textColumn("change", "change"),
      textColumn("name", "name"),
      textColumn("group", "group"),
      deltaColumn("the span grew", "delta"),
    ],
    rows,
    {caption: `When names joined and left ${name}`, name: "aliases"},
  );
}
