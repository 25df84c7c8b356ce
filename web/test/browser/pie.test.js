// The main pie while it morphs from one build to another. The clock of the page stands
// still but for what a test lets pass, so that no machine is too slow.

import assert from "node:assert/strict";
import {test} from "node:test";
import {settled, startSession, visit} from "./session.js";

/** @typedef {import("playwright-core").Page} Page */

const session = startSession(() => {});
const slice = '.pie path[data-key="run:.bss"]';
const wholeMorph = 400; // milliseconds
const anHour = 3_600_000;
const address = (/** @type {string} */ label) =>
  `${session.server.address}#/overview?target=node-m4&build=${label}&block=RAM`;

/** Where the slice ends. @param {Page} page */
const endOf = async (page) => Number(await page.locator(slice).getAttribute("data-end"));

/** Where the slice of a build ends once nothing moves. @param {string} label */
async function endAtRest(label) {
  let end = 0;
  await visit(session.browser, address(label), async (page) => {
    end = await endOf(page);
  });
  return end;
}

/**
 * @param {(page: Page) => Promise<void>} look
 * @param {import("playwright-core").BrowserContextOptions} [options]
 */
async function withStillClock(look, options) {
  await visit(
    session.browser,
    address("v1.0.0"),
    async (page) => {
      await page.clock.install({time: 0});
      await page.reload();
      await settled(page);
      await page.clock.pauseAt(anHour);
      await look(page);
    },
    options,
  );
}

/** Looks at a build until its pie begins to move. @param {Page} page @param {string} label */
async function lookAt(page, label) {
  await page.click(`.thumbnail[data-label="${label}"]`);
  await page.locator(".pie-centre strong", {hasText: label}).waitFor();
}

/** @param {number} angle @param {number} one @param {number} other */
function assertBetween(angle, one, other) {
  const isBetween = angle > Math.min(one, other) && angle < Math.max(one, other);
  assert.ok(isBetween, `${angle} is not between ${one} and ${other}`);
}

test("an arc stands between at half time, and is one node before, during and after", async () => {
  const [first, last] = [await endAtRest("v1.0.0"), await endAtRest("v1.2.0")];
  await withStillClock(async (page) => {
    const node = await page.locator(slice).elementHandle();
    const isSame = () => page.evaluate((one) => one?.isConnected, node);
    assert.equal(await endOf(page), first);
    await lookAt(page, "v1.2.0");
    await page.clock.runFor(wholeMorph / 2);
    assertBetween(await endOf(page), first, last);
    assert.ok(await isSame());
    await page.clock.runFor(wholeMorph);
    assert.equal(await endOf(page), last);
    assert.ok(await isSame());
    assert.equal(await page.locator(slice).count(), 1);
  });
});

test("the small pies are not drawn again while the large one morphs", async () => {
  await withStillClock(async (page) => {
    const small = '.thumbnail[data-label="v1.2.0"]';
    const node = await page.locator(`${small} path`).first().elementHandle();
    await lookAt(page, "v1.2.0");
    await settled(page);
    assert.ok(await page.evaluate((one) => one?.isConnected, node));
    assert.equal(await page.getAttribute(small, "aria-pressed"), "true");
  });
});

test("a second click midway goes on from there and ends where it should", async () => {
  const rest = await endAtRest("v1.1.0");
  await withStillClock(async (page) => {
    await lookAt(page, "v1.2.0");
    await page.clock.runFor(wholeMorph / 2);
    const midway = await endOf(page);
    await lookAt(page, "v1.1.0");
    assert.equal(await endOf(page), midway);
    await page.clock.runFor(wholeMorph / 2);
    assertBetween(await endOf(page), midway, rest);
    await page.clock.runFor(wholeMorph);
    assert.equal(await endOf(page), rest);
    await page.waitForURL(/build=v1\.1\.0/);
  });
});

test("who asked for no motion sees the end at once", async () => {
  const rest = await endAtRest("v1.2.0");
  await withStillClock(
    async (page) => {
      await lookAt(page, "v1.2.0");
      assert.equal(await endOf(page), rest);
    },
    {reducedMotion: "reduce"},
  );
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
