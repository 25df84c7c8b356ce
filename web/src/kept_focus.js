// Keeps the keyboard where it is when what it is on is drawn again.

/** What a person knows an element by. @param {Element} element */
function knownBy(element) {
  const said = ["name", "data-path", "data-key", "aria-label"].map((one) =>
    element.getAttribute(one),
  );
  return JSON.stringify([element.tagName, ...said, element.textContent]);
}

/**
 * Gives back a function that puts the focus, once it is lost, on what took the place of
 * the element that had it, or else on `rest`.
 *
 * @param {HTMLElement} rest
 */
export function rememberFocus(rest) {
  const focused = document.activeElement;
  const known = focused ? knownBy(focused) : "";
  return () => {
    if (!focused || focused.isConnected || document.activeElement !== document.body) {
      return;
    }
    const alike = [...document.getElementsByTagName(focused.tagName)];
    const again = alike.find((one) => knownBy(one) === known) ?? rest;
    /** @type {HTMLElement} */ (again).focus({preventScroll: true});
  };
}
