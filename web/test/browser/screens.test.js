// Every view on screens of all sizes and on paper: with usual names and with hostile ones.

import assert from "node:assert/strict";
import {test} from "node:test";
import {ingest} from "./running_page.js";
import {settled, startSession, turnTo, visit} from "./session.js";

/** @typedef {import("playwright-core").Page} Page */

const session = startSession((database) => {
  ingest(database, "maps/hostile/before.map", "--target", "hostile", "--label", "first");
  ingest(database, "maps/hostile/after.map", "--target", "hostile", "--label", "second");
  ingest(database, "heaps/1.20.0-297-65536.log", "--target", "node-m4");
});

const views = [
  "overview",
  "overview?block=all",
  "build",
  "compare",
  "compare?by=region&block=all",
  "timeline",
  "symbols",
  "address",
  "renames",
  "ledger",
  "ledger?by=object",
  "targets",
  "heap",
  "sql",
  "sql?question=block/sizes&run=1",
];

/** Views of what only one target has. @type {Record<string, string[]>} */
const ownViews = {
  "node-m4": [
    "timeline?series=.text",
    "symbols?name=default_handler",
    "renames?old=v1.1.0&new=v1.2.0",
    "overview?focus=FLASH/FLASH_TEXT/.text/obj%252Fstartup.o/reset_handler",
    "heap?free=1&rainbow=1",
  ],
  hostile: ["timeline?series=long_x*", "symbols?name=long_x*"],
};
const mostShift = 0.02; // of the screen, times how far: what nobody sees
const paper = {width: 718, height: 1000}; // A4 without its margins

/**
 * @param {{width: number, height: number}} viewport
 * @param {(page: Page, place: string) => Promise<void>} look
 */
async function onEveryView(viewport, look) {
  for (const [target, own] of Object.entries(ownViews)) {
    const hashes = [...views, ...own].map(
      (view) => `#/${view}${view.includes("?") ? "&" : "?"}target=${target}`,
    );
    await visit(
      session.browser,
      session.server.address,
      async (page) => {
        for (const hash of hashes) {
          await turnTo(page, hash);
          await look(page, hash);
        }
      },
      {viewport},
    );
  }
}

/** @param {Page} page @param {string} place */
async function assertNoSidewaysScroll(page, place) {
  const [needed, seen] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  assert.ok(needed <= seen, `${place} is ${needed} wide on ${seen}`);
}

/** What ends before its words do. @param {Page} page */
function cutParts(page) {
  return page.evaluate(() =>
    [...document.querySelectorAll("main :is(ul, td, th, dd, textarea, .table, .thumbnails, bdi)")]
      .filter((part) => getComputedStyle(part).overflowX !== "visible")
      .filter((part) => part.clientWidth > 0 && part.scrollWidth > part.clientWidth)
      .map((part) => `${part.tagName} ${part.className} ${part.textContent}`),
  );
}

for (const viewport of [
  {width: 400, height: 900},
  {width: 3840, height: 2160},
]) {
  test(`no view scrolls sideways on a screen ${viewport.width} pixels wide`, async () => {
    await onEveryView(viewport, assertNoSidewaysScroll);
  });
}

for (const viewport of [
  {width: 400, height: 900},
  {width: 1400, height: 900},
]) {
  test(`nothing jumps while a view is drawn ${viewport.width} pixels wide`, async () => {
    for (const view of ["overview", "build", "compare"]) {
      const {page, problems} = await session.browser.open({viewport});
      await page.addInitScript(() => {
        /** @type {any} */ (globalThis).shifts = 0;
        new PerformanceObserver((list) => {
          for (const shift of list.getEntries()) {
            /** @type {any} */ (globalThis).shifts += /** @type {any} */ (shift).value;
          }
        }).observe({type: "layout-shift", buffered: true});
      });
      await page.goto(`${session.server.address}#/${view}?target=node-m4`);
      await settled(page);
      await page.waitForLoadState("networkidle");
      const shifts = await page.evaluate(() => /** @type {any} */ (globalThis).shifts);
      assert.ok(shifts < mostShift, `${view} shifts by ${shifts}`);
      assert.deepEqual(problems, []);
      await page.close();
    }
  });
}

/** Controls that nobody can name who does not see them. @param {Page} page */
function namelessControls(page) {
  return page.evaluate(() =>
    [...document.querySelectorAll("a, button, input, select, textarea, [tabindex='0']")]
      .filter((one) => !one.closest("label") && !one.textContent?.trim())
      .filter((one) => !one.getAttribute("aria-label") && !one.querySelector("img[alt]"))
      .map((one) => one.outerHTML),
  );
}

test("every view has its title as a heading, and every control a name", async () => {
  await onEveryView({width: 1400, height: 900}, async (page, place) => {
    assert.deepEqual(await namelessControls(page), [], place);
    assert.equal(await page.locator("h1").first().textContent(), await page.title());
  });
});

test("on paper every view has its title and all of its words, and nothing to press", async () => {
  await onEveryView(paper, async (page, place) => {
    await page.emulateMedia({media: "print"});
    await assertNoSidewaysScroll(page, place);
    assert.deepEqual(await cutParts(page), [], place);
    const title = page.locator("#printed-title");
    assert.ok(await title.isVisible(), place);
    assert.equal(await title.textContent(), await page.title());
    for (const control of ["header", ".controls", ".find", ".chart-tools", ".tabs"]) {
      for (const part of await page.locator(control).all()) {
        assert.equal(await part.isVisible(), false, `${control} in ${place}`);
      }
    }
    await page.emulateMedia({media: "screen"});
  });
});
