// Symbols that were renamed: what is known, and what looks like it between two builds.

import {ask} from "../api.js";
import {bytesColumn, deltaColumn, textColumn} from "../columns.js";
import {picker} from "../controls.js";
import {element} from "../elements.js";
import {quoted} from "../format.js";
import {labelsOf, reference} from "../history.js";
import {drawTable} from "../views/table.js";
import {drawSymbolTabs} from "./symbols/tabs.js";

/** @typedef {import("../main.js").Page} Page */
/** @typedef {import("../main.js").Scene} Scene */

/** @returns {Page} */
export function createRenames() {
  const root = element("div", {class: "stack"});

  /** @param {Scene} scene */
  async function update(scene) {
    const {target, build} = scene;
    const {values} = scene.state;
    const now = values.new || build.label;
    const old = values.old || releaseBefore(scene, now);
    const [known, diff] = await Promise.all([
      ask("renames", {target}),
      ask("diff", {target, old: reference(old), new: reference(now), by: "symbol"}),
    ]);
    if (!scene.isCurrent()) {
      return;
    }
    const labels = labelsOf(scene);
    root.replaceChildren(
      drawSymbolTabs("renames", scene),
      element(
        "div",
        {class: "controls"},
        picker(scene, "from", "old", old, labels),
        picker(scene, "to", "new", now, labels),
      ),
      panel(drawSuggested(diff, target)),
      panel(drawKnown(known)),
    );
  }
  return {root, update};
}

/** @param {Node} content */
function panel(content) {
  return element("section", {class: "panel wide"}, content);
}

/** The release before a build, else the build before it. @param {Scene} scene @param {string} label */
function releaseBefore({builds, releases, build}, label) {
  const now = [...builds, ...releases].find((one) => one.label === label) ?? build;
  const isOlder = (/** @type {import("../history.js").Build} */ one) => one.time < now.time;
  return (releases.find(isOlder) ?? builds.find(isOlder) ?? now).label;
}

/** @param {any} diff @param {string} target */
function drawSuggested({rows, old, new: now}, target) {
  const renamed = rows.filter((/** @type {any} */ row) => row.change === "renamed");
  return drawTable(
    [
      {title: "was", cell: (row) => row.from?.name ?? ""},
      textColumn("is", "name"),
      {title: "how sure", cell: (row) => (row.guess ? "looks like it" : "known")},
      textColumn("object", "object"),
      bytesColumn("old", "old"),
      bytesColumn("new", "new"),
      deltaColumn("delta", "delta"),
      {
        title: "to confirm",
        cell: (row) =>
          row.guess
            ? element(
                "code",
                {},
                `memstrata rename ${quoted(row.from.name)} ${quoted(row.name)} --target ${quoted(target)}`,
              )
            : "",
      },
    ],
    renamed,
    {caption: `Renamed from ${old.label} to ${now.label}, as it seems`, name: "suggested"},
  );
}

/** @param {any} known of /api/renames */
function drawKnown({rows}) {
  return drawTable(
    [textColumn("was", "old"), textColumn("became", "new"), textColumn("is called now", "latest")],
    rows,
    {caption: "Renames that somebody confirmed", name: "known"},
  );
}
