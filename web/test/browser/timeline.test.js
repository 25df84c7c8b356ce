// Timelines: their numbers, a range whose ends are compared, cards, marks, copies.

import assert from "node:assert/strict";
import {readFileSync} from "node:fs";
import {test} from "node:test";
import {exactBytes, signedBytes} from "../../src/format.js";
import {ingest, truthOf} from "./running_page.js";
import {cellsOf, startSession, textAt, visit} from "./session.js";

/** @typedef {import("playwright-core").Page} Page */

const session = startSession((database) =>
  ingest(database, "maps/hostile/before.map", "--target", "unreleased"),
);
const timeline = "#/timeline?target=node-m4";

/** @param {string} hash @param {(page: Page) => Promise<void>} look */
const onPage = (hash, look) => visit(session.browser, session.server.address + hash, look);

/** @param {any} build @param {string} name */
const regionOf = (build, name) =>
  build.regions.find((/** @type {any} */ region) => region.name === name);

/** @param {any} build @param {string} name */
const symbolOf = (build, name) =>
  build.symbols.find((/** @type {any} */ symbol) => symbol.name === name);

/** Drags over a chart, in shares of its width. @param {Page} page @param {string} chart @param {number} from @param {number} to */
async function drag(page, chart, from, to) {
  const box = await page.locator(chart).boundingBox();
  assert.ok(box);
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width * from, y);
  await page.mouse.down();
  await page.mouse.move(box.x + (box.width * (from + to)) / 2, y);
  await page.mouse.move(box.x + box.width * to, y);
  await page.mouse.up();
}

test("the newest sizes are those that the linker has", async () => {
  const newest = truthOf("node-m4", "v1.2.0-2-gd70b348");
  const before = truthOf("node-m4", "v1.2.0-1-g41cc7e9");
  await onPage(timeline, async (page) => {
    for (const name of [".text", ".bss", ".rodata"]) {
      const text = await textAt(page, `figure[data-series="${name}"] figcaption`);
      const [now, then] = [newest, before].map((build) => regionOf(build, name).size);
      assert.ok(text.includes(exactBytes(now)), text);
      assert.ok(text.includes(signedBytes(now - then)), text);
    }
    const ram = newest.blocks.find((/** @type {any} */ block) => block.name === "RAM");
    const text = await textAt(page, 'figure[data-series="RAM"] figcaption');
    assert.ok(text.includes(exactBytes(ram.high_water)), text);
    assert.ok(text.includes(`limit ${exactBytes(ram.length)}`), text);
  });
});

test("a range that is dragged stands in the address, and its ends are compared", async () => {
  await onPage(`${timeline}&series=.text`, async (page) => {
    await drag(page, "svg.timeline", 0.02, 0.99);
    await page.waitForFunction(() => location.hash.includes("from="));
    assert.ok(Number(await page.getAttribute("svg.timeline .range", "width")) > 100);
    await page.getByRole("button", {name: /^compare v1\.0\.0 with/}).click();
    await page.waitForSelector(".compare table");
    const cells = await cellsOf(page, "temperature_table");
    const [old, now] = ["v1.0.0", "v1.2.0-2-gd70b348"].map(
      (label) => symbolOf(truthOf("node-m4", label), "temperature_table").size,
    );
    assert.deepEqual(
      [cells[3], cells[4], cells[6]],
      [exactBytes(old), exactBytes(now), signedBytes(now - old)],
    );
  });
});

test("keys walk the builds and choose a range", async () => {
  await onPage(`${timeline}&series=.text`, async (page) => {
    const chart = page.locator("svg.timeline");
    await chart.focus();
    await chart.press("ArrowLeft");
    assert.match(await textAt(page, ".card"), /v1\.2\.0-1-g41cc7e9/);
    await chart.press("Shift+ArrowLeft");
    await page.waitForFunction(() => /from=v1\.2\.0&to=v1\.2\.0-1/.test(location.hash));
  });
});

test("a click pins a card that opens the build", async () => {
  const truth = truthOf("node-m4", "v1.0.0");
  await onPage(`${timeline}&series=.text`, async (page) => {
    const box = await page.locator("svg.timeline").boundingBox();
    assert.ok(box);
    await page.mouse.click(box.x + 75 * (box.width / 1100), box.y + box.height / 2);
    const text = await textAt(page, ".card.pinned");
    assert.ok(text.includes("v1.0.0"), text);
    assert.ok(text.includes(exactBytes(regionOf(truth, ".text").size)), text);
    await page.getByRole("button", {name: "open build"}).click();
    await page.waitForSelector(".overview");
    await page.waitForURL(/build=v1\.0\.0/);
  });
});

test("overflows are hatched, toolchains and releases marked", async () => {
  await onPage(`${timeline}&series=RAM`, async (page) => {
    assert.equal(await page.locator("svg.timeline rect.overflow").count(), 1);
    assert.match(await textAt(page, ".mark.toolchain text"), /clang/);
    assert.ok((await page.locator(".mark.release").count()) >= 3);
  });
});

test("releases alone are a line of their own", async () => {
  await onPage(`${timeline}&series=.text&axis=releases`, async (page) => {
    assert.equal(await page.locator("svg.timeline circle.point").count(), 3);
    const [old, now] = ["v1.1.0", "v1.2.0"].map(
      (label) => regionOf(truthOf("node-m4", label), ".text").size,
    );
    const text = await textAt(page, "figcaption");
    assert.ok(text.includes(signedBytes(now - old)), text);
  });
});

test("what grew most says by how much, the most first", async () => {
  const [old, now] = ["v1.0.0", "v1.2.0-2-gd70b348"].map(
    (label) => symbolOf(truthOf("node-m4", label), "temperature_table").size,
  );
  await onPage(`${timeline}&show=growers`, async (page) => {
    const first = page.locator("figure").first();
    assert.equal(await first.getAttribute("data-series"), "temperature_table");
    const caption = await first.locator("figcaption").textContent();
    assert.ok(caption?.includes(`${signedBytes(now - old)} since v1.0.0`), String(caption));
  });
});

test("among releases that are not there nothing grew", async () => {
  const growers = "#/timeline?target=unreleased&show=growers&axis=releases";
  await onPage(growers, async (page) => {
    assert.match(await textAt(page, "main"), /Nothing of that kind is in these builds/);
  });
});

test("a chart is saved as a drawing of its own and read as a table", async () => {
  await onPage(`${timeline}&series=.text`, async (page) => {
    const waiting = page.waitForEvent("download");
    await page.getByRole("button", {name: "save SVG"}).click();
    const text = readFileSync((await (await waiting).path()) ?? "", "utf8");
    assert.match(text, /^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    assert.match(text, /<path[^>]* stroke="rgb/);
    await page.getByText("as a table").click();
    await page.locator(".chart-rows tbody tr").nth(11).waitFor();
  });
});
