// A history of thousands of builds: little is drawn, and no peak is lost.

import assert from "node:assert/strict";
import {execFileSync} from "node:child_process";
import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {after, before, test} from "node:test";
import {openBrowser, serve} from "./running_page.js";
import {visit} from "./session.js";

const makeLongHistory = process.env.MEMSTRATA_LONG_HISTORY ?? "../build/dev/long_history";
const builds = Number(process.env.MEMSTRATA_LONG_HISTORY_BUILDS ?? 3000);
const mostPoints = 2000;
const folder = mkdtempSync(join(tmpdir(), "memstrata-long-"));
/** @type {Awaited<ReturnType<typeof serve>>} */
let server;
/** @type {Awaited<ReturnType<typeof openBrowser>>} */
let browser;

before(async () => {
  const database = join(folder, "long.db");
  execFileSync(makeLongHistory, [database, String(builds)]);
  server = await serve(database);
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  assert.equal(await server?.stop(), 0);
  rmSync(folder, {recursive: true});
});

/** The corners of a line of steps. @param {import("playwright-core").Page} page @param {string} figure */
async function cornersOf(page, figure) {
  await page.waitForSelector(`${figure} path.line`);
  const path = (await page.locator(`${figure} path.line`).getAttribute("d")) ?? "";
  return path
    .split(/[ML]/)
    .slice(1)
    .map((pair) => pair.split(",").map(Number));
}

for (const view of ["overview?target=board&block=RAM&axis=newest", "timeline?target=board"]) {
  test(`the spike of one build is seen in ${view.split("?")[0]}`, async () => {
    await visit(browser, `${server.address}#/${view}`, async (page) => {
      const corners = await cornersOf(page, 'figure[data-series="RAM"]');
      assert.ok(corners.length <= 2 * mostPoints, `${corners.length} corners`);
      assert.ok(corners.length > 200, `${corners.length} corners`);
      const heights = corners.map(([, y]) => y).sort((one, other) => one - other);
      const [peak, usual] = [heights[0], heights[Math.floor(heights.length / 2)]];
      const base = Number(
        await page.locator('figure[data-series="RAM"] .cross line').getAttribute("y2"),
      );
      assert.ok(base - peak > 1.8 * (base - usual), `${peak} above ${usual} above ${base}`);
    });
  });
}

test("a build far back is shown with its neighbours", async () => {
  const label = `n${Math.floor(builds / 2) + 3}`;
  const before = `n${Math.floor(builds / 2) + 2}`;
  await visit(browser, `${server.address}#/overview?target=board&build=${label}`, async (page) => {
    assert.equal(await page.inputValue("#build"), label);
    await page.keyboard.press("[");
    await page.waitForFunction((name) => location.hash.includes(`build=${name}`), before);
    assert.ok((await page.locator("#build option").count()) < 300);
  });
});
