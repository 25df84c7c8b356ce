// A table that sorts by a click on a column.

import {element} from "../elements.js";

/**
 * @typedef {object} Column
 * @property {string} title
 * @property {(row: any) => string | Node} cell
 * @property {(row: any) => string | number | null} [value] what it sorts by
 * @property {boolean} [isNumber]
 */

/** @param {any[]} rows @param {Column} column @param {number} sign @returns {any[]} */
export function sortedRows(rows, column, sign) {
  const value = column.value ?? ((row) => String(column.cell(row)));
  return [...rows].sort((one, other) => {
    const [left, right] = [value(one), value(other)];
    if (left === right || left === null || right === null) {
      return left === right ? 0 : left === null ? 1 : -1;
    }
    return sign * (left < right ? -1 : 1);
  });
}

/**
 * @param {Column[]} columns
 * @param {any[]} rows
 * @param {{caption: string, foot?: HTMLElement | null, onChoose?: (row: any) => void}} options
 */
export function drawTable(columns, rows, {caption, foot = null, onChoose}) {
  const body = element("tbody");
  /** @type {{column: Column | null, sign: number}} */
  const order = {column: null, sign: 1};
  const fill = () => {
    const shown = order.column ? sortedRows(rows, order.column, order.sign) : rows;
    body.replaceChildren(...shown.map((row) => drawRow(columns, row, onChoose)));
  };
  const heads = columns.map((column) => {
    const sort = () => {
      order.sign = order.column === column ? -order.sign : column.isNumber ? -1 : 1;
      order.column = column;
      heads.forEach((head) => head.removeAttribute("aria-sort"));
      heads[columns.indexOf(column)].setAttribute(
        "aria-sort",
        order.sign > 0 ? "ascending" : "descending",
      );
      fill();
    };
    const name = element("button", {type: "button", onclick: sort}, column.title);
    return element("th", {scope: "col", class: column.isNumber ? "number" : ""}, name);
  });
  fill();
  const table = element(
    "table",
    {},
    element("caption", {}, caption),
    element("thead", {}, element("tr", {}, ...heads)),
    body,
  );
  if (foot) {
    table.append(element("tfoot", {}, foot));
  }
  return element(
    "div",
    {class: "table", tabindex: 0, role: "region", "aria-label": caption},
    table,
  );
}

/** @param {Column[]} columns @param {any} row @param {((row: any) => void) | undefined} onChoose */
function drawRow(columns, row, onChoose) {
  const cells = columns.map((column) =>
    element("td", {class: column.isNumber ? "number" : ""}, column.cell(row)),
  );
  return element("tr", onChoose ? {class: "choice", onclick: () => onChoose(row)} : {}, ...cells);
}
