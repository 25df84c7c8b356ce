// Reads the address, asks for the builds, and lets the page of the view draw itself.

import {ApiError, ask} from "./api.js";
import {answerFolder, listenForAnswers} from "./static_answers.js";
import {element} from "./elements.js";
import {changedState, readState, stateAddress} from "./url_state.js";
import {createAddress} from "./pages/address.js";
import {createBuild} from "./pages/build.js";
import {createCompare} from "./pages/compare.js";
import {createHeap} from "./pages/heap.js";
import {createLedger} from "./pages/ledger.js";
import {createOverview} from "./pages/overview.js";
import {createQuestions} from "./pages/questions.js";
import {createRenames} from "./pages/renames.js";
import {createSymbols} from "./pages/symbols.js";
import {createTargets} from "./pages/targets.js";
import {createTimeline} from "./pages/timeline.js";

/** @typedef {import("./history.js").Build} Build */
/** @typedef {import("./url_state.js").State} State */

/**
 * What a page is asked to draw.
 *
 * @typedef {object} Scene
 * @property {State} state
 * @property {string} target
 * @property {Build[]} builds of the target, newest first
 * @property {Build} build the one that is looked at
 * @property {(changes: Record<string, string>, view?: string) => void} go
 * @property {() => boolean} isCurrent false: something else is to be drawn by now
 */

/**
 * @typedef {object} Page
 * @property {HTMLElement} root
 * @property {(scene: Scene) => Promise<void>} update draws, or changes what is drawn
 */

/** @type {Record<string, {title: string, create: () => Page, under?: string}>} `under`: the view that links to it */
const views = {
  overview: {title: "Overview", create: createOverview},
  build: {title: "Build", create: createBuild},
  compare: {title: "Compare", create: createCompare},
  timeline: {title: "Timeline", create: createTimeline},
  symbols: {title: "Symbols", create: createSymbols},
  address: {title: "Address", create: createAddress, under: "symbols"},
  renames: {title: "Renames", create: createRenames, under: "symbols"},
  ledger: {title: "Ledger", create: createLedger},
  targets: {title: "Targets", create: createTargets},
  heap: {title: "Heap", create: createHeap},
  sql: {title: "SQL", create: createQuestions},
};

const pollEvery = 30_000;
const byId = (/** @type {string} */ id) => /** @type {any} */ (document.getElementById(id));

/** @type {Record<string, Page>} */
const pages = {};
let shownHash = "";
let turn = 0;

/** @param {Record<string, string>} changes @param {string} [view] */
function go(changes, view) {
  location.hash = stateAddress(changedState(readState(location.hash), changes, view));
}

async function show() {
  turn += 1;
  const mine = turn;
  shownHash = location.hash;
  const state = readState(location.hash);
  const view = views[state.view] ? state.view : "overview";
  const place = byId("view");
  drawViewLinks(view, state);
  place.setAttribute("aria-busy", "true");
  try {
    const {targets} = await ask("targets");
    if (targets.length === 0) {
      place.replaceChildren(emptyHistory());
      return;
    }
    const target = state.values.target || targets[0].target;
    const {builds} = await ask("builds", {target});
    const build =
      builds.find((/** @type {Build} */ one) => one.label === state.values.build) ??
      builds.find(
        (/** @type {Build} */ one) =>
          one.id === targets.find((/** @type {any} */ line) => line.target === target)?.latest.id,
      ) ??
      builds[0];
    if (mine !== turn) {
      return;
    }
    drawChoices(targets, builds, target, build);
    document.title = `${views[view].title} · ${target} ${build.label} · memstrata`;
    pages[view] ??= views[view].create();
    const page = pages[view];
    if (place.firstChild !== page.root) {
      place.replaceChildren(page.root);
    }
    await page.update({state, target, builds, build, go, isCurrent: () => mine === turn});
  } catch (failure) {
    if (mine === turn) {
      place.replaceChildren(problem(failure));
    }
  } finally {
    if (mine === turn) {
      place.removeAttribute("aria-busy");
    }
  }
}

/** @param {unknown} failure */
function problem(failure) {
  if (!(failure instanceof ApiError)) {
    throw failure;
  }
  return element(
    "div",
    {class: "problem", role: "alert"},
    element("p", {}, failure.message),
    element("button", {type: "button", onclick: show}, "try again"),
  );
}

function emptyHistory() {
  return element(
    "div",
    {class: "problem"},
    element("h1", {}, "No build yet"),
    element("p", {}, "Store the map of a build, then reload:"),
    element("pre", {}, "memstrata ingest build/firmware.map --target NAME"),
  );
}

/** @param {string} view @param {State} state */
function drawViewLinks(view, state) {
  const shown = Object.entries(views).filter(([, {under}]) => !under);
  const links = shown.map(([name, {title}]) => {
    const {target = "", build = "", block = ""} = state.values;
    const link = element(
      "a",
      {href: stateAddress({view: name, values: {target, build, block}})},
      title,
    );
    if (name === (views[view].under ?? view)) {
      link.setAttribute("aria-current", "page");
    }
    return link;
  });
  byId("views").replaceChildren(...links);
}

/** @param {any[]} targets @param {Build[]} builds @param {string} target @param {Build} build */
function drawChoices(targets, builds, target, build) {
  const option = (/** @type {string} */ name, /** @type {string} */ chosen) =>
    element("option", {value: name, selected: name === chosen}, name);
  byId("target").replaceChildren(...targets.map((line) => option(line.target, target)));
  byId("build").replaceChildren(...builds.map(({label}) => option(label, build.label)));
}

/** Steps to an older (1) or newer (-1) build. @param {number} step */
function stepBuild(step) {
  const select = byId("build");
  const next = select.options[select.selectedIndex + step];
  if (next) {
    go({build: next.value});
  }
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  const isTyping = /** @type {HTMLElement} */ (event.target).matches("input, textarea, select");
  if (isTyping || event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  if (event.key === "/") {
    event.preventDefault();
    byId("search").elements.name.focus();
  } else if (event.key === "[") {
    stepBuild(1);
  } else if (event.key === "]") {
    stepBuild(-1);
  }
}

/** Offers a build that was stored since the page was drawn. */
async function lookForNews() {
  const known = byId("build").options[0]?.value;
  const target = byId("target").value;
  if (!known || document.hidden) {
    return;
  }
  const news = await ask("builds", {target, n: "1"}).catch(() => null);
  const newest = news?.builds[0]?.label;
  if (newest && newest !== known) {
    const line = byId("news");
    const look = element("button", {type: "button"}, "show it");
    look.onclick = () => {
      line.hidden = true;
      go({target, build: newest});
    };
    line.replaceChildren(`There is a new build, ${newest}. `, look);
    line.hidden = false;
  }
}

function setTheme(/** @type {string} */ theme) {
  document.documentElement.dataset.theme = theme;
  localStorage.setItem("theme", theme);
}

function start() {
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.dataset.theme =
    localStorage.getItem("theme") ?? (dark ? "dark" : "light");
  byId("theme").onclick = () =>
    setTheme(document.documentElement.dataset.theme === "dark" ? "light" : "dark");
  byId("target").onchange = (/** @type {any} */ event) =>
    (location.hash = stateAddress({
      view: readState(location.hash).view,
      values: {target: event.target.value},
    }));
  byId("build").onchange = (/** @type {any} */ event) => go({build: event.target.value});
  byId("search").onsubmit = (/** @type {any} */ event) => {
    event.preventDefault();
    go({name: event.target.elements.name.value.trim()}, "symbols");
  };
  document.addEventListener("keydown", onKey);
  addEventListener("hashchange", () => location.hash !== shownHash && show());
  if (answerFolder()) {
    listenForAnswers();
  } else {
    setInterval(lookForNews, pollEvery);
  }
  show();
}

start();
