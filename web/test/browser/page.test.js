// The page as a whole: its overview, and what every view has in common.

import assert from "node:assert/strict";
import {test} from "node:test";
import {exactBytes, percent} from "../../src/format.js";
import {emptyHistory, ingest, serve, truthOf} from "./running_page.js";
import {settled, startSession, textAt, turnTo, visit} from "./session.js";

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {import("playwright-core").BrowserContextOptions} Options */

const session = startSession((database) =>
  ingest(database, "maps/hostile/before.map", "--target", "hostile"),
);

/** @param {string} hash @param {(page: Page) => Promise<void>} look @param {Options} [options] */
const onPage = (hash, look, options) =>
  visit(session.browser, session.server.address + hash, look, options);

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
    for (const label of ["v1.1.0", "v1.2.0"]) {
      const {blocks} = truthOf("node-m4", label);
      const own = blocks.find((/** @type {any} */ block) => block.name === "RAM");
      assert.ok(
        (await textAt(page, `.thumbnail[data-label="${label}"]`)).includes(
          `${percent(own.high_water, own.length)} full`,
        ),
      );
    }
  });
});

test("the small pies of another target are its own, whatever its builds are called", async () => {
  await onPage("#/overview?target=node-m4&build=v1.0.0&block=RAM", async (page) => {
    await turnTo(page, "#/overview?target=node-rv32&build=v1.0.0&block=RAM");
    const {blocks} = truthOf("node-rv32", "v1.2.0");
    const own = blocks.find((/** @type {any} */ block) => block.name === "RAM");
    const text = await textAt(page, '.thumbnail[data-label="v1.2.0"]');
    assert.ok(text.includes(`${percent(own.high_water, own.length)} full`), text);
  });
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

/** What a page asks of the server from now on, without its values. @param {Page} page */
function questionsOf(page) {
  /** @type {string[]} */
  const asked = [];
  page.on("request", (request) => {
    const {pathname, searchParams} = new URL(request.url());
    if (pathname.startsWith("/api/")) {
      asked.push([pathname.slice("/api/".length), ...searchParams.keys()].join(" "));
    }
  });
  return asked;
}

test("the overview asks once for all pies, and for symbols only where bars are open", async () => {
  await onPage("#/overview?target=node-m4", async (page) => {
    const asked = questionsOf(page);
    await page.reload();
    await settled(page);
    const {length} = asked;
    assert.deepEqual(asked.filter((one) => /^(targets|query.build.parts|tree)/.test(one)).sort(), [
      "query/build/parts builds blocks",
      "targets",
      "tree target build regions",
    ]);
    await page.locator('.bar[data-level="region"] .bar-mark').first().click();
    await page.waitForSelector('.bar[data-level="object"]');
    assert.deepEqual(asked.slice(length), ["tree target build archives"]);
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

test("of a long path in a bar the end is seen", async () => {
  const open = encodeURIComponent(
    JSON.stringify(["FLASH", "FLASH/FLASH_TEXT", "FLASH/FLASH_TEXT/.text"]),
  );
  await onPage(`#/overview?target=node-m4&open=${open}`, async (page) => {
    const path = page.locator('.bar[data-level="archive"] .bar-path').first();
    const {place, text} = await path.evaluate((whole) => ({
      place: whole.getBoundingClientRect().toJSON(),
      text: /** @type {Element} */ (whole.firstElementChild).getBoundingClientRect().toJSON(),
    }));
    assert.ok(text.left < place.left, "it is cut");
    assert.ok(text.right <= place.right + 1, "not at its end");
  });
});

test("two bars that are opened at once are both open", async () => {
  await onPage("#/overview?target=node-m4&build=v1.0.0", async (page) => {
    const paths = ["RAM/.bss", "RAM/.noinit"];
    await page.evaluate((all) => {
      for (const path of all) {
        const mark = document.querySelector(`.bar[data-path="${path}"] .bar-mark`);
        /** @type {HTMLElement} */ (mark).click();
      }
    }, paths);
    for (const path of paths) {
      await page.locator(`.bar[data-path="${path}"][aria-expanded="true"]`).waitFor();
    }
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

test("nothing is painted before the page knows whether it is light or dark", async () => {
  const {page} = await session.browser.open();
  await page.route("**/app.js", async (route) => {
    await new Promise((over) => setTimeout(over, 300)); // a slow network
    await route.continue();
  });
  await page.goto(session.server.address);
  await settled(page);
  const {script, paint} = await page.evaluate(async () => {
    const [first] = await new Promise((found) =>
      new PerformanceObserver((list) => found(list.getEntries())).observe({
        type: "paint",
        buffered: true,
      }),
    );
    const resources = /** @type {PerformanceResourceTiming[]} */ (
      performance.getEntriesByType("resource")
    );
    const script = resources.find(({name}) => name.endsWith("/app.js"))?.responseEnd ?? Infinity;
    return {script, paint: first.startTime};
  });
  assert.ok(paint > script, `painted at ${paint}, the script came at ${script}`);
  await page.close();
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

test("the build that is looked at is marked among the pies of the releases", async () => {
  await onPage("#/overview?target=node-m4&axis=releases", async (page) => {
    const looked = await page.inputValue("#build");
    const marked = page.locator('.thumbnail[aria-pressed="true"]');
    assert.deepEqual(await marked.locator(".thumbnail-label").allTextContents(), [looked]);
    assert.equal((await marked.locator("svg path").count()) > 0, true);
    assert.equal(await page.locator(".thumbnail").count(), 5);
  });
});

test("a narrow screen shows what tells the rows of a table apart, and all of it", async () => {
  const narrow = {viewport: {width: 420, height: 900}};
  for (const view of ["ledger?since=v1.0.0&", "symbols?name=temperature_table&"]) {
    await onPage(
      `#/${view}target=node-m4`,
      async (page) => {
        const tables = await page.locator(".table").evaluateAll((all) =>
          all.map((table) => ({
            hidden: table.scrollWidth - table.clientWidth,
            rows: [...table.querySelectorAll("tbody tr")].map(
              (row) => /** @type {HTMLElement} */ (row).innerText,
            ),
          })),
        );
        assert.ok(tables.length > 0);
        for (const {hidden, rows} of tables) {
          assert.equal(hidden, 0, `${view} ${rows[0]}`);
          assert.equal(new Set(rows).size, rows.length, String(rows));
        }
      },
      narrow,
    );
  }
});

test("names from a map are text, whatever they look like", async () => {
  await onPage("#/overview?target=hostile&block=all", async (page) => {
    const bars = page.locator(".bar");
    for (let opened = 0; opened < (await bars.count()) && opened < 12; opened += 1) {
      await bars.nth(opened).press("ArrowRight");
    }
    await page.goto(`${session.server.address}#/symbols?target=hostile`);
    await page.waitForSelector(".symbols tbody tr");
    const text = (await page.textContent("main")) ?? "";
    assert.match(text, /<(img|script|svg)/i);
    assert.equal(await page.locator("main img, main script, main iframe").count(), 0);
  });
});

test("a history without builds says how to store one", async () => {
  const empty = await serve(emptyHistory(session.history.folder));
  const {page, problems} = await session.browser.open();
  await page.goto(empty.address);
  await settled(page);
  assert.match((await page.textContent("main")) ?? "", /memstrata ingest/);
  assert.deepEqual(problems, []);
  await page.close();
  assert.equal(await empty.stop(), 0);
});

test("an address that is cut or mistyped opens what it can", async () => {
  const focus = encodeURIComponent("RAM/nothing");
  await onPage(`#/overview?target=node-m4&open=%5B%22RAM&focus=${focus}`, async (page) => {
    await page.locator('.bar[data-path="RAM/.bss"]').waitFor();
    assert.equal(await page.locator(".thumbnail").count(), 5);
  });
});

test("a server that is gone is told, and can be asked again", async () => {
  const own = await serve(session.history.database);
  const {page} = await session.browser.open();
  await page.goto(`${own.address}#/overview?target=node-m4`);
  await settled(page);
  assert.equal(await own.stop(), 0);
  await page.selectOption("#build", "v1.0.0");
  const problem = page.locator(".problem[role=alert]");
  await problem.waitFor();
  assert.match((await problem.textContent()) ?? "", /does not answer/);
  await page.close();
});
