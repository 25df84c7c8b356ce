// Questions that are kept as SQL, and SQL of one's own; both stand in the address.

import {answerLink, ApiError, ask, askSql} from "../api.js";
import {element} from "../elements.js";
import {examples, parametersOf} from "../sql_text.js";
import {answerFolder} from "../static_answers.js";
import {drawTable} from "../views/table.js";

/** @typedef {import("../main.js").Page} Page */
/** @typedef {import("../main.js").Scene} Scene */

/**
 * @typedef {object} Question
 * @property {string} name empty: one's own SQL
 * @property {string} title
 * @property {string} sql
 * @property {{name: string, default: string | null, description: string}[]} parameters
 * @property {{name: string}[]} [columns]
 */

/** @returns {Page} */
export function createQuestions() {
  const root = element("div", {class: "questions stack"});

  /** @param {Scene} scene */
  async function update(scene) {
    const {values} = scene.state;
    const {rows} = await ask("query");
    const question = await askForQuestion(values);
    const isFirstVisit = !values.question && !values.sql;
    const result = values.run || isFirstVisit ? await answerOf(question, scene) : null;
    if (!scene.isCurrent()) {
      return;
    }
    root.replaceChildren(
      drawForm(question, rows, scene),
      ...(result === null ? [] : [drawAnswer(question, result, scene)]),
    );
  }
  return {root, update};
}

/** @param {Record<string, string>} values @returns {Promise<Question>} */
async function askForQuestion(values) {
  if (values.question) {
    return ask(`query/${values.question}`, {show: "1"});
  }
  const sql = values.sql || examples[0].sql;
  const parameters = parametersOf(sql).map((name) => ({name, default: "", description: ""}));
  return {name: "", title: "", sql, parameters};
}

/** @param {Question} question @param {any[]} rows of /api/query @param {Scene} scene */
function drawForm(question, rows, scene) {
  const text = element("textarea", {
    rows: Math.min(14, Math.max(6, question.sql.split("\n").length)),
    spellcheck: false,
    "aria-label": "SQL",
    readOnly: question.name !== "",
  });
  text.value = question.sql;
  const fields = element("div", {class: "controls"}, ...drawFields(question, scene));
  const form = element(
    "form",
    {class: "panel wide"},
    element(
      "div",
      {class: "controls"},
      drawPicker(question, rows, scene),
      drawShortcuts(question, scene),
    ),
    question.title ? element("h2", {}, question.title) : null,
    fields,
    text,
    element(
      "div",
      {class: "controls asks"},
      element("button", {type: "submit", class: "main-action"}, "ask"),
      element("span", {class: "faint"}, "Ctrl+Enter asks too; one SELECT, read-only, 5 seconds"),
    ),
  );
  form.onsubmit = (event) => {
    event.preventDefault();
    const own = question.name ? "" : text.value;
    scene.go({...fieldValues(fields), run: "1", sql: own});
  };
  text.onkeydown = (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      form.requestSubmit();
    }
  };
  return form;
}

/** @param {Question} question @param {any[]} rows @param {Scene} scene */
function drawPicker(question, rows, scene) {
  const nouns = [...new Set(rows.map(({name}) => name.split("/")[0]))];
  const option = (/** @type {string} */ name, /** @type {string} */ title) =>
    element("option", {value: name, selected: name === question.name}, title);
  return element(
    "select",
    {
      class: "question",
      "aria-label": "Question",
      onchange: (event) => scene.go({question: event.target.value, sql: "", run: ""}),
    },
    option("", "your own SQL"),
    ...nouns.map((noun) =>
      element(
        "optgroup",
        {label: noun},
        ...rows
          .filter(({name}) => name.startsWith(`${noun}/`))
          .map(({name, title}) => option(name, `${name.slice(noun.length + 1)}: ${title}`)),
      ),
    ),
  );
}

/** @param {Question} question @param {Scene} scene */
function drawShortcuts(question, scene) {
  const button = (/** @type {string} */ name, /** @type {string} */ sql) =>
    element(
      "button",
      {type: "button", onclick: () => scene.go({question: "", sql, run: ""})},
      name,
    );
  return question.name
    ? button("edit as your own", question.sql)
    : element("span", {class: "choices"}, ...examples.map(({title, sql}) => button(title, sql)));
}

/** @param {Question} question @param {Scene} scene */
function drawFields({parameters}, scene) {
  return parameters.map(({name, default: usual, description}) => {
    const given = scene.state.values[`p.${name}`];
    const value = given ?? (name === "target" ? scene.target : (usual ?? ""));
    const input = element("input", {name: `p.${name}`, value, title: description});
    return element("label", {title: description}, `${name} `, input);
  });
}

/** @param {HTMLElement} place @returns {Record<string, string>} */
function fieldValues(place) {
  const inputs = [...place.querySelectorAll("input")];
  return Object.fromEntries(inputs.map((input) => [input.name, input.value]));
}

/** What of the address is asked: only what this question knows.
 * @param {Question} question @param {Scene} scene */
function parametersGiven({name, parameters}, scene) {
  const {values} = scene.state;
  const given = parameters
    .map((one) => /** @type {[string, string]} */ ([one.name, values[`p.${one.name}`] ?? ""]))
    .filter(([, value]) => value !== "" && value !== "null");
  return {...(name ? {target: scene.target} : {}), ...Object.fromEntries(given)};
}

/** @param {Question} question @param {Scene} scene */
async function answerOf(question, scene) {
  if (answerFolder()) {
    return new ApiError(0, "A copy of the page answers no SQL. memstrata serve does.");
  }
  const parameters = parametersGiven(question, scene);
  try {
    return question.name
      ? await ask(`query/${question.name}`, parameters)
      : await askSql(question.sql, parameters);
  } catch (failure) {
    if (failure instanceof ApiError) {
      return failure;
    }
    throw failure;
  }
}

/** @param {Question} question @param {any} result @param {Scene} scene */
function drawAnswer(question, result, scene) {
  if (result instanceof ApiError) {
    return element("p", {class: "panel wide bad", role: "alert"}, result.message);
  }
  const names = result.columns ?? (question.columns ?? []).map(({name}) => name);
  const columns = names.map((/** @type {string} */ name) => ({
    title: name,
    isNumber: result.rows.some((/** @type {any} */ row) => typeof row[name] === "number"),
    value: (/** @type {any} */ row) => row[name],
    cell: (/** @type {any} */ row) => shown(row[name]),
  }));
  const parameters = parametersGiven(question, scene);
  const link = question.name
    ? answerLink(`query/${question.name}`, parameters, "the same from the API")
    : answerLink("sql", {...parameters, sql: question.sql}, "the same from the API");
  return element(
    "section",
    {class: "panel wide answer"},
    drawTable(columns, result.rows, {caption: question.title || "Answer", name: "answer"}),
    result.cut ? element("p", {class: "faint"}, "Only the first rows: there are more.") : null,
    link && element("p", {class: "faint"}, link),
  );
}

/** @param {any} value */
function shown(value) {
  if (value === null) {
    return "–";
  }
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
