// What lies at an address of a build, such as one of a crash log.

import {ApiError, ask} from "../api.js";
import {bytesColumn, textColumn} from "../columns.js";
import {fieldForm} from "../controls.js";
import {element} from "../elements.js";
import {exactBytes} from "../format.js";
import {reference} from "../history.js";
import {drawTable} from "../views/table.js";
import {hexAddress} from "./heap/maps.js";
import {drawSymbolTabs} from "./symbols/tabs.js";

/** @typedef {import("../main.js").Page} Page */
/** @typedef {import("../main.js").Scene} Scene */

/** @returns {Page} */
export function createAddress() {
  const root = element("div", {class: "stack"});

  /** @param {Scene} scene */
  async function update(scene) {
    const {target, build} = scene;
    const address = scene.state.values.address ?? "";
    const answer = address
      ? await ask("address", {target, build: reference(build.label), address}).catch(whyNot)
      : null;
    if (!scene.isCurrent()) {
      return;
    }
    const form = fieldForm(
      scene,
      [{name: "address", title: "Address", placeholder: "0x0800abcd"}],
      "look up",
    );
    root.replaceChildren(
      drawSymbolTabs("address", scene),
      element("div", {class: "controls"}, form),
      element("section", {class: "panel wide"}, drawAnswer(answer, scene)),
    );
  }
  return {root, update};
}

/** @param {unknown} failure */
function whyNot(failure) {
  if (failure instanceof ApiError && [400, 404].includes(failure.status)) {
    return failure;
  }
  throw failure;
}

/** @param {any} answer of /api/address, or why there is none @param {Scene} scene */
function drawAnswer(answer, scene) {
  if (!answer) {
    const hint = `An address of ${scene.build.label}, say from a crash log: which symbol holds it?`;
    return element("p", {class: "faint"}, hint);
  }
  if (answer instanceof ApiError) {
    return element("p", {role: "status"}, answer.message);
  }
  return drawTable(
    [
      {
        title: "symbol",
        cell: (row) => [row.name ?? `(${row.kind})`, ...row.aliases].join(" = "),
      },
      {
        title: "offset",
        isNumber: true,
        value: (row) => row.offset,
        cell: (row) => `+${exactBytes(row.offset)}`,
      },
      bytesColumn("size", "size"),
      {
        title: "begins at",
        isNumber: true,
        value: (row) => row.address,
        cell: (row) => hexAddress(row.address),
      },
      {title: "as", cell: (row) => (row.role === "load" ? "load image" : "runs there")},
      textColumn("region", "region"),
      textColumn("block", "block"),
      textColumn("object", "object"),
      textColumn("archive", "archive"),
      textColumn("input section", "section"),
    ],
    answer.rows,
    {
      caption: `At ${hexAddress(answer.address)} in ${answer.build.label}`,
      name: "holders",
      onChoose: (row) => (row.name ? scene.go({name: row.name}, "symbols") : undefined),
    },
  );
}
