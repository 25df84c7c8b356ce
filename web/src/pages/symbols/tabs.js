// The views about symbols, side by side.

import {element} from "../../elements.js";
import {stateAddress} from "../../url_state.js";

const tabs = [
  {view: "symbols", title: "Largest"},
  {view: "address", title: "At an address"},
  {view: "renames", title: "Renamed"},
];

/** @param {string} current @param {import("../../main.js").Scene} scene */
export function drawSymbolTabs(current, {state}) {
  const {target = "", build = ""} = state.values;
  const links = tabs.map(({view, title}) => {
    const link = element("a", {href: stateAddress({view, values: {target, build}})}, title);
    if (view === current) {
      link.setAttribute("aria-current", "page");
    }
    return link;
  });
  return element("nav", {class: "tabs", "aria-label": "About symbols"}, ...links);
}
