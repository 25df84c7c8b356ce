// The runs of a heap's areas: what they are called, how they are coloured, what chain a
// GC block is in. Of the tail letters only `=` is known: a tail belongs to the head before.

/**
 * Neighbours of one look.
 *
 * @typedef {object} Run
 * @property {string} letter as the dump prints it, of a diff the sign
 * @property {string} className its colour
 * @property {string} text what it is
 * @property {number} count GC blocks
 */

/** @typedef {[string, number]} KindRun @typedef {[string, string, string, number]} ChangeRun */

export const freeLetter = ".";
const tailLetter = "=";
const rainbowColours = 6;

/** What the letters of a heap map mean, in the order of a legend. */
export const kindNames = new Map([
  ["h", "head"],
  ["T", "tuple"],
  ["L", "list"],
  ["D", "dict"],
  ["F", "float"],
  ["B", "bytecode"],
  ["M", "module"],
  ["S", "string or bytes"],
  ["A", "array"],
  ["m", "marked"],
  [freeLetter, "free"],
]);

/** What the signs of a heap diff mean. */
export const changeNames = new Map([
  ["o", "same"],
  ["-", "freed"],
  ["+", "allocated"],
  ["~", "another kind"],
  [freeLetter, "free in both"],
]);

const changeClasses = new Map([
  ["o", "change-same"],
  ["-", "change-freed"],
  ["+", "change-allocated"],
  ["~", "change-kind"],
  [freeLetter, "kind-free"],
]);

/** @param {string} letter */
export function kindClass(letter) {
  return letter === freeLetter ? "kind-free" : `kind-${letter}`;
}

/** @param {string} sign */
export function changeClass(sign) {
  return changeClasses.get(sign) ?? "kind-h";
}

/** @param {string} letter */
function kindName(letter) {
  return letter === tailLetter ? "tail" : (kindNames.get(letter) ?? letter);
}

/**
 * A tail has the colour of its head's kind, and is paler.
 *
 * @param {KindRun[]} runs
 * @returns {Run[]}
 */
export function runsOfKinds(runs) {
  let head = "h";
  return runs.map(([letter, count]) => {
    const isTail = letter === tailLetter;
    head = isTail ? head : letter;
    return {
      letter,
      className: kindClass(head) + (isTail ? " tail" : ""),
      text: isTail ? `tail of ${kindName(head)}` : kindName(letter),
      count,
    };
  });
}

/**
 * A new colour for each chain, so that neighbours differ.
 *
 * @param {KindRun[]} runs
 * @returns {Run[]}
 */
export function runsOfRainbow(runs) {
  let turn = -1;
  return runsOfKinds(runs).flatMap((run) => {
    if (run.letter === freeLetter) {
      return [run];
    }
    if (run.letter === tailLetter) {
      return [{...run, className: `rainbow-${turn % rainbowColours} tail`}];
    }
    return Array.from({length: run.count}, () => {
      turn += 1;
      return {...run, count: 1, className: `rainbow-${turn % rainbowColours}`};
    });
  });
}

/** Signs as classes; the letters are those of the newer heap, of freed blocks the older's.
 * @param {ChangeRun[]} runs @returns {Run[]} */
export function runsOfChanges(runs) {
  return runs.map(([sign, old, now, count]) => ({
    letter: sign === "-" ? old : now,
    className: changeClass(sign),
    text: `${changeNames.get(sign) ?? sign}: ${kindName(old)} → ${kindName(now)}`,
    count,
  }));
}

/**
 * The chain, or the free run, that holds a GC block.
 *
 * @param {KindRun[]} runs
 * @param {number} place of the GC block in its area
 * @returns {{letter: string, name: string, first: number, count: number} | null}
 */
export function chainAt(runs, place) {
  let begin = 0;
  let head = {letter: "", first: 0};
  for (const [index, [letter, count]] of runs.entries()) {
    const end = begin + count;
    const isTail = letter === tailLetter;
    if (!isTail) {
      head = {letter, first: letter === freeLetter ? begin : end - 1};
    }
    if (place < end) {
      const first = isTail || letter === freeLetter ? head.first : place;
      const [next, tails] = runs[index + 1] ?? ["", 0];
      const isLast = isTail || letter === freeLetter || place === end - 1;
      const behind = !isTail && isLast && next === tailLetter ? tails : 0;
      const own = isTail || letter === freeLetter ? end - first : 1;
      return {letter: head.letter, name: kindName(head.letter), first, count: own + behind};
    }
    begin = end;
  }
  return null;
}
