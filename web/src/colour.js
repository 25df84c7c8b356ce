// A region has one colour everywhere: a class that styles/marks.css gives it.

const usual = [".text", ".rodata", ".data", ".bss", ".heap", ".stack"];
const colours = 10;

/** FNV-1a, so that a name has the same colour in every view and on every day. @param {string} name */
function hash(name) {
  let value = 0x811c9dc5;
  for (const letter of name) {
    value = Math.imul(value ^ /** @type {number} */ (letter.codePointAt(0)), 0x01000193);
  }
  return value >>> 0;
}

/** The class of a region's marks. @param {string} name */
export function regionClass(name) {
  const place = usual.indexOf(name);
  const others = colours - usual.length;
  return `region-${place >= 0 ? place : usual.length + (hash(name) % others)}`;
}
