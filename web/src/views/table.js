// A table that sorts by a click on a column, filters as one types, and is a file on request.

import {download} from "../download.js";
import {element} from "../elements.js";
import {count as counted} from "../format.js";
import {keep, kept} from "../kept_state.js";
import {csvOf, fileName, filteredRows, sortedRows} from "../rows.js";

/**
 * @typedef {object} Column
 * @property {string} title
 * @property {(row: any) => string | Node} cell
 * @property {(row: any) => string | number | null} [value] what it sorts by
 * @property {boolean} [isNumber]
 * @property {boolean} [isMinor] a narrow screen goes without it
 */

/**
 * @typedef {object} TableOptions
 * @property {string} caption
 * @property {string} [name] of the table in the address; tables of one view have different ones
 * @property {HTMLElement | null} [foot]
 * @property {(row: any) => void} [onChoose]
 */

const mostAtOnce = 300; // rows; more are a click away
const leastToFilter = 8; // rows
const longName = 40; // letters

/** @param {string | Node} content */
const textOf = (content) => (typeof content === "string" ? content : (content.textContent ?? ""));

/** @param {Column} column @param {any} row */
const valueOf = (column, row) =>
  column.value ? column.value(row) : textOf(column.cell(row)).toLowerCase();

/** Text of a row, so that a filter finds what is seen. @param {Column[]} columns */
function searchText(columns) {
  /** @type {Map<any, string>} */
  const texts = new Map();
  return (/** @type {any} */ row) => {
    const text = texts.get(row) ?? columns.map((column) => textOf(column.cell(row))).join(" ");
    texts.set(row, text);
    return text;
  };
}

/**
 * @param {Column[]} columns
 * @param {any[]} rows
 * @param {TableOptions} options
 */
export function drawTable(columns, rows, {caption, name = "rows", foot = null, onChoose}) {
  const body = element("tbody");
  const count = element("span", {class: "faint", role: "status"});
  const more = element("button", {type: "button", class: "more", hidden: true});
  const heads = columns.map((column) => drawHead(column));
  const rowText = searchText(columns);
  let isWhole = false;
  /** @type {any[]} */
  let shown = [];

  const draw = () => {
    const {column, sign} = keptOrder(columns, name);
    const words = kept(`${name}.filter`);
    const found = words ? filteredRows(rows, rowText, words) : rows;
    shown = column ? sortedRows(found, (row) => valueOf(column, row), sign) : found;
    const drawn = isWhole ? shown : shown.slice(0, mostAtOnce);
    body.replaceChildren(...drawn.map((row) => drawRow(columns, row, onChoose)));
    count.textContent = words ? `${shown.length} of ${rowCount(rows)}` : rowCount(rows);
    more.hidden = drawn.length === shown.length;
    more.textContent = `show all ${shown.length} rows`;
    markOrder(heads, columns.indexOf(/** @type {Column} */ (column)), sign);
  };
  more.onclick = () => {
    isWhole = true;
    draw();
  };
  heads.forEach((head, index) => {
    head.querySelector("button")?.addEventListener("click", () => {
      keep({[`${name}.sort`]: nextOrder(columns[index], keptOrder(columns, name))});
      draw();
    });
  });
  draw();
  const table = element(
    "table",
    {"aria-label": caption},
    element("thead", {}, element("tr", {}, ...heads)),
    body,
  );
  if (foot) {
    table.append(element("tfoot", {}, foot));
  }
  return element(
    "div",
    {class: "table-part"},
    element(
      "div",
      {class: "table-tools"},
      element("h2", {class: "table-caption"}, caption),
      rows.length >= leastToFilter ? drawFilter(name, caption, draw) : null,
      count,
      rows.length > 0 ? drawDownloads(caption, () => shown) : null,
    ),
    rows.length > 0
      ? element("div", {class: "table", tabindex: 0, role: "region", "aria-label": caption}, table)
      : null,
    more,
  );
}

/** @param {any[]} rows */
function rowCount({length}) {
  return length === 0 ? "no rows" : `${counted(length)} ${length === 1 ? "row" : "rows"}`;
}

/** @param {Column} column */
function classOf({isNumber, isMinor}) {
  return [isNumber ? "number" : "", isMinor ? "minor" : ""].filter(Boolean).join(" ");
}

/** What has no title, a bar say, is no order for rows. @param {Column} column */
function drawHead(column) {
  const {title} = column;
  const button = title ? element("button", {type: "button"}, title) : "";
  return element("th", {scope: "col", class: classOf(column)}, button);
}

/**
 * How the address says that a table is sorted: `size` or `-size`.
 *
 * @param {Column[]} columns @param {string} name
 */
function keptOrder(columns, name) {
  const order = kept(`${name}.sort`);
  const title = order.replace(/^-/, "");
  const column = columns.find((one) => order !== "" && one.title === title) ?? null;
  return {column, sign: order.startsWith("-") ? -1 : 1};
}

/**
 * Numbers begin with the largest, a second click turns the order round.
 *
 * @param {Column} column
 * @param {{column: Column | null, sign: number}} order the present one
 */
function nextOrder(column, order) {
  const isFalling = order.column === column ? order.sign > 0 : column.isNumber;
  return `${isFalling ? "-" : ""}${column.title}`;
}

/** @param {HTMLElement[]} heads @param {number} index @param {number} sign */
function markOrder(heads, index, sign) {
  heads.forEach((head) => head.removeAttribute("aria-sort"));
  heads[index]?.setAttribute("aria-sort", sign > 0 ? "ascending" : "descending");
}

/** @param {string} name @param {string} caption @param {() => void} draw */
function drawFilter(name, caption, draw) {
  const input = element("input", {
    type: "search",
    placeholder: "filter",
    value: kept(`${name}.filter`),
    "aria-label": `Filter: ${caption}`,
  });
  input.oninput = () => {
    keep({[`${name}.filter`]: input.value.trim()});
    draw();
  };
  return input;
}

/** @param {string} caption @param {() => any[]} rows */
function drawDownloads(caption, rows) {
  const button = (
    /** @type {string} */ ending,
    /** @type {string} */ type,
    /** @type {(rows: any[]) => string} */ write,
  ) =>
    element(
      "button",
      {
        type: "button",
        class: "quiet",
        title: `Save these rows as ${ending}`,
        onclick: () => download(`${fileName(caption)}.${ending}`, type, write(rows())),
      },
      ending,
    );
  return element(
    "span",
    {class: "choices"},
    button("csv", "text/csv", csvOf),
    button("json", "application/json", (all) => JSON.stringify(all, null, 1)),
  );
}

/** @param {Column[]} columns @param {any} row @param {((row: any) => void) | undefined} onChoose */
function drawRow(columns, row, onChoose) {
  const cells = columns.map((column, index) => {
    const content = column.cell(row);
    const isChoice = index === 0 && onChoose;
    const isLong = textOf(content).length > longName;
    return element(
      "td",
      {class: `${classOf(column)} ${isLong ? "long" : ""}`.trim()},
      isChoice ? element("button", {type: "button", class: "link"}, content) : content,
    );
  });
  return element("tr", onChoose ? {class: "choice", onclick: () => onChoose(row)} : {}, ...cells);
}
