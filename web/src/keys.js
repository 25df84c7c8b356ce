// The keys of the page, and the list of them that `?` shows.

import {element} from "./elements.js";

const keys = [
  ["/", "find a symbol"],
  ["[ and ]", "the build before and after"],
  ["arrows", "walk the bars or the builds of a timeline; left and right close and open"],
  ["Enter", "choose what is focused"],
  ["Shift + arrows", "choose a range of a timeline"],
  ["Escape", "go up one level, close what is open"],
  ["?", "this list"],
];

function drawKeys() {
  const rows = keys.flatMap(([key, text]) => [
    element("dt", {}, element("kbd", {}, key)),
    element("dd", {}, text),
  ]);
  const close = element("form", {method: "dialog"}, element("button", {}, "close"));
  return element(
    "dialog",
    {class: "keys", "aria-label": "Keys"},
    element("h2", {}, "Keys"),
    element("dl", {class: "figures"}, ...rows),
    close,
  );
}

export function showKeys() {
  const open = /** @type {HTMLDialogElement | null} */ (document.querySelector("dialog.keys"));
  const dialog = open ?? drawKeys();
  document.body.append(dialog);
  if (!dialog.open) {
    dialog.showModal();
  }
}

/**
 * @param {{onFind: () => void, onStep: (step: number) => void, onUp: () => void}} actions
 */
export function listenToKeys({onFind, onStep, onUp}) {
  /** @type {Record<string, () => void>} */
  const acts = {
    "/": onFind,
    "[": () => onStep(1),
    "]": () => onStep(-1),
    "?": showKeys,
    Escape: onUp,
  };
  document.addEventListener("keydown", (event) => {
    const place = /** @type {HTMLElement} */ (event.target);
    // A dialog that was closed keeps the focus until the next frame.
    const isTyping = place.matches("input, textarea, select") || place.closest("dialog[open]");
    const act = acts[event.key];
    if (!act || isTyping || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    event.preventDefault();
    act();
  });
}
