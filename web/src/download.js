// Hands a text to the browser as a file.

import {element} from "./elements.js";

/** @param {string} name @param {string} type @param {string} text */
export function download(name, type, text) {
  const address = URL.createObjectURL(new Blob([text], {type}));
  element("a", {href: address, download: name}).click();
  URL.revokeObjectURL(address);
}
