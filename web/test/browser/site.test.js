// `memstrata export --site`: the same pages from file:// and from a server of files.

import assert from "node:assert/strict";
import {execFileSync} from "node:child_process";
import {createReadStream, existsSync, mkdirSync, readdirSync, writeFileSync} from "node:fs";
import {createServer} from "node:http";
import {extname, join} from "node:path";
import {after, before, test} from "node:test";
import {pathToFileURL} from "node:url";
import {exactBytes, percent, signedBytes} from "../../src/format.js";
import {
  heapTruth,
  ingest,
  makeHistory,
  openBrowser,
  program,
  serve,
  truthOf,
} from "./running_page.js";
import {cellsOf, textAt, turnTo, visit} from "./session.js";

const log = "1.20.0-297-24576.log";
/** @type {ReturnType<typeof makeHistory>} */
let history;
/** @type {Awaited<ReturnType<typeof openBrowser>>} */
let browser;
/** @type {Awaited<ReturnType<typeof serve>>} */
let server;
let site = "";

/** @param {string} folder */
const exportTo = (folder) =>
  execFileSync(program, ["export", "--quiet", "--site", folder, "--db", history.database]);

before(async () => {
  history = makeHistory();
  ingest(
    history.database,
    "maps/hostile/before.map",
    "--target",
    "<img src=x onerror=alert(1)>/..",
  );
  ingest(history.database, `heaps/${log}`, "--target", "node-m4");
  site = join(history.folder, "site");
  exportTo(site);
  server = await serve(history.database);
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  await server?.stop();
  history?.clean();
});

/** @param {string} hash @param {(page: import("playwright-core").Page) => Promise<void>} look */
const onFile = (hash, look) =>
  visit(browser, pathToFileURL(join(site, "index.html")).href + hash, look);

/** @param {any[]} list @param {string} name */
const named = (list, name) => list.find((one) => one.name === name);

const types = new Map([
  [".html", "text/html"],
  [".css", "text/css"],
  [".svg", "image/svg+xml"],
  [".js", "text/javascript"],
]);
const ownAlone = "script-src 'self'; style-src 'self'; img-src 'self'";

const views = [
  "overview?target=node-m4",
  "overview?target=node-m4&build=v1.0.0&block=RAM",
  "build?target=node-m4&build=v1.1.0",
  "compare?target=node-m4&old=v1.1.0&new=v1.2.0",
  "compare?target=node-m4&old=v1.1.0&new=v1.2.0&by=region&block=FLASH",
  "timeline?target=node-m4",
  "timeline?target=node-m4&axis=releases",
  "symbols?target=node-m4",
  "symbols?target=node-m4&name=temperature_table",
  "renames?target=node-m4",
  "address?target=node-m4",
  "ledger?target=node-m4",
  "ledger?target=node-m4&by=object&block=RAM&since=v1.0.0",
  "targets?target=node-m4",
  "heap?target=node-m4",
  "sql?target=node-m4",
  "sql?target=node-m4&question=block/ledger",
];

test("every view opens from a file", async () => {
  for (const view of views) {
    await onFile(`#/${view}`, async (page) => {
      const problem = page.locator(".problem[role=alert]");
      assert.equal(await problem.count(), 0, `${view}: ${await problem.allTextContents()}`);
    });
  }
});

test("a copy offers nothing that it does not hold", async () => {
  const timeline = "#/timeline?target=node-m4";
  await onFile(timeline, async (page) => {
    for (const choice of ["&axis=releases", "&axis=newest&scale=fit", "&scale=fit"]) {
      await turnTo(page, timeline + choice);
      assert.equal(await page.locator(".problem[role=alert]").count(), 0, choice);
    }
  });
});

/** What is drawn as a chart of its own, with its last size. @param {import("playwright-core").Page} page */
const chartsOf = (page) => page.locator("figure[data-series] .caption-figures").allTextContents();

test("a copy tells what grew most, as the server does", async () => {
  for (const axis of ["newest", "releases"]) {
    const view = `#/timeline?target=node-m4&show=growers&axis=${axis}`;
    /** @type {string[]} */
    let told = [];
    await visit(browser, server.address + view, async (page) => {
      told = await chartsOf(page);
    });
    assert.ok(told.length > 1, String(told));
    await onFile(view, async (page) => assert.deepEqual(await chartsOf(page), told));
  }
});

test("numbers of a copy are those of the linker and the allocator", async () => {
  const truth = truthOf("node-m4", "v1.2.0");
  await onFile("#/build?target=node-m4&build=v1.2.0", async (page) => {
    const ram = named(truth.blocks, "RAM");
    const line = await textAt(page, '.memory[data-block="RAM"]');
    assert.ok(line.includes(percent(ram.high_water, ram.length)), line);
    await page.locator('[data-figure="proof"].good').waitFor();
  });
  await onFile("#/compare?target=node-m4&old=v1.0.0&new=v1.2.0-2-gd70b348", async (page) => {
    const [old, now] = ["v1.0.0", "v1.2.0"].map(
      (label) => named(truthOf("node-m4", label).symbols, "temperature_table").size,
    );
    const cells = await cellsOf(page, "temperature_table");
    assert.ok(cells.includes(signedBytes(now - old)), String(cells));
  });
  await onFile("#/heap?target=node-m4", async (page) => {
    const used = await textAt(page, '[data-figure="used"]');
    assert.ok(used.startsWith(exactBytes(heapTruth(log).slice(-1)[0].alloc_after)), used);
  });
});

test("hostile names are text and no path in a copy", async () => {
  const files = readdirSync(site, {recursive: true}).map(String);
  const expected = /^(index\.html|app\.js|styles\.css|icon\.svg|data|data\/[0-9a-f]{16}\.js)$/;
  assert.deepEqual(
    files.filter((file) => !expected.test(file)),
    [],
  );
  const target = encodeURIComponent("<img src=x onerror=alert(1)>/..");
  for (const view of ["overview", "build", "symbols"]) {
    await onFile(`#/${view}?target=${target}`, async (page) => {
      assert.equal(await page.locator("main img, main script").count(), 0);
    });
  }
});

test("what a copy does not hold is told, and how to have it", async () => {
  const {page} = await browser.open();
  const index = pathToFileURL(join(site, "index.html")).href;
  await page.goto(`${index}#/address?target=node-m4&address=0x1`);
  await page.waitForSelector("#view:not([aria-busy]) > *");
  assert.match(await textAt(page, "main"), /does not hold that answer.*memstrata serve/);
  await page.close();
});

test("a copy opens from any server of files", async () => {
  const files = createServer((request, response) => {
    const path = join(site, new URL(request.url ?? "/", "http://host").pathname);
    const file = path.endsWith("/") ? join(path, "index.html") : path;
    response.setHeader("Content-Type", types.get(extname(file)) ?? "text/plain");
    response.setHeader("Content-Security-Policy", "default-src 'none'; " + ownAlone);
    createReadStream(file)
      .on("error", () => response.writeHead(404).end())
      .pipe(response);
  });
  await new Promise((ready) => files.listen(0, "127.0.0.1", () => ready(null)));
  const {port} = /** @type {import("node:net").AddressInfo} */ (files.address());
  await visit(browser, `http://127.0.0.1:${port}/#/overview?target=node-m4`, async (page) => {
    assert.equal(await page.locator(".problem[role=alert]").count(), 0);
  });
  files.close();
  files.closeAllConnections();
});

test("a copy replaces an earlier one, and no folder with other files", () => {
  exportTo(site);
  const other = join(history.folder, "other");
  mkdirSync(other);
  writeFileSync(join(other, "thesis.txt"), "years of work");
  assert.throws(() => exportTo(other), /holds other files/);
  assert.ok(existsSync(join(other, "thesis.txt")));
});
