// What is said where there is nothing yet, and how to have something.

import {element} from "../elements.js";
import {quoted} from "../format.js";
import {stateAddress} from "../url_state.js";

export function emptyHistory() {
  return element(
    "div",
    {class: "problem"},
    element("h1", {}, "No build yet"),
    element("p", {}, "Store the map of a build, then reload:"),
    element("pre", {}, "memstrata ingest build/firmware.map --target NAME"),
  );
}

/** A target may have heap snapshots alone. @param {string} target */
export function noBuildOf(target) {
  return element(
    "div",
    {class: "problem"},
    element("h1", {}, `No build of ${target} yet`),
    element("p", {}, "Store the map of one, then reload:"),
    element("pre", {}, `memstrata ingest build/firmware.map --target ${quoted(target)}`),
    element(
      "p",
      {},
      element("a", {href: stateAddress({view: "heap", values: {target}})}, "Its heap snapshots"),
    ),
  );
}

/** @param {string} target */
export function noSnapshotOf(target) {
  return element(
    "div",
    {class: "problem"},
    element("h1", {}, "No heap snapshot yet"),
    element("p", {}, `Print one of ${target} on the device with`),
    element("pre", {}, "import micropython; micropython.mem_info(1)"),
    element("p", {}, "and store what it printed:"),
    element("pre", {}, `memstrata ingest device.log --target ${quoted(target)}`),
  );
}
