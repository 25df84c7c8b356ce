import assert from "node:assert/strict";
import {after, before, test} from "node:test";
import {exactBytes, percent, signedBytes} from "../../src/format.js";
import {
  emptyHistory,
  heapTruth,
  ingest,
  makeHistory,
  openBrowser,
  serve,
  truthOf,
} from "./running_page.js";

/** @type {ReturnType<typeof makeHistory>} */
let history;
/** @type {Awaited<ReturnType<typeof serve>>} */
let server;
/** @type {Awaited<ReturnType<typeof openBrowser>>} */
let browser;

before(async () => {
  history = makeHistory();
  ingest(history.database, "maps/hostile/before.map", "--target", "hostile");
  ingest(history.database, "heaps/1.26.0-24576.log", "--target", "node-m4");
  server = await serve(history.database);
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  assert.equal(await server?.stop(), 0);
  history?.clean();
});

/** Until the view is drawn. @param {import("playwright-core").Page} page */
const settled = (page) => page.waitForSelector("#view:not([aria-busy]) > *");

/**
 * Runs a test on a page of its own, which must end without an error on its console.
 *
 * @param {string} hash
 * @param {(page: import("playwright-core").Page) => Promise<void>} look
 * @param {import("playwright-core").BrowserContextOptions} [options]
 */
async function onPage(hash, look, options) {
  const {page, problems} = await browser.open(options);
  await page.goto(server.address + hash);
  await settled(page);
  await look(page);
  assert.deepEqual(problems, []);
  await page.close();
}

/** @param {any} build @param {string} name */
const regionOf = (build, name) =>
  build.regions.find((/** @type {any} */ region) => region.name === name);

test("the overview shows the sizes that the linker has", async () => {
  const truth = truthOf("node-m4", "v1.0.0");
  await onPage("#/overview?target=node-m4&build=v1.0.0&block=RAM", async (page) => {
    for (const name of [".bss", ".noinit", ".stack"]) {
      const slice = page.locator(`.legend li[data-key="run:${name}"]`);
      assert.equal(await slice.getAttribute("title"), exactBytes(regionOf(truth, name).size));
    }
    const ram = truth.blocks.find((/** @type {any} */ block) => block.name === "RAM");
    assert.equal(
      await page.textContent('[data-figure="full"]'),
      `${percent(ram.high_water, ram.length)} full`,
    );
    assert.equal(
      await page.textContent('[data-figure="free"]'),
      `${exactBytes(ram.length - ram.high_water)} free`,
    );
    assert.equal(await page.locator(".thumbnail").count(), 4);
  });
});

test("a slice is the same node before, during and after a morph", async () => {
  await onPage("#/overview?target=node-m4&build=v1.0.0&block=RAM", async (page) => {
    const slice = '.pie path[data-key="run:.bss"]';
    await page.waitForFunction(
      (one) => Number(document.querySelector(one)?.getAttribute("data-end")) > 0,
      slice,
    );
    await page.waitForTimeout(600);
    const angles = await page.evaluate(async (one) => {
      const node = /** @type {Element} */ (document.querySelector(one));
      const end = () => Number(node.getAttribute("data-end"));
      const seen = [end()];
      const observer = new MutationObserver(() => seen.push(end()));
      observer.observe(node, {attributes: true, attributeFilter: ["data-end"]});
      /** @type {any} */ (document.querySelector('.thumbnail[data-label="v1.2.0"]')).click();
      await new Promise((done) => setTimeout(done, 1500));
      return {seen, isSame: node === document.querySelector(one)};
    }, slice);
    const [first, last] = [angles.seen[0], angles.seen[angles.seen.length - 1]];
    assert.ok(angles.isSame);
    assert.notEqual(first, last);
    const between = angles.seen.filter(
      (angle) => angle > Math.min(first, last) && angle < Math.max(first, last),
    );
    assert.ok(between.length >= 3, `only ${between.length} steps between`);
  });
});

test("who asked for no motion gets none", async () => {
  await onPage(
    "#/overview?target=node-m4&build=v1.0.0&block=RAM",
    async (page) => {
      const count = await page.evaluate(async () => {
        const node = /** @type {Element} */ (
          document.querySelector('.pie path[data-key="run:.bss"]')
        );
        let changes = 0;
        new MutationObserver(() => (changes += 1)).observe(node, {attributeFilter: ["data-end"]});
        /** @type {any} */ (document.querySelector('.thumbnail[data-label="v1.2.0"]')).click();
        await new Promise((done) => setTimeout(done, 1000));
        return changes;
      });
      assert.equal(count, 1);
    },
    {reducedMotion: "reduce"},
  );
});

test("the regions of every block are seen at first", async () => {
  const truth = truthOf("node-m4", "v1.0.0");
  await onPage("#/overview?target=node-m4&build=v1.0.0", async (page) => {
    for (const [path, name] of [
      ["FLASH/FLASH_TEXT/.text", ".text"],
      ["RAM/.bss", ".bss"],
      ["RAM/.noinit", ".noinit"],
    ]) {
      const label = await page.locator(`.bar[data-path="${path}"]`).getAttribute("aria-label");
      assert.equal(label, `${name}: ${exactBytes(regionOf(truth, name).size)}`);
    }
  });
});

test("bars open to the symbols, and choosing one refocuses the pie", async () => {
  const truth = truthOf("node-m4", "v1.0.0");
  const symbol = truth.symbols.find((/** @type {any} */ one) => one.name === "reset_handler");
  const names = truth.symbols.filter(
    (/** @type {any} */ one) =>
      one.address ===
      truth.symbols.find((/** @type {any} */ two) => two.name === "default_handler").address,
  ).length;
  await onPage("#/overview?target=node-m4&build=v1.0.0", async (page) => {
    const bar = (/** @type {string} */ path) => page.locator(`.bar[data-path="${path}"]`);
    await bar("FLASH/FLASH_TEXT").press("ArrowRight");
    await bar("FLASH/FLASH_TEXT/.text").press("ArrowRight");
    await bar("FLASH/FLASH_TEXT/.text/obj%2Fstartup.o").press("ArrowRight");
    const reset = bar("FLASH/FLASH_TEXT/.text/obj%2Fstartup.o/reset_handler");
    await reset.waitFor();
    assert.match((await reset.getAttribute("aria-label")) ?? "", new RegExp(`: ${symbol.size} B$`));
    const handler = bar("FLASH/FLASH_TEXT/.text/obj%2Fstartup.o/default_handler");
    assert.match((await handler.textContent()) ?? "", new RegExp(`1 of ${names} names`));
    await reset.press("Enter");
    await page.locator('.pie path[data-key^="part:reset_handler"]').waitFor();
    assert.match((await page.textContent(".trail")) ?? "", /startup\.o.*reset_handler/);
    await bar("FLASH/FLASH_TEXT/.text").press("ArrowLeft");
    await reset.waitFor({state: "detached"});
  });
});

test("shift-click compares two builds", async () => {
  const [old, now] = ["v1.0.0", "v1.2.0"].map((label) => truthOf("node-m4", label));
  const size = (/** @type {any} */ build, /** @type {string} */ name) =>
    build.symbols.find((/** @type {any} */ symbol) => symbol.name === name).size;
  await onPage("#/overview?target=node-m4&build=v1.0.0", async (page) => {
    await page.click('.thumbnail[data-label="v1.2.0"]', {modifiers: ["Shift"]});
    await page.waitForSelector(".compare table");
    assert.match(page.url(), /old=v1\.0\.0/);
    for (const name of ["temperature_table", "transmit_bytes"]) {
      const row = page.locator("tbody tr", {hasText: name}).first();
      const cells = await row.locator("td").allTextContents();
      assert.equal(cells[3], exactBytes(size(old, name)));
      assert.equal(cells[4], exactBytes(size(now, name)));
      assert.equal(cells[6], signedBytes(size(now, name) - size(old, name)));
    }
    await page.goBack();
    await page.waitForSelector(".overview");
  });
});

test("every view opens from its address and has a title", async () => {
  for (const view of ["overview", "compare", "timeline", "symbols", "heap", "sql"]) {
    await onPage(`#/${view}?target=node-m4&build=v1.1.0`, async (page) => {
      assert.match(await page.title(), /node-m4 v1\.1\.0/);
      assert.equal(await page.locator(".problem[role=alert]").count(), 0);
      assert.equal(await page.getAttribute(`#views a[href^="#/${view}"]`, "aria-current"), "page");
    });
  }
});

test("a symbol page tells when it changed", async () => {
  await onPage("#/symbols?target=node-m4&name=temperature_table", async (page) => {
    const text = (await page.textContent(".symbols")) ?? "";
    const {size} = truthOf("node-m4", "v1.2.0").symbols.find(
      (/** @type {any} */ symbol) => symbol.name === "temperature_table",
    );
    assert.ok(text.includes(exactBytes(size)));
    assert.ok(text.includes("obj/sensor.o"));
  });
});

test("one's own SQL is answered, and its mistakes are told", async () => {
  const sql = encodeURIComponent("SELECT 6 * 7 AS answer");
  await onPage(`#/sql?target=node-m4&run=1&sql=${sql}`, async (page) => {
    assert.equal(await page.textContent(".answer tbody td"), "42");
  });
});

test("a dark page stays dark", async () => {
  await onPage("#/overview?target=node-m4", async (page) => {
    const colour = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await colour();
    await page.click("#theme");
    const dark = await colour();
    assert.notEqual(dark, light);
    await page.reload();
    await settled(page);
    assert.equal(await colour(), dark);
  });
});

test("a narrow screen does not scroll sideways", async () => {
  await onPage(
    "#/overview?target=node-m4",
    async (page) => {
      const [page_width, width] = await page.evaluate(() => [
        document.documentElement.scrollWidth,
        innerWidth,
      ]);
      assert.ok(page_width <= width, `${page_width} on ${width}`);
    },
    {viewport: {width: 400, height: 900}},
  );
});

test("names from a map are text, whatever they look like", async () => {
  await onPage("#/overview?target=hostile&block=all", async (page) => {
    const bars = page.locator(".bar");
    for (let opened = 0; opened < (await bars.count()) && opened < 12; opened += 1) {
      await bars.nth(opened).press("ArrowRight");
    }
    await page.goto(`${server.address}#/symbols?target=hostile`);
    await page.waitForSelector(".symbols tbody tr");
    const text = (await page.textContent("main")) ?? "";
    assert.match(text, /<(img|script|svg)/i);
    assert.equal(await page.locator("main img, main script, main iframe").count(), 0);
  });
});

test("a history without builds says how to store one", async () => {
  const empty = await serve(emptyHistory(history.folder));
  const {page, problems} = await browser.open();
  await page.goto(empty.address);
  await settled(page);
  assert.match((await page.textContent("main")) ?? "", /memstrata ingest/);
  assert.deepEqual(problems, []);
  await page.close();
  assert.equal(await empty.stop(), 0);
});

test("a server that is gone is told, and can be asked again", async () => {
  const own = await serve(history.database);
  const {page} = await browser.open();
  await page.goto(`${own.address}#/overview?target=node-m4`);
  await settled(page);
  assert.equal(await own.stop(), 0);
  await page.selectOption("#build", "v1.0.0");
  const problem = page.locator(".problem[role=alert]");
  await problem.waitFor();
  assert.match((await problem.textContent()) ?? "", /does not answer/);
  await page.close();
});

test("a heap and what became of it", async () => {
  const {snapshots} = await (await fetch(`${server.address}api/heap/list?target=node-m4`)).json();
  const truth = heapTruth("1.26.0-24576.log");
  assert.equal(snapshots.length, truth.length);
  const [, imports, objects] = snapshots;
  await onPage(`#/heap?target=node-m4&snapshot=%23${objects.id}`, async (page) => {
    const used = exactBytes(truth[2].alloc_after);
    assert.ok(((await page.textContent('[data-figure="used"]')) ?? "").startsWith(used));
    await page.selectOption("select[name=with]", `#${imports.id}`);
    await page.locator("h2", {hasText: "From imports to objects"}).waitFor();
    const change = (await page.textContent('[data-figure="used"]')) ?? "";
    assert.ok(change.includes(signedBytes(truth[2].alloc_after - truth[1].alloc_after)), change);
    assert.ok((await page.locator(".heap-map .change-allocated").count()) > 0);
  });
});
