// What is seen stands in the address: `#/compare?target=PYBV11&old=v1.25.0&new=v1.26.0`.

/**
 * @typedef {object} State
 * @property {string} view
 * @property {Record<string, string>} values
 */

/** @param {string} hash @returns {State} */
export function readState(hash) {
  const [path, query = ""] = hash.replace(/^#\/?/, "").split("?", 2);
  return {view: path || "overview", values: Object.fromEntries(new URLSearchParams(query))};
}

/** The address of a state; what is empty is left out. @param {State} state */
export function stateAddress({view, values}) {
  const said = Object.entries(values).filter(([, value]) => value !== "");
  const query = new URLSearchParams(said).toString();
  return `#/${view}${query ? `?${query}` : ""}`;
}

/**
 * The state after a change.
 *
 * @param {State} state
 * @param {Record<string, string>} changes
 * @param {string} [view]
 * @returns {State}
 */
export function changedState(state, changes, view = state.view) {
  return {view, values: {...state.values, ...changes}};
}
