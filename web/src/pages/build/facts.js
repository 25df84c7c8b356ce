// What is known of a build, whether its sums hold, and what should worry.

import {ask} from "../../api.js";
import {element} from "../../elements.js";
import {exactBytes, signedBytes} from "../../format.js";

/** @param {string} name @param {string | null} text @param {string} [key] */
function fact(name, text, key = name) {
  return text ? [element("dt", {}, name), element("dd", {"data-figure": key}, text)] : [];
}

/** @param {any} shown of /api/show @param {HTMLElement} proof */
export function drawFacts({build, toolchain, status, note}, proof) {
  return element(
    "dl",
    {class: "figures"},
    ...fact("tags", build.tags.join(", ")),
    ...fact("commit", build.commit),
    ...fact("time", build.time?.replace("T", " ").replace("Z", " UTC") ?? null),
    ...fact("branch", build.branch),
    ...fact("toolchain", toolchain),
    ...fact("status", status),
    ...fact("note", note),
    element("dt", {}, "proof"),
    proof,
  );
}

/** A line that fills itself: recomputing all sums of a large build takes a moment.
 * @param {Record<string, string>} question */
export function createProof(question) {
  const waiting = "… every sum is recomputed from the layout"; // as long as what comes
  const line = element("dd", {"data-figure": "proof", "aria-busy": true}, waiting);
  ask("verify", question)
    .then((answer) => {
      line.replaceChildren(...proofText(answer));
      line.className = answer.adds_up ? "good" : "bad";
    })
    .catch((failure) => line.replaceChildren(failure.message))
    .finally(() => line.removeAttribute("aria-busy"));
  return line;
}

/** @param {any} answer of /api/verify */
function proofText({adds_up: addsUp, findings}) {
  if (addsUp) {
    return ["✓ every sum, recomputed from the layout, adds up"];
  }
  return findings.map((/** @type {any} */ finding) =>
    element("p", {}, [finding.region, finding.message].filter(Boolean).join(": ")),
  );
}

/** @param {any} shown of /api/show @param {any[]} diagnostics of the map */
export function drawWarnings({status, overflows}, diagnostics) {
  const lines = [
    ...overflows.map(drawOverflow),
    ...diagnostics.map(({severity, line, message}) =>
      element("li", {}, `${severity}${line ? `, line ${line}` : ""}: ${message}`),
    ),
  ];
  if (status !== "ok" && overflows.length === 0) {
    lines.unshift(element("li", {}, `The link is ${status}.`));
  }
  return lines.length > 0
    ? element(
        "section",
        {class: "panel wide warnings", role: "alert"},
        element("h2", {}, "Warnings"),
        element("ul", {}, ...lines),
      )
    : null;
}

/** @param {any} overflow */
function drawOverflow({block, over, good, delta, growers}) {
  const since = good ? ` Since ${good.label}, which fits, it uses ${signedBytes(delta)}:` : "";
  return element(
    "li",
    {},
    element("strong", {}, `${block} is over by ${exactBytes(over)}.`),
    since,
    element(
      "ul",
      {},
      ...growers.map((/** @type {any} */ row) =>
        element("li", {}, `${row.name ?? "(no name)"} ${signedBytes(row.delta)}`),
      ),
    ),
  );
}
