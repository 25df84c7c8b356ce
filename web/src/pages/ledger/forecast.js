// When blocks are full, a line a block.

import {element} from "../../elements.js";
import {count, day, exactBytes, percent} from "../../format.js";

const farthest = 3650; // days; what is later says nothing

/** @param {any} forecast of /api/forecast */
export function drawForecast({rows}) {
  return element(
    "section",
    {class: "panel wide"},
    element("h2", {}, "How long it lasts"),
    element("ul", {class: "forecasts"}, ...rows.map(drawRow)),
  );
}

/** @param {any} row */
function drawRow({name, high_water: high, length, free, first, last, builds, by_day: outlook}) {
  return element(
    "li",
    {"data-block": name, title: `From ${count(builds)} builds, ${first} to ${last}`},
    element("strong", {}, name),
    ` ${exactBytes(high)} of ${exactBytes(length)} (${percent(high, length)}), `,
    element("span", {"data-figure": "free"}, exactBytes(free)),
    ` free: ${outlookText(outlook)}`,
  );
}

/** @param {any} outlook by day */
function outlookText({verdict, rate, left, full}) {
  if (!rate || verdict !== "grows") {
    return verdict;
  }
  const pace = `grows by ${rate.likely.toFixed(1)} B a day (${rate.low.toFixed(1)} to ${rate.high.toFixed(1)})`;
  if (!left || left.likely > farthest) {
    return `${pace}, and lasts for more than ten years`;
  }
  return `${pace}: full about ${day(full.likely)} (${day(full.low)} to ${day(full.high)})`;
}
