// The bars with the box that finds a symbol among them.

import {ask} from "../../api.js";
import {element} from "../../elements.js";
import {exactBytes} from "../../format.js";
import {reference} from "../../history.js";
import {pathToSymbol, pathsTo} from "../../tree.js";
import {drawBars, layoutBars, showChosenBar} from "../../views/bars.js";
import {askForTree, openPaths} from "./open_tree.js";

/** @typedef {import("../overview.js").Look} Look */

const mostFound = "12";

export function createBarsPanel() {
  const bars = element("ul", {class: "bars", role: "tree", "aria-label": "What is in the build"});
  const input = element("input", {
    type: "search",
    name: "symbol",
    placeholder: "find a symbol in the bars",
    "aria-label": "Find a symbol in the bars",
  });
  const found = element("ul", {class: "found", "aria-label": "Symbols found"});
  const form = element("form", {class: "find", role: "search"}, input, found);
  const root = element("section", {class: "panel bars-panel", "aria-label": "Bars"}, form, bars);

  /** @param {Look} look */
  function draw(look) {
    const open = openPaths(look.tree);
    const focused = /** @type {HTMLElement | null} */ (document.activeElement)?.dataset.path;
    drawBars(bars, layoutBars(look.tree, open), {
      focus: look.scene.state.values.focus ?? "",
      onToggle: (bar) => look.scene.go({open: toggled(openPaths(look.tree), bar.path)}),
      onChoose: (bar) => choose(look, bar.path),
    });
    const rows = /** @type {HTMLElement[]} */ ([...bars.children]);
    if (focused) {
      rows.find((row) => row.dataset.path === focused)?.focus({preventScroll: true});
    }
    showChosenBar(bars);
    listen(look);
  }

  /** @param {Look} look */
  function listen(look) {
    form.onsubmit = async (event) => {
      event.preventDefault();
      const rows = await findSymbols(look, input.value.trim());
      const items = rows.map((row) => foundItem(row, () => openSymbol(look, row)));
      found.replaceChildren(
        ...(items.length > 0
          ? items
          : [element("li", {class: "faint"}, "no symbol of this build")]),
      );
    };
    form.onkeydown = (event) => {
      if (event.key === "Escape") {
        found.replaceChildren();
      }
    };
  }

  /** @param {Look} look @param {any} row */
  async function openSymbol(look, row) {
    const {target, build, isCurrent} = look.scene;
    const {blocks} = await askForTree(target, build.label, "archives");
    if (!isCurrent()) {
      return;
    }
    const path = pathToSymbol(blocks, row);
    found.replaceChildren();
    if (path) {
      choose(look, path);
    }
  }
  return {root, draw};
}

/** @param {Set<string>} open @param {string} path */
function toggled(open, path) {
  const now = new Set(open);
  if (!now.delete(path)) {
    now.add(path);
  }
  return JSON.stringify([...now]);
}

/** @param {Look} look @param {string} path */
function choose({scene, tree}, path) {
  const around = pathsTo(path);
  const opened = new Set([...openPaths(tree), ...around]);
  const block = decodeURIComponent(around[0]);
  scene.go({focus: path, block, open: JSON.stringify([...opened])});
}

/** @param {Look} look @param {string} name @returns {Promise<any[]>} */
async function findSymbols({scene}, name) {
  const {target, build} = scene;
  if (!name) {
    return [];
  }
  const symbol = /[*?]/.test(name) ? name : `*${name}*`;
  const asked = {target, build: reference(build.label), by: "symbol", symbol, n: mostFound};
  const {rows} = await ask("top", asked).catch(() => ({rows: []}));
  return rows;
}

/** @param {any} row @param {() => void} onclick */
function foundItem(row, onclick) {
  return element(
    "li",
    {},
    element("button", {type: "button", onclick}, row.name ?? "(no name)"),
    element("span", {class: "faint"}, [row.region, row.object].filter(Boolean).join(" · ")),
    element("span", {class: "number"}, exactBytes(row.size)),
  );
}
