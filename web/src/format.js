// Numbers as the whole page writes them.

const units = ["B", "KiB", "MiB", "GiB"];

/**
 * `20,225`. A whole number: what the language brings for it takes a browser 20 ms to load.
 *
 * @param {number} number
 */
export function count(number) {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** `354,408 B` @param {number | null} bytes */
export function exactBytes(bytes) {
  return bytes === null ? "–" : `${count(bytes)} B`;
}

/** `346.1 KiB` @param {number | null} bytes */
export function roundBytes(bytes) {
  if (bytes === null) {
    return "–";
  }
  let value = bytes;
  let unit = 0;
  while (Math.abs(value) >= 1024 && unit + 1 < units.length) {
    value /= 1024;
    unit += 1;
  }
  return unit === 0 ? exactBytes(bytes) : `${value.toFixed(1)} ${units[unit]}`;
}

/** A round number without its tail: `400 KiB` for `400.0 KiB`. @param {string} text */
export function roundTick(text) {
  return text.replace(".0 ", " ");
}

/** `3,584 B free`, `632 B too much` @param {{free: number | null, overflow: number}} block */
export function freeText({free, overflow}) {
  return overflow > 0 ? `${exactBytes(overflow)} too much` : `${exactBytes(free)} free`;
}

/** `+1,234 B`, `−12 B`, `±0 B` @param {number} bytes */
export function signedBytes(bytes) {
  const sign = bytes > 0 ? "+" : bytes < 0 ? "−" : "±";
  return `${sign}${count(Math.abs(bytes))} B`;
}

/** `46.3 %` @param {number} part @param {number | null} whole */
export function percent(part, whole) {
  return whole ? `${((100 * part) / whole).toFixed(1)} %` : "–";
}

/** `2026-01-12` @param {string | null} time RFC 3339 */
export function day(time) {
  return time ? time.slice(0, 10) : "";
}

/** "grew", "shrank" or "same": the class of a change. @param {number} delta */
export function direction(delta) {
  return delta > 0 ? "grew" : delta < 0 ? "shrank" : "same";
}

/** As a shell takes it for one word. @param {string} name */
export function quoted(name) {
  return /^[\w./@:+-]+$/.test(name) ? name : `'${name.replaceAll("'", `'\\''`)}'`;
}
