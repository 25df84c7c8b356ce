// The one small card beside what is pointed at.

import {element} from "../elements.js";

/** @type {HTMLElement | null} */
let card = null;
let isPinned = false;

function theCard() {
  if (!card) {
    card = element("div", {class: "card", role: "status", hidden: true});
    document.body.append(card);
    document.addEventListener("keydown", (event) => event.key === "Escape" && hideCard(true));
    document.addEventListener("pointerdown", (event) => {
      if (!card?.contains(/** @type {Node} */ (event.target))) {
        hideCard(true);
      }
    });
    addEventListener("hashchange", () => hideCard(true));
  }
  return card;
}

/**
 * A pinned card stays until something else is pressed, so that its buttons can be.
 *
 * @param {{x: number, y: number}} place in the window
 * @param {Node} content
 * @param {boolean} [pinned]
 */
export function showCard(place, content, pinned = false) {
  const made = theCard();
  if (isPinned && !pinned) {
    return;
  }
  isPinned = pinned;
  made.replaceChildren(content);
  made.hidden = false;
  made.classList.toggle("pinned", pinned);
  const gap = 12;
  const left = Math.min(place.x + gap, innerWidth - made.offsetWidth - gap);
  const above = place.y - made.offsetHeight - gap;
  made.style.left = `${Math.max(gap, left)}px`;
  made.style.top = `${above > 0 ? above : place.y + gap}px`;
  if (pinned) {
    made.querySelector("button")?.focus({preventScroll: true});
  }
}

/** @param {boolean} evenPinned */
export function hideCard(evenPinned) {
  if (card && (evenPinned || !isPinned)) {
    card.hidden = true;
    isPinned = false;
  }
}

/**
 * Shows a card while `shape` is pointed at.
 *
 * @param {Element} shape
 * @param {() => Node} content
 */
export function cardOn(shape, content) {
  shape.addEventListener("pointerenter", (event) => {
    const {clientX: x, clientY: y} = /** @type {PointerEvent} */ (event);
    showCard({x, y}, content());
  });
  shape.addEventListener("pointerleave", () => hideCard(false));
}
