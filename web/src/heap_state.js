// What of the heap page stands in the address.

/**
 * @typedef {object} HeapLook
 * @property {number} columns GC blocks in a row
 * @property {boolean} showsFree
 * @property {boolean} isRainbow
 */

/** @typedef {"single" | "side" | "diff"} HeapMode one snapshot, two side by side, what became of one */

const narrow = 64;
const wide = 128;

/**
 * @param {Record<string, string>} values of the address
 * @param {boolean} hasRoom whether the window is wide
 */
export function heapState(values, hasRoom) {
  /** @type {HeapMode} */
  const mode = !values.with ? "single" : values.look === "side" ? "side" : "diff";
  const usual = hasRoom && mode !== "side" ? wide : narrow;
  /** @type {HeapLook} */
  const look = {
    columns: values.wide === "64" ? narrow : values.wide === "128" ? wide : usual,
    showsFree: values.free === "1",
    isRainbow: values.rainbow === "1",
  };
  return {mode, look};
}

/**
 * The snapshot of the address where it is there, else the newest.
 *
 * @param {{id: number}[]} snapshots oldest first
 * @param {string | undefined} reference #ID
 */
export function chosenPlace(snapshots, reference) {
  const place = snapshots.findIndex(({id}) => `#${id}` === reference);
  return place >= 0 ? place : snapshots.length - 1;
}
