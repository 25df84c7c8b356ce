// The main pie while it morphs from one build to another.

import assert from "node:assert/strict";
import {test} from "node:test";
import {settled, startSession, visit} from "./session.js";

/** @typedef {import("playwright-core").Page} Page */

const session = startSession(() => {});
const slice = '.pie path[data-key="run:.bss"]';
const address = (/** @type {string} */ label) =>
  `${session.server.address}#/overview?target=node-m4&build=${label}&block=RAM`;

/** Where the slice ends once nothing moves. @param {string} label */
async function endAtRest(label) {
  let end = 0;
  await visit(
    session.browser,
    address(label),
    async (page) => {
      end = Number(await page.locator(slice).getAttribute("data-end"));
    },
    {reducedMotion: "reduce"},
  );
  return end;
}

/**
 * Looks at one build after the other, `wait` milliseconds after the first look.
 *
 * @param {Page} page @param {string[]} labels @param {number} wait
 */
function looks(page, labels, wait) {
  return page.evaluate(
    async ({selector, names, pause}) => {
      const node = /** @type {Element} */ (document.querySelector(selector));
      const end = () => Number(node.getAttribute("data-end"));
      /** @type {{time: number, end: number}[]} */
      const seen = [];
      new MutationObserver(() => seen.push({time: performance.now(), end: end()})).observe(node, {
        attributeFilter: ["data-end"],
      });
      const first = end();
      for (const name of names) {
        /** @type {any} */ (document.querySelector(`.thumbnail[data-label="${name}"]`)).click();
        while (seen.length === 0) {
          await new Promise((done) => setTimeout(done, 5));
        }
        await new Promise((done) => setTimeout(done, pause));
      }
      await new Promise((done) => setTimeout(done, 1500));
      return {first, seen, last: end(), isSame: node === document.querySelector(selector)};
    },
    {selector: slice, names: labels, pause: wait},
  );
}

test("at half time the arc of a region stands between, and is the node that it was", async () => {
  const rest = await endAtRest("v1.2.0");
  await visit(session.browser, address("v1.0.0"), async (page) => {
    const {first, seen, last, isSame} = await looks(page, ["v1.2.0"], 0);
    assert.ok(isSame);
    assert.equal(last, rest);
    const half = (seen[0].time + seen[seen.length - 1].time) / 2;
    const nearest = seen.reduce((best, one) =>
      Math.abs(one.time - half) < Math.abs(best.time - half) ? one : best,
    );
    assert.ok(nearest.end > Math.min(first, last), `${nearest.end} above ${first}, ${last}`);
    assert.ok(nearest.end < Math.max(first, last), `${nearest.end} below ${first}, ${last}`);
  });
});

test("a second click midway ends where it should", async () => {
  const rest = await endAtRest("v1.1.0");
  await visit(session.browser, address("v1.0.0"), async (page) => {
    const {last, isSame} = await looks(page, ["v1.2.0", "v1.1.0"], 120);
    assert.ok(isSame);
    assert.equal(last, rest);
    assert.match(page.url(), /build=v1\.1\.0/);
  });
});

test("holes and free space can be hidden", async () => {
  await visit(session.browser, address("v1.0.0"), async (page) => {
    assert.equal(await page.locator('.pie path[data-key="free"]').count(), 1);
    await page.getByRole("button", {name: "holes and free"}).click();
    await page.locator('.pie path[data-key="free"]').waitFor({state: "detached"});
    await page.reload();
    await settled(page);
    assert.equal(await page.locator('.pie path[data-key="free"]').count(), 0);
  });
});
