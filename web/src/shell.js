// What stands above every view: target, build, views, search.

import {element} from "./elements.js";
import {changedState, readState, stateAddress} from "./url_state.js";

/** @typedef {import("./history.js").Build} Build */
/** @typedef {import("./url_state.js").State} State */

export const byId = (/** @type {string} */ id) => /** @type {any} */ (document.getElementById(id));

/** Something else begins at its top. @param {Record<string, string>} changes @param {string} [view] */
export function go(changes, view) {
  const before = readState(location.hash);
  const now = changedState(before, changes, view);
  location.hash = stateAddress(now);
  if (now.view !== before.view || now.values.name !== before.values.name) {
    scrollTo(0, 0);
  }
}

/** @param {Record<string, {title: string, under?: string}>} views @param {string} view @param {State} state */
export function drawViewLinks(views, view, state) {
  const {target = "", build = "", block = "", focus = "", axis = ""} = state.values;
  const shown = Object.entries(views).filter(([, {under}]) => !under);
  const links = shown.map(([name, {title}]) => {
    const link = element(
      "a",
      {href: stateAddress({view: name, values: {target, build, block, focus, axis}})},
      title,
    );
    if (name === (views[view].under ?? view)) {
      link.setAttribute("aria-current", "page");
    }
    return link;
  });
  const place = byId("views");
  place.replaceChildren(...links);
  const current = links.find((link) => link.ariaCurrent === "page");
  if (current) {
    place.scrollLeft = current.offsetLeft - (place.clientWidth - current.offsetWidth) / 2;
  }
}

/**
 * @param {any[]} targets
 * @param {string} target
 * @param {{builds: Build[], releases: Build[], build: Build | undefined}} shown
 */
export function drawChoices(targets, target, {builds, releases, build}) {
  const option = (/** @type {string} */ name, /** @type {string} */ chosen) =>
    element("option", {value: name, selected: name === chosen}, name);
  byId("target").replaceChildren(...targets.map((line) => option(line.target, target)));
  const near = new Set(builds.map(({id}) => id));
  const others = releases.filter(({id}) => !near.has(id));
  byId("build").replaceChildren(
    ...builds.map(({label}) => option(label, build?.label ?? "")),
    ...(others.length > 0
      ? [element("optgroup", {label: "releases"}, ...others.map(({label}) => option(label, "")))]
      : []),
  );
  byId("build").dataset.listed = String(builds.length);
}

/** Steps to an older (1) or newer (-1) build. @param {number} step */
export function stepBuild(step) {
  const select = byId("build");
  const next = select.selectedIndex + step;
  if (next >= 0 && next < Number(select.dataset.listed)) {
    select.selectedIndex = next; // a second step may come before the first is drawn
    go({build: select.options[next].value});
  }
}

function setTheme(/** @type {string} */ theme) {
  document.documentElement.dataset.theme = theme;
  localStorage.setItem("theme", theme);
}

export function listenToShell() {
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
}
