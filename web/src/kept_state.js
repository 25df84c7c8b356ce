// What of a view stands in the address but is no step of the history: how a table is
// sorted, say.

import {changedState, readState, stateAddress} from "./url_state.js";

/** @param {string} name */
export function kept(name) {
  return readState(location.hash).values[name] ?? "";
}

/** @param {Record<string, string>} changes */
export function keep(changes) {
  const state = changedState(readState(location.hash), changes);
  history.replaceState(history.state, "", stateAddress(state));
}
