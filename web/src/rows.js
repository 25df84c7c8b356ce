// Rows of an answer: in another order, fewer of them, as a file.

/** @typedef {string | number | null} Value */

/**
 * @param {any[]} rows
 * @param {(row: any) => Value} valueOf
 * @param {number} sign 1: the smallest first; what has no value is last either way
 * @returns {any[]}
 */
export function sortedRows(rows, valueOf, sign) {
  return [...rows].sort((one, other) => {
    const [left, right] = [valueOf(one), valueOf(other)];
    if (left === right || left === null || right === null) {
      return left === right ? 0 : left === null ? 1 : -1;
    }
    return sign * (left < right ? -1 : 1);
  });
}

/**
 * The rows that have every word somewhere, in whatever case.
 *
 * @param {any[]} rows
 * @param {(row: any) => string} textOf
 * @param {string} words with blanks between
 */
export function filteredRows(rows, textOf, words) {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    const text = textOf(row).toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}

/** @param {unknown} value */
function csvValue(value) {
  if (value === null || value === undefined) {
    return "";
  }
  const isList = Array.isArray(value) && value.every((one) => typeof one !== "object");
  const text = isList
    ? value.join(";")
    : typeof value === "object"
      ? JSON.stringify(value)
      : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A line for the names and one for each row, as `--csv` prints them. @param {any[]} rows */
export function csvOf(rows) {
  const names = Object.keys(rows[0] ?? {});
  const lines = [names, ...rows.map((row) => names.map((name) => row[name]))];
  return lines.map((line) => line.map(csvValue).join(",") + "\n").join("");
}

/** The name of a file for what a caption says. @param {string} caption */
export function fileName(caption) {
  return caption.replace(/[^\p{L}\p{N}._-]+/gu, "-").replace(/^-+|-+$/g, "") || "rows";
}
