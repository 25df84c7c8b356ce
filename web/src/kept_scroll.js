// A view that one goes back to is seen where it was left.

/** How far down an entry of the browser's history was left. @type {Map<number, number>} */
const left = new Map();
let shown = 0;
/** Of the entry that one came back to; null: it is new. @type {number | null} */
let returning = null;

export function watchScroll() {
  arrive();
  addEventListener("popstate", () => {
    left.set(shown, scrollY);
    returning = arrive() ? (left.get(shown) ?? 0) : null;
  });
}

/** Whether the entry was seen before; it keeps its number when its address is replaced. */
function arrive() {
  const known = history.state?.entry;
  shown = known ?? performance.timeOrigin + performance.now();
  history.replaceState({entry: shown}, "");
  return known !== undefined;
}

/** To be called once all is drawn: before, the page may be too short. */
export function scrollBack() {
  if (returning !== null) {
    scrollTo(0, returning);
    returning = null;
  }
}
