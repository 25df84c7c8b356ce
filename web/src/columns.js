// Columns that many tables have.

import {element} from "./elements.js";
import {count, day, direction, exactBytes, signedBytes} from "./format.js";

/** @typedef {import("./views/table.js").Column} Column */

/** What a narrow screen goes without. @param {Column} column @returns {Column} */
export function minor(column) {
  return {...column, isMinor: true};
}

/** @param {string} title @param {string} key @returns {Column} */
export function textColumn(title, key) {
  return {title, value: (row) => row[key] ?? "", cell: (row) => row[key] ?? ""};
}

/** @param {string} title @param {string} key @returns {Column} */
export function bytesColumn(title, key) {
  return {title, isNumber: true, value: (row) => row[key], cell: (row) => exactBytes(row[key])};
}

/** @param {string} title @param {string} key @returns {Column} */
export function countColumn(title, key) {
  return {
    title,
    isNumber: true,
    value: (row) => row[key],
    cell: (row) => (row[key] === null ? "–" : count(row[key])),
  };
}

/** A change with its sign and colour. @param {string} title @param {string} key @returns {Column} */
export function deltaColumn(title, key) {
  return {
    title,
    isNumber: true,
    value: (row) => row[key],
    cell: (row) => element("span", {class: direction(row[key])}, signedBytes(row[key])),
  };
}

/** @param {string} title @param {string} key @returns {Column} */
export function dayColumn(title, key) {
  return {title, value: (row) => row[key], cell: (row) => day(row[key])};
}

/** A commit, short; whole on hover. @param {string} title @param {string} key @returns {Column} */
export function commitColumn(title, key) {
  const shortest = 10; // digits
  return {
    title,
    value: (row) => row[key] ?? "",
    cell: (row) => element("code", {title: row[key] ?? ""}, (row[key] ?? "").slice(0, shortest)),
  };
}
