import assert from "node:assert/strict";
import {test} from "node:test";
import {changedState, readState, stateAddress} from "../../src/url_state.js";

test("an address without a view is the overview", () => {
  assert.deepEqual(readState(""), {view: "overview", values: {}});
  assert.deepEqual(readState("#/"), {view: "overview", values: {}});
});

test("a state that is written is read again", () => {
  const state = {view: "compare", values: {target: "a b/c", old: "v1&2=3#4", new: "<img>?"}};
  assert.deepEqual(readState(stateAddress(state)), state);
});

test("an empty value is left out", () => {
  assert.equal(stateAddress({view: "overview", values: {build: ""}}), "#/overview");
});

test("a change keeps the rest", () => {
  const state = readState("#/overview?target=A&build=v1");
  assert.deepEqual(changedState(state, {build: "v2"}, "heap"), {
    view: "heap",
    values: {target: "A", build: "v2"},
  });
});
