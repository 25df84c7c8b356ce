// Tables and the page of questions.

import assert from "node:assert/strict";
import {readFileSync} from "node:fs";
import {test} from "node:test";
import {ingest, truthOf} from "./running_page.js";
import {settled, startSession, textAt, visit} from "./session.js";

const session = startSession((database) =>
  ingest(database, "maps/hostile/before.map", "--target", "hostile"),
);

/** @param {string} hash @param {(page: import("playwright-core").Page) => Promise<void>} look */
const onPage = (hash, look) => visit(session.browser, session.server.address + hash, look);

/** @param {import("playwright-core").Page} page @param {number} column */
const columnOf = (page, column) =>
  page.locator(`tbody tr td:nth-child(${column})`).allTextContents();

test("a named question answers with its parameters from the address", async () => {
  const truth = truthOf("node-m4", "v1.0.0");
  const asked = "#/sql?target=node-m4&question=block/sizes&p.build=label:v1.0.0&run=1";
  await onPage(asked, async (page) => {
    const head = await page.locator("thead th").allTextContents();
    const [name, length, high] = ["name", "length", "high_water"].map((one) => head.indexOf(one));
    for (const row of await page.locator(".answer tbody tr").all()) {
      const cells = await row.locator("td").allTextContents();
      const block = truth.blocks.find((/** @type {any} */ one) => one.name === cells[name]);
      assert.equal(Number(cells[length]), block.length);
      if (block.high_water > 0) {
        assert.equal(Number(cells[high]), block.high_water);
      }
    }
    assert.equal(await page.inputValue('input[name="p.build"]'), "label:v1.0.0");
    await page.getByRole("button", {name: "edit as your own"}).click();
    await page.waitForFunction(() => !document.querySelector("textarea")?.readOnly);
  });
});

test("own SQL takes parameters, and its mistakes are told", async () => {
  const sql = "SELECT :number * 7 AS answer";
  await onPage(`#/sql?target=node-m4&sql=${encodeURIComponent(sql)}`, async (page) => {
    await page.fill('input[name="p.number"]', "6");
    await page.locator("textarea").press("Control+Enter");
    await page.waitForSelector(".answer");
    assert.equal(await textAt(page, ".answer tbody td"), "42");
    await page.waitForURL(/p\.number=6/);
  });
  const {page} = await session.browser.open();
  await page.goto(`${session.server.address}#/sql?target=node-m4&run=1&sql=SELEC`);
  await settled(page);
  assert.match(await textAt(page, "[role=alert]"), /syntax error/);
  await page.close();
});

test("SQL that is too long for an address is answered", async () => {
  const sql = `SELECT length('${"x".repeat(20_000)}') AS letters`;
  await onPage("#/sql?target=node-m4", async (page) => {
    const [request] = await Promise.all([
      page.waitForRequest((one) => one.url().includes("api/sql")),
      page
        .locator("textarea")
        .fill(sql)
        .then(() => page.click("button[type=submit].main-action")),
    ]);
    assert.equal(request.method(), "POST");
    await page.waitForSelector(".answer");
    assert.equal(await textAt(page, ".answer tbody td"), "20000");
  });
});

test("a table sorts and filters, and the address says how", async () => {
  await onPage("#/symbols?target=node-m4&build=v1.0.0", async (page) => {
    const all = (await columnOf(page, 5)).length;
    await page.getByRole("button", {name: "symbol", exact: true}).click();
    await page.waitForURL(/largest\.sort=symbol/);
    const names = await columnOf(page, 1);
    assert.deepEqual(
      names,
      [...names].sort((one, other) => (one.toLowerCase() < other.toLowerCase() ? -1 : 1)),
    );
    await page.fill("input[placeholder=filter]", "STARTUP .text");
    const some = await columnOf(page, 4);
    assert.ok(some.length > 0 && some.length < all);
    assert.ok(some.every((object) => object === "obj/startup.o"));
    await page.reload();
    await settled(page);
    assert.deepEqual(await columnOf(page, 4), some);
  });
});

test("what a table shows can be had as csv and as json", async () => {
  const {size} = truthOf("node-m4", "v1.0.0").symbols.find(
    (/** @type {any} */ one) => one.name === "reset_handler",
  );
  const hash = "#/symbols?target=node-m4&build=v1.0.0&largest.filter=reset_handler";
  await onPage(hash, async (page) => {
    const save = async (/** @type {string} */ ending) => {
      const [file] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("button", {name: ending, exact: true}).click(),
      ]);
      assert.equal(file.suggestedFilename(), `The-largest-symbols-of-v1.0.0.${ending}`);
      return readFileSync(await file.path(), "utf8");
    };
    const [names, values] = (await save("csv")).split("\n").map((line) => line.split(","));
    assert.equal(values[names.indexOf("name")], "reset_handler");
    assert.equal(Number(values[names.indexOf("size")]), size);
    assert.equal(JSON.parse(await save("json"))[0].size, size);
  });
});
