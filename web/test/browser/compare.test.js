// Two builds side by side: how they are chosen, and what differs by nm and readelf.

import assert from "node:assert/strict";
import {test} from "node:test";
import {exactBytes, signedBytes} from "../../src/format.js";
import {truthOf} from "./running_page.js";
import {cellsOf, settled, startSession, textAt, visit} from "./session.js";

/** @typedef {import("playwright-core").Page} Page */

const session = startSession(() => {});
const [first, middle, last] = ["v1.0.0", "v1.1.0", "v1.2.0"].map((label) =>
  truthOf("node-m4", label),
);
const oneStep = "#/compare?target=node-m4&old=v1.1.0&new=v1.2.0";

/** @param {string} hash @param {(page: Page) => Promise<void>} look */
const onPage = (hash, look) => visit(session.browser, session.server.address + hash, look);

/** @param {any} build @param {string} name */
const symbolOf = (build, name) =>
  build.symbols.find((/** @type {any} */ symbol) => symbol.name === name);

/** @param {any} build @param {string} name */
const regionOf = (build, name) =>
  build.regions.find((/** @type {any} */ region) => region.name === name);

/** Bytes that are in memory. @param {any} build */
const loadedBytes = (build) =>
  build.regions.reduce(
    (/** @type {number} */ sum, /** @type {any} */ {loaded, size}) => sum + (loaded ? size : 0),
    0,
  );

/** @param {Page} page @param {any} old @param {any} now @param {string} name */
async function assertSymbolRow(page, old, now, name) {
  const [before, after] = [old, now].map((build) => symbolOf(build, name).size);
  const cells = await cellsOf(page, name);
  assert.deepEqual(
    [cells[3], cells[4], cells[6]],
    [exactBytes(before), exactBytes(after), signedBytes(after - before)],
  );
}

test("shift-click compares two builds, and the way back is one step", async () => {
  await onPage("#/overview?target=node-m4&build=v1.0.0", async (page) => {
    await page.click('.thumbnail[data-label="v1.2.0"]', {modifiers: ["Shift"]});
    await page.waitForSelector(".compare table");
    await page.waitForURL(/old=v1\.0\.0/);
    await assertSymbolRow(page, first, last, "temperature_table");
    await assertSymbolRow(page, first, last, "transmit_bytes");
    await page.goBack();
    await page.waitForSelector(".overview");
  });
});

test("a pie that is dropped onto another is compared with it, the older one first", async () => {
  await onPage("#/overview?target=node-m4&build=v1.0.0", async (page) => {
    const pie = (/** @type {string} */ label) => page.locator(`.thumbnail[data-label="${label}"]`);
    await pie("v1.2.0").dragTo(pie("v1.1.0"));
    await page.waitForURL(/compare.*old=v1\.1\.0&new=v1\.2\.0/);
    await page.waitForSelector(".compare table");
    await assertSymbolRow(page, middle, last, "transmit_bytes");
  });
});

test("without a keyboard two pies are compared by two clicks", async () => {
  await onPage("#/overview?target=node-m4&build=v1.1.0", async (page) => {
    await page.getByRole("button", {name: "compare with …"}).click();
    await page.waitForURL(/mark=1/);
    await page.getByRole("button", {name: "compare with …", pressed: true}).waitFor();
    await settled(page);
    await page.click('.thumbnail[data-label="v1.2.0"]');
    await page.waitForURL(/compare.*old=v1\.1\.0&new=v1\.2\.0/);
  });
});

test("what moved to another object or region says from where", async () => {
  const inObject = ["parse_number", "object"];
  const inRegion = ["sensor_history", "region"];
  await onPage(oneStep, async (page) => {
    for (const [name, place] of [inObject, inRegion]) {
      const [old, now] = [middle, last].map((build) => symbolOf(build, name));
      const cells = await cellsOf(page, name);
      assert.equal(cells[0], `${name} was ${old[place]}`);
      assert.ok(cells[1].includes(now[place]), cells[1]);
      assert.equal(cells[2], "→ moved");
      assert.deepEqual(cells.slice(3, 5), [old.size, now.size].map(exactBytes));
    }
  });
});

test("what was renamed says what it was called", async () => {
  const [old, now] = [symbolOf(middle, "crc_update"), symbolOf(last, "crc16_ccitt")];
  await onPage(`${oneStep}&change=renamed`, async (page) => {
    const cells = await cellsOf(page, "crc16_ccitt");
    assert.equal(cells[0], "crc16_ccitt was crc_update");
    assert.equal(cells[2], "≈ renamed ?");
    assert.deepEqual(
      [cells[3], cells[4], cells[6]],
      [exactBytes(old.size), exactBytes(now.size), signedBytes(now.size - old.size)],
    );
    assert.equal(await page.locator("tbody tr").count(), 1);
  });
});

test("regions differ by what readelf says", async () => {
  await onPage(`${oneStep}&by=region`, async (page) => {
    const rowOf = async (/** @type {string} */ name) => (await cellsOf(page, name)).slice(2);
    const [old, now] = [middle, last].map((build) => regionOf(build, ".noinit").size);
    const grew = [exactBytes(old), exactBytes(now), "", signedBytes(now - old)];
    assert.deepEqual(await rowOf(".noinit"), ["▲ grew", ...grew]);
    const {size} = regionOf(last, ".ccmram");
    const added = ["–", exactBytes(size), "", signedBytes(size)];
    assert.deepEqual(await rowOf(".ccmram"), ["+ added", ...added]);
    const shrank = regionOf(last, ".bss").size - regionOf(middle, ".bss").size;
    assert.equal((await rowOf(".bss"))[4], signedBytes(shrank));
  });
});

test("the sum at the foot is that of readelf at every level", async () => {
  await onPage(`${oneStep}&by=region`, async (page) => {
    const [old, now] = [middle, last].map(loadedBytes);
    const sum = await textAt(page, '[data-foot="sum"]');
    assert.equal(sum, `sum${exactBytes(old)}${exactBytes(now)}${signedBytes(now - old)}`);
    await page.getByRole("button", {name: "symbol", exact: true}).first().click();
    await page.waitForURL(/by=symbol/);
    await page.locator("tbody tr", {hasText: "transmit_bytes"}).waitFor();
    assert.equal(await textAt(page, '[data-foot="sum"]'), sum);
  });
});

test("a comparison leads to the same as markdown", async () => {
  await onPage(oneStep, async (page) => {
    const link = await page.getByRole("link", {name: "as markdown"}).getAttribute("href");
    const text = await (await fetch(session.server.address + link)).text();
    const [old, now] = [middle, last].map((build) => symbolOf(build, "transmit_bytes").size);
    assert.match(text, new RegExp(`\\| ${old} \\| ${now} \\| shrank \\| \`transmit_bytes\` \\|`));
  });
});

test("the numbers of a comparison stay in sight beside long names", async () => {
  const longer = (/** @type {string | null} */ name) => name && `_ZN${name.repeat(40)}E`;
  await visit(session.browser, session.server.address, async (page) => {
    await page.setViewportSize({width: 1400, height: 900});
    await page.route("**/api/diff?*", async (route) => {
      const answer = await (await route.fetch()).json();
      for (const row of answer.rows) {
        Object.assign(row, {name: longer(row.name), object: longer(row.object), delta: 1_700_720});
      }
      await route.fulfill({json: answer});
    });
    await page.goto(session.server.address + oneStep);
    await page.waitForSelector(".compare table");
    const hidden = await page.$eval(
      ".changes .table",
      (table) => table.scrollWidth - table.clientWidth,
    );
    assert.equal(hidden, 0);
  });
});
