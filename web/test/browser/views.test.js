// The views of one build and one symbol, of who spent the bytes and of other targets: what
// they show against what the linker and nm say of the sample firmware.

import assert from "node:assert/strict";
import {test} from "node:test";
import {exactBytes, percent, signedBytes} from "../../src/format.js";
import {ingest, truthOf} from "./running_page.js";
import {cellsOf, startSession, textAt, visit} from "./session.js";

const session = startSession((database) =>
  ingest(database, "maps/hostile/before.map", "--target", "hostile"),
);

const newest = "v1.2.0-2-gd70b348";

/** @param {string} hash @param {(page: import("playwright-core").Page) => Promise<void>} look */
const onPage = (hash, look) => visit(session.browser, session.server.address + hash, look);

/** @param {any[]} list @param {string} name */
const named = (list, name) => list.find((one) => one.name === name);

/** @param {number} address */
const hex = (address) => `0x${address.toString(16).padStart(8, "0")}`;

/** What the blocks in FLASH hold; none of them has holes. @param {any} build */
function flashUsed({blocks}) {
  const nested = ["FLASH_VECTORS", "FLASH_TEXT", "FLASH_SETTINGS"];
  return nested.reduce((sum, name) => sum + named(blocks, name).high_water, 0);
}

test("the build page draws its memories, regions and proof", async () => {
  const truth = truthOf("node-m4", "v1.0.0");
  await onPage("#/build?target=node-m4&build=v1.0.0", async (page) => {
    const ram = named(truth.blocks, "RAM");
    const line = await textAt(page, '.memory[data-block="RAM"]');
    assert.ok(line.includes(percent(ram.high_water, ram.length)), line);
    assert.ok(line.includes(`${exactBytes(ram.length - ram.high_water)} free`), line);
    const bss = await textAt(page, '.ram [data-part=".bss"]');
    assert.ok(bss.includes(exactBytes(named(truth.regions, ".bss").size)), bss);
    const text = named(truth.regions, ".text");
    const cells = await cellsOf(page, ".text");
    assert.deepEqual([cells[3], cells[4]], [hex(text.address), exactBytes(text.size)]);
    await page.locator('[data-figure="proof"].good').waitFor();
  });
});

test("the treemap opens from the whole build down to a symbol", async () => {
  const {size} = named(truthOf("node-m4", "v1.0.0").regions, ".text");
  await onPage("#/build?target=node-m4&build=v1.0.0", async (page) => {
    const tile = (/** @type {string} */ path) => page.locator(`.tile[data-path="${path}"]`);
    const region = "FLASH/FLASH_TEXT/.text";
    assert.equal(await tile(region).getAttribute("title"), `.text: ${exactBytes(size)}`);
    await tile(region).click({position: {x: 4, y: 4}});
    await page.waitForURL(/part=FLASH%2FFLASH_TEXT%2F\.text/);
    await tile(`${region}/obj%2Fstartup.o/reset_handler`).click();
    await page.waitForSelector(".symbols .figures");
    await page.goBack();
    await page.waitForSelector(".treemap");
    await page.goBack();
    await tile("FLASH").waitFor();
  });
});

test("the build page says by how much a block overflows", async () => {
  const {overflow} = truthOf("node-m4", "v1.1.0-5-g62afb91");
  await onPage("#/build?target=node-m4&build=v1.1.0-5-g62afb91", async (page) => {
    const text = await textAt(page, ".warnings");
    assert.ok(text.includes(`RAM is over by ${exactBytes(overflow.RAM)}`), text);
  });
});

test("the ledger ends where the block stands now", async () => {
  const [first, middle, last] = ["v1.0.0", "v1.0.0-2-gc95d1e3", newest].map((label) =>
    truthOf("node-m4", label),
  );
  await onPage("#/ledger?target=node-m4&since=v1.0.0&block=FLASH", async (page) => {
    const delta = flashUsed(last) - flashUsed(first);
    assert.equal(await textAt(page, 'tfoot [data-figure="delta"]'), signedBytes(delta));
    const cells = await cellsOf(page, middle.label);
    assert.equal(cells[8], exactBytes(flashUsed(middle)));
    const [flash, settings] = ["FLASH", "FLASH_SETTINGS"].map((name) => named(last.blocks, name));
    const free = flash.length - (settings.origin + settings.high_water - flash.origin);
    assert.equal(await textAt(page, '.forecasts [data-figure="free"]'), exactBytes(free));
    await page.getByRole("button", {name: "by object"}).click();
    await page.waitForURL(/by=object/);
    await page.locator("th", {hasText: "builds"}).waitFor();
    assert.equal(await textAt(page, 'tfoot [data-figure="delta"]'), signedBytes(delta));
  });
});

test("the ledger says how to name components", async () => {
  await onPage("#/ledger?target=node-m4&by=component", async (page) => {
    assert.match(await textAt(page, "main"), /\[\[component\]\]/);
  });
});

test("targets are compared symbol by symbol", async () => {
  const sizes = ["node-m4", "node-rv32"].flatMap((target) =>
    ["v1.0.0", "v1.2.0"].map(
      (label) => named(truthOf(target, label).symbols, "temperature_table").size,
    ),
  );
  await onPage("#/targets?target=node-m4&from=v1.0.0&to=v1.2.0", async (page) => {
    const cells = await cellsOf(page, "temperature_table");
    assert.equal(cells[1], "every target");
    assert.equal(cells[2], `${exactBytes(sizes[0])} → ${exactBytes(sizes[1])}`);
    assert.equal(cells[3], `${exactBytes(sizes[2])} → ${exactBytes(sizes[3])}`);
    assert.equal(cells[5], signedBytes(sizes[1] - sizes[0] + sizes[3] - sizes[2]));
  });
});

test("a rename that looks like one comes with the command that confirms it", async () => {
  const old = named(truthOf("node-m4", "v1.1.0").symbols, "crc_update").size;
  const now = named(truthOf("node-m4", "v1.2.0").symbols, "crc16_ccitt").size;
  await onPage("#/renames?target=node-m4&old=v1.1.0&new=v1.2.0", async (page) => {
    const cells = await cellsOf(page, "crc16_ccitt");
    assert.deepEqual(cells.slice(0, 3), ["crc_update", "crc16_ccitt", "looks like it"]);
    assert.deepEqual(cells.slice(4, 7), [exactBytes(old), exactBytes(now), signedBytes(now - old)]);
    assert.equal(cells[7], "memstrata rename crc_update crc16_ccitt --target node-m4");
  });
});

test("an address names the symbol that holds it", async () => {
  const symbol = named(truthOf("node-m4", "v1.0.0").symbols, "reset_handler");
  const inside = 4;
  const asked = hex(symbol.address + inside);
  await onPage(`#/address?target=node-m4&build=v1.0.0`, async (page) => {
    await page.fill("input[name=address]", asked);
    await page.keyboard.press("Enter");
    await page.waitForURL(new RegExp(`address=${asked}`));
    await page.waitForSelector("tbody tr");
    const cells = await cellsOf(page, "reset_handler");
    assert.equal(cells[1], `+${exactBytes(inside)}`);
    assert.equal(cells[2], exactBytes(symbol.size));
    assert.equal(cells[3], hex(symbol.address));
  });
});

test("a symbol page has its sizes, its addresses and the names that share it", async () => {
  const releases = ["v1.0.0", "v1.1.0", "v1.2.0"];
  await onPage("#/symbols?target=node-m4&name=default_handler", async (page) => {
    const {aliases} = truthOf("node-m4", newest);
    const own = aliases.find((/** @type {any} */ names) => names.includes("default_handler"));
    assert.match(await textAt(page, '[data-figure="names"]'), new RegExp(`^1 of ${own.length}:`));
    for (const label of releases) {
      const symbol = named(truthOf("node-m4", label).symbols, "default_handler");
      const row = page
        .locator("section", {hasText: "lies in each release"})
        .locator("tr", {hasText: label});
      const cells = await row.first().locator("td").allTextContents();
      assert.deepEqual([cells[2], cells[3]], [hex(symbol.address), exactBytes(symbol.size)]);
    }
    assert.match(await textAt(page, "main"), /joined/);
  });
});

test("a symbol page tells in which build it grew", async () => {
  const [before, after] = ["v1.0.0", "v1.0.0-2-gc95d1e3"].map(
    (label) => named(truthOf("node-m4", label).symbols, "temperature_table").size,
  );
  await onPage("#/symbols?target=node-m4&name=temperature_table", async (page) => {
    const cells = await cellsOf(page, "grew");
    assert.equal(cells[0], "v1.0.0-2-gc95d1e3");
    assert.deepEqual(cells.slice(6), [
      exactBytes(before),
      exactBytes(after),
      signedBytes(after - before),
    ]);
  });
});

test("hostile names stay text in every view", async () => {
  for (const view of ["build", "ledger", "renames", "symbols", "sql", "heap", "address"]) {
    await onPage(`#/${view}?target=hostile&block=all`, async (page) => {
      assert.equal(await page.locator("main img, main script, main iframe").count(), 0);
    });
  }
  await onPage("#/build?target=hostile", async (page) => {
    const titles = await page
      .locator(".tile")
      .evaluateAll((tiles) => tiles.map((tile) => tile.getAttribute("title")).join("\n"));
    assert.match(titles, /^<i>ROM/m);
  });
});

test("a symbol of another target alone is found without a mistake", async () => {
  const target = "hostile";
  await onPage(`#/symbols?target=${target}&name=temperature_table`, async (page) => {
    const {size} = named(truthOf("node-rv32", newest).symbols, "temperature_table");
    const row = page.locator("tbody tr", {hasText: "node-rv32"}).first();
    assert.equal(await row.locator("td").last().textContent(), exactBytes(size));
  });
});
