// A served history and a browser for the tests of one file.

import assert from "node:assert/strict";
import {after, before} from "node:test";
import {makeHistory, openBrowser, serve} from "./running_page.js";

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {Awaited<ReturnType<typeof openBrowser>>} OpenBrowser */

/**
 * Starts before the tests of a file and stops behind them.
 *
 * @param {(database: string) => void} addMore what the story does not have
 */
export function startSession(addMore) {
  /** @type {{history: ReturnType<typeof makeHistory>, server: Awaited<ReturnType<typeof serve>>, browser: OpenBrowser}} */
  const session = /** @type {any} */ ({});
  before(async () => {
    session.history = makeHistory();
    addMore(session.history.database);
    session.server = await serve(session.history.database);
    session.browser = await openBrowser();
  });
  after(async () => {
    await session.browser?.close();
    assert.equal(await session.server?.stop(), 0);
    session.history?.clean();
  });
  return session;
}

/** Until the view is drawn. @param {Page} page */
export function settled(page) {
  return page.waitForSelector("#view:not([aria-busy]) > *");
}

/** Goes to another view, as the back button does. @param {Page} page @param {string} hash */
export async function turnTo(page, hash) {
  await page.evaluate(
    (to) =>
      new Promise((turned) => {
        addEventListener("hashchange", turned, {once: true});
        location.hash = to;
      }),
    hash,
  );
  await settled(page);
}

/**
 * Runs a test on a page of its own, which must end without an error on its console:
 * reports of the Content-Security-Policy are some, too.
 *
 * @param {OpenBrowser} browser
 * @param {string} address
 * @param {(page: Page) => Promise<void>} look
 * @param {import("playwright-core").BrowserContextOptions} [options]
 */
export async function visit(browser, address, look, options) {
  const {page, problems} = await browser.open(options);
  await page.goto(address);
  await settled(page);
  await look(page);
  assert.deepEqual(problems, []);
  await page.close();
}

/** The text of the first element. @param {Page} page @param {string} selector */
export async function textAt(page, selector) {
  return (await page.locator(selector).first().textContent()) ?? "";
}

/** The cells of the first row with a text. @param {Page} page @param {string} text */
export function cellsOf(page, text) {
  return page.locator("tbody tr", {hasText: text}).first().locator("td").allTextContents();
}
