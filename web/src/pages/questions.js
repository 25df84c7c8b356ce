// Questions that are kept as SQL, and SQL of one's own.

import {apiAddress, ask, ApiError} from "../api.js";
import {element} from "../elements.js";
import {drawTable} from "../views/table.js";

/** @typedef {import("../main.js").Page} Page */
/** @typedef {import("../main.js").Scene} Scene */

const example =
  "SELECT target.name AS target, build.label, build.loaded_bytes\nFROM build\nJOIN target USING (target_id)\nORDER BY build.time";

/** @returns {Page} */
export function createQuestions() {
  const names = element("select", {"aria-label": "Question"});
  const text = element("textarea", {rows: 8, spellcheck: false, "aria-label": "SQL"});
  const parameters = element("div", {class: "controls"});
  const answer = element("div", {class: "answer"});
  const form = element(
    "form",
    {class: "panel wide"},
    element("div", {class: "controls"}, names, element("button", {type: "submit"}, "ask")),
    parameters,
    text,
  );
  const root = element("div", {class: "questions"}, form, answer);

  /** @param {Scene} scene */
  async function update(scene) {
    const {values} = scene.state;
    const {rows} = await ask("query");
    const question = values.question
      ? await ask(`query/${values.question}`, {show: "1"})
      : {name: "", title: "", sql: values.sql || example, parameters: []};
    if (!scene.isCurrent()) {
      return;
    }
    const option = (/** @type {string} */ name, /** @type {string} */ title) =>
      element("option", {value: name, selected: name === question.name}, title);
    names.replaceChildren(
      option("", "your own SQL"),
      ...rows.map((/** @type {any} */ row) => option(row.name, `${row.name}: ${row.title}`)),
    );
    names.onchange = () => scene.go({question: names.value, sql: ""});
    text.value = question.sql;
    text.readOnly = question.name !== "";
    parameters.replaceChildren(
      ...question.parameters.map((/** @type {any} */ one) => field(one, scene)),
    );
    form.onsubmit = (event) => {
      event.preventDefault();
      scene.go({...fieldValues(parameters), run: "1", sql: question.name ? "" : text.value});
    };
    answer.replaceChildren();
    if (values.run) {
      answer.replaceChildren(await answerOf(question, scene));
    }
  }
  return {root, update};
}

/** @param {any} parameter @param {Scene} scene */
function field(parameter, scene) {
  const given = scene.state.values[`p.${parameter.name}`];
  const usual = parameter.name === "target" ? scene.target : (parameter.default ?? "");
  const input = element("input", {
    name: `p.${parameter.name}`,
    value: given ?? usual,
    title: parameter.description,
  });
  return element("label", {}, `${parameter.name} `, input);
}

/** @param {HTMLElement} place @returns {Record<string, string>} */
function fieldValues(place) {
  const inputs = [...place.querySelectorAll("input")];
  return Object.fromEntries(inputs.map((input) => [input.name, input.value]));
}

/** @param {any} question @param {Scene} scene */
async function answerOf(question, scene) {
  const {values} = scene.state;
  const own = Object.entries(values)
    .filter(([name, value]) => name.startsWith("p.") && value !== "null")
    .map(([name, value]) => [name.slice(2), value]);
  const path = question.name ? `query/${question.name}` : "sql";
  const parameters = question.name
    ? {target: scene.target, ...Object.fromEntries(own)}
    : {sql: values.sql};
  try {
    const result = await ask(path, parameters);
    const columns = result.columns ?? question.columns.map((/** @type {any} */ one) => one.name);
    return drawResult(columns, result, apiAddress(path, parameters));
  } catch (failure) {
    if (failure instanceof ApiError) {
      return element("p", {class: "problem", role: "alert"}, failure.message);
    }
    throw failure;
  }
}

/** @param {string[]} names @param {any} result @param {string} address */
function drawResult(names, result, address) {
  const columns = names.map((/** @type {string} */ name) => ({
    title: name,
    isNumber: result.rows.some((/** @type {any} */ row) => typeof row[name] === "number"),
    value: (/** @type {any} */ row) => row[name],
    cell: (/** @type {any} */ row) => shown(row[name]),
  }));
  return element(
    "section",
    {class: "panel wide"},
    element("p", {}, element("a", {href: address, target: "_blank"}, "as JSON")),
    drawTable(columns, result.rows, {caption: `${result.rows.length} rows`}),
  );
}

/** @param {any} value */
function shown(value) {
  if (value === null) {
    return "–";
  }
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
