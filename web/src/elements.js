// Makes elements. Names from maps only ever become text.

/**
 * @typedef {Node | string | null} Child
 * @typedef {Record<string, string | number | boolean | ((event: any) => void)>} Attributes
 */

/**
 * An element with attributes (`onclick: function` listens; false is left out but in `aria-`) and children.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Attributes} [attributes]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") {
      made.addEventListener(name.slice(2), value);
    } else if (name.startsWith("aria-") || name === "draggable") {
      made.setAttribute(name, String(value));
    } else if (value !== false) {
      made.setAttribute(name, value === true ? "" : String(value));
    }
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** @param {string} [className] */
export function svgElement(className = "") {
  const made = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  made.setAttribute("class", className);
  return made;
}

/** How much larger all is written than usual: more than 1 on a very large screen. */
export function textScale() {
  const usual = 10; // pixels in a rem, as base.css has it
  return parseFloat(getComputedStyle(document.documentElement).fontSize) / usual;
}

/** Milliseconds that a transition may take; 0 for people who asked for none. */
export function motion() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 400;
}
