// Reads the address, asks for the builds, and lets the page of the view draw itself.

import {ApiError, ask, forgetAnswers} from "./api.js";
import {element} from "./elements.js";
import {askForBuilds} from "./history.js";
import {rememberFocus} from "./kept_focus.js";
import {scrollBack, watchScroll} from "./kept_scroll.js";
import {listenToKeys, showKeys} from "./keys.js";
import {watchHistory} from "./news.js";
import {byId, drawChoices, drawViewLinks, go, listenToShell, stepBuild} from "./shell.js";
import {answerFolder, listenForAnswers} from "./static_answers.js";
import {readState} from "./url_state.js";
import {emptyHistory, noBuildOf} from "./views/empty.js";
import {createAddress} from "./pages/address.js";
import {createBuild} from "./pages/build.js";
import {createCompare} from "./pages/compare.js";
import {createHeap} from "./pages/heap.js";
import {createLedger} from "./pages/ledger.js";
import {askAhead, createOverview} from "./pages/overview.js";
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
 * @property {Build[]} builds of the target around the one that is looked at, newest first
 * @property {Build[]} releases all of the target, newest first
 * @property {Build} build the one that is looked at
 * @property {(changes: Record<string, string>, view?: string) => void} go
 * @property {() => boolean} isCurrent false: something else is to be drawn by now
 */

/**
 * @typedef {object} Page
 * @property {HTMLElement} root
 * @property {(scene: Scene) => Promise<void>} update draws, or changes what is drawn
 */

/**
 * @typedef {object} View
 * @property {string} title
 * @property {() => Page} create
 * @property {string} [under] the view that links to it
 * @property {boolean} [needsNoBuild] it never reads the build of its scene
 * @property {(start: Start) => void} [askAhead] what it will need, before the builds are known
 */

/**
 * What is known of a scene at first.
 *
 * @typedef {object} Start
 * @property {string} target
 * @property {string} label of the build that is looked at
 * @property {string} firstBlock
 * @property {Record<string, string>} values of the address
 */

/** @type {Record<string, View>} */
const views = {
  overview: {title: "Overview", create: createOverview, askAhead},
  build: {title: "Build", create: createBuild},
  compare: {title: "Compare", create: createCompare},
  timeline: {title: "Timeline", create: createTimeline},
  symbols: {title: "Symbols", create: createSymbols},
  address: {title: "Address", create: createAddress, under: "symbols"},
  renames: {title: "Renames", create: createRenames, under: "symbols"},
  ledger: {title: "Ledger", create: createLedger},
  targets: {title: "Targets", create: createTargets},
  heap: {title: "Heap", create: createHeap, needsNoBuild: true},
  sql: {title: "SQL", create: createQuestions, needsNoBuild: true},
};

/** @type {Record<string, Page>} */
const pages = {};
let shownHash = "";
let turn = 0;

async function show() {
  turn += 1;
  const mine = turn;
  const isCurrent = () => mine === turn;
  shownHash = location.hash;
  const state = readState(location.hash);
  const view = views[state.view] ? state.view : "overview";
  const place = byId("view");
  const giveFocusBack = rememberFocus(place);
  place.setAttribute("aria-busy", "true");
  try {
    const start = await askForStart(view, state).finally(
      () => isCurrent() && drawViewLinks(views, view, state), // nothing is laid out before all is asked
    );
    await draw(view, state, isCurrent, start);
  } catch (failure) {
    if (isCurrent()) {
      place.replaceChildren(problem(failure));
    }
    if (!(failure instanceof ApiError)) {
      throw failure; // to the console: it is a mistake of the page
    }
  } finally {
    if (isCurrent()) {
      place.removeAttribute("aria-busy");
      giveFocusBack();
      scrollBack();
    }
  }
}

/**
 * @param {string} view @param {State} state @param {() => boolean} isCurrent
 * @param {Awaited<ReturnType<typeof askForStart>>} start
 */
async function draw(view, state, isCurrent, {targets, target, asked}) {
  const place = byId("view");
  const {build: label = ""} = state.values;
  if (!asked) {
    place.replaceChildren(emptyHistory());
    return;
  }
  const {builds, releases} = await asked;
  const latest = targets.find((/** @type {any} */ line) => line.target === target)?.latest;
  const build =
    builds.find((one) => (label ? one.label === label : one.id === latest?.id)) ?? builds[0];
  if (!isCurrent()) {
    return;
  }
  drawChoices(targets, target, {builds, releases, build});
  const about = build ? `${target} ${build.label}` : target;
  document.title = `${views[view].title} · ${about} · memstrata`;
  byId("printed-title").textContent = document.title;
  if (!build && !views[view].needsNoBuild) {
    place.replaceChildren(noBuildOf(target));
    return;
  }
  pages[view] ??= views[view].create();
  const page = pages[view];
  if (place.firstChild !== page.root) {
    place.replaceChildren(page.root);
  }
  await page.update({state, target, builds, releases, build, go, isCurrent});
}

/**
 * The targets, the one that is looked at, and its builds, for which it has asked.
 *
 * @param {string} view @param {State} state
 */
async function askForStart(view, {values}) {
  const {targets} = await ask("targets");
  const named = targets.find((/** @type {any} */ line) => line.target === values.target);
  const withBuilds = targets.find((/** @type {any} */ line) => line.builds > 0);
  const line = named ?? withBuilds ?? targets[0];
  const target = values.target || line?.target;
  if (line?.target === target && line?.builds > 0 && !answerFolder()) {
    const label = values.build || line.latest.label;
    views[view].askAhead?.({target, label, firstBlock: line.blocks[0]?.name ?? "", values});
  }
  return {targets, target, asked: line ? askForBuilds(target, values.build ?? "") : null};
}

/** @param {unknown} failure */
function problem(failure) {
  const text =
    failure instanceof ApiError ? failure.message : `The page made a mistake: ${failure}`;
  const again = () => {
    forgetAnswers();
    show();
  };
  return element(
    "div",
    {class: "problem", role: "alert"},
    element("p", {}, text),
    element("button", {type: "button", onclick: again}, "try again"),
  );
}

/** The part around the one that is in focus. */
function goUp() {
  const {focus = ""} = readState(location.hash).values;
  if (focus) {
    go({focus: focus.split("/").slice(0, -1).join("/")});
  }
}

function start() {
  show(); // it asks at once; all else can be done before there is an answer
  listenToShell();
  watchScroll();
  listenToKeys({onFind: () => byId("search").elements.name.focus(), onStep: stepBuild, onUp: goUp});
  byId("keys").onclick = showKeys;
  addEventListener("hashchange", () => location.hash !== shownHash && show());
  if (answerFolder()) {
    listenForAnswers();
  } else {
    watch();
  }
}

/** A copy of the page does not change; a history does. */
function watch() {
  watchHistory(byId("news"), {
    target: () => byId("target").value,
    onShow: (target) => {
      const hash = location.hash;
      go({target, build: ""});
      if (location.hash === hash) {
        show();
      }
    },
  });
}

// By an event: a browser whose tools are open reads all functions again that lead to a
// request, and the file as a whole is one.
addEventListener("DOMContentLoaded", start);
