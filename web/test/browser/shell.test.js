// What is above every view: keys, news, the search of the bars.

import assert from "node:assert/strict";
import {test} from "node:test";
import {exactBytes} from "../../src/format.js";
import {ingest, truthOf} from "./running_page.js";
import {settled, startSession, textAt, visit} from "./session.js";

/** @typedef {import("playwright-core").Page} Page */

const session = startSession((database) =>
  ingest(database, "maps/hostile/before.map", "--target", "hostile", "--label", "first"),
);

/** @param {string} hash @param {(page: Page) => Promise<void>} look */
const onPage = (hash, look) => visit(session.browser, session.server.address + hash, look);

test("keys step through builds, find, list themselves and go up", async () => {
  await onPage("#/overview?target=node-m4&block=RAM&focus=RAM%2F.bss", async (page) => {
    await page.keyboard.press("[");
    await page.waitForFunction(() => location.hash.includes("build=v1.2.0-1-g41cc7e9"));
    await page.keyboard.press("]");
    await page.waitForFunction(() => location.hash.includes("build=v1.2.0-2-gd70b348"));
    await page.keyboard.press("?");
    assert.match(await textAt(page, "dialog.keys"), /find a symbol/);
    await page.keyboard.press("Escape");
    await page.locator("dialog.keys").waitFor({state: "hidden"});
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => /focus=RAM(&|$)/.test(location.hash));
    await page.keyboard.press("/");
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("name")), "name");
  });
});

test("a key pressed right behind the list of keys is not lost", async () => {
  await onPage("#/overview?target=node-m4&block=RAM&focus=RAM%2F.bss", async (page) => {
    await page.keyboard.press("?");
    await page.evaluate(() => {
      /** @type {HTMLDialogElement} */ (document.querySelector("dialog.keys")).close();
      const escape = new KeyboardEvent("keydown", {key: "Escape", bubbles: true});
      document.activeElement?.dispatchEvent(escape);
    });
    await page.waitForFunction(() => /focus=RAM(&|$)/.test(location.hash));
  });
});

test("the keyboard stays on what it pressed, though that is drawn again", async () => {
  await onPage("#/overview?target=node-m4", async (page) => {
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    await page.getByRole("button", {name: "RAM", exact: true}).press("Enter");
    await page.getByRole("button", {name: "RAM", exact: true, pressed: true}).waitFor();
    await settled(page);
    assert.equal(await focused(), "RAM");
    await page.getByRole("link", {name: "Compare"}).press("Enter");
    await page.waitForSelector(".compare table");
    await settled(page);
    assert.equal(await focused(), "Compare");
    await page.locator("tbody tr button").first().press("Enter");
    await page.waitForSelector(".symbols .figures");
    await settled(page);
    assert.ok(await page.evaluate(() => document.activeElement?.closest("main")));
  });
});

test("a symbol is seen from its top, and the way back leads to where one was", async () => {
  await onPage("#/symbols?target=node-m4", async (page) => {
    await page.getByRole("button", {name: "symbol", exact: true}).click();
    const row = page.locator("tbody tr button").nth(40);
    await row.scrollIntoViewIfNeeded();
    const place = await page.evaluate(() => scrollY);
    assert.ok(place > 0);
    await row.click();
    await page.waitForSelector(".symbols .figures");
    await settled(page);
    assert.equal(await page.evaluate(() => scrollY), 0);
    await page.goBack();
    await page.waitForFunction((before) => scrollY === before, place);
  });
});

test("a symbol that is found opens the bars down to it", async () => {
  const {size} = truthOf("node-m4", "v1.0.0").symbols.find(
    (/** @type {any} */ symbol) => symbol.name === "temperature_table",
  );
  await onPage("#/overview?target=node-m4&build=v1.0.0", async (page) => {
    await page.fill(".find input", "temperature_t");
    await page.press(".find input", "Enter");
    await page.locator(".found button", {hasText: "temperature_table"}).click();
    const bar = page.locator('.bar.chosen[data-level="symbol"]');
    await bar.waitFor();
    assert.equal(await bar.getAttribute("aria-label"), `temperature_table: ${exactBytes(size)}`);
    assert.match(await textAt(page, ".trail"), /\.rodata.*sensor\.o.*temperature_table/);
  });
});

test("what is not there is told, and is no error of the page", async () => {
  for (const [asked, told] of [
    ["symbols?name=nothing_called_so", /No target has a symbol nothing_called_so/],
    ["timeline?series=nothing_called_so", /nothing called 'nothing_called_so'/],
    ["overview?build=v9", /no build 'label:v9'/],
    ["address?address=0x1", /nothing lies at that address/],
    ["sql?run=1&sql=SELEC", /syntax error/],
  ]) {
    await onPage(`#/${asked}&target=node-m4`, async (page) => {
      assert.match(await textAt(page, "main"), /** @type {RegExp} */ (told));
    });
  }
});

test("objects of an archive stand in it", async () => {
  await onPage("#/overview?target=node-m4&block=FLASH", async (page) => {
    const open = async (/** @type {string} */ path) =>
      page.locator(`.bar[data-path="${path}"]`).press("ArrowRight");
    await open("FLASH/FLASH_TEXT");
    await open("FLASH/FLASH_TEXT/.text");
    const archive = page.locator('.bar[data-level="archive"]').first();
    await archive.press("ArrowRight");
    await page.locator('.bar[data-level="object"][aria-level="5"]').first().waitFor();
  });
});

test("a build that is stored meanwhile is offered", async () => {
  await onPage("#/overview?target=hostile", async (page) => {
    await page.waitForLoadState("networkidle"); // the page has looked once
    ingest(
      session.history.database,
      "maps/hostile/after.map",
      "--target",
      "hostile",
      "--label",
      "second",
    );
    await page.evaluate(() => dispatchEvent(new Event("focus")));
    await page.locator("#news", {hasText: "second"}).waitFor();
    await page.click("#news button");
    await page.waitForFunction(
      () => /** @type {any} */ (document.getElementById("build")).value === "second",
    );
    assert.equal(await page.locator("#news").isVisible(), false);
  });
});
