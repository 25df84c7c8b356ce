// The real program and a real browser, for the tests of the page.

import assert from "node:assert/strict";
import {execFileSync, spawn} from "node:child_process";
import {mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {createInterface} from "node:readline";
import {chromium} from "playwright-core";

export const program = process.env.MEMSTRATA_PROGRAM ?? "../build/dev/memstrata";
const browserPath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const fixtures = new URL("../../../fixtures/", import.meta.url).pathname;
const quiet = [
  "--no-sandbox",
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** What the linker says of a build. @param {string} target @param {string} label */
export function truthOf(target, label) {
  const {builds} = JSON.parse(readFileSync(join(fixtures, "expected/truth.json"), "utf8"));
  return builds.find(
    (/** @type {any} */ build) => build.target === target && build.label === label,
  );
}

/** A folder with a history of the sample firmware; `clean` removes it. */
export function makeHistory() {
  const folder = mkdtempSync(join(tmpdir(), "memstrata-page-"));
  const database = join(folder, "story.db");
  execFileSync(join(fixtures, "ingest-story"), [program, "--db", database]);
  return {folder, database, clean: () => rmSync(folder, {recursive: true})};
}

/**
 * @param {string} database
 * @param {string} fixture below fixtures/
 * @param {...string} options
 */
export function ingest(database, fixture, ...options) {
  const file = join(fixtures, fixture);
  execFileSync(program, ["ingest", "--quiet", "--db", database, file, ...options]);
}

/** A database whose only build was deleted. @param {string} folder */
export function emptyHistory(folder) {
  const database = join(folder, "empty.db");
  ingest(database, "maps/hostile/before.map", "--target", "hostile", "--label", "only");
  execFileSync(program, ["delete", "only", "--db", database]);
  return database;
}

/** What the allocator said of each dump of a log. @param {string} log */
export function heapTruth(log) {
  return JSON.parse(readFileSync(join(fixtures, "heaps/truth.json"), "utf8"))[log];
}

/** Starts `memstrata serve` on a free port. @param {string} database */
export async function serve(database) {
  const server = spawn(program, ["serve", "--port", "0", "--db", database], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const lines = createInterface({input: server.stdout});
  const line = await new Promise((found) => lines.once("line", found));
  const address = /http:\S+/.exec(String(line))?.[0];
  assert.ok(address, `no address in ${line}`);
  const ended = new Promise((found) => server.once("exit", found));
  return {
    address,
    stop: () => {
      server.kill("SIGTERM");
      return ended;
    },
  };
}

/** One browser with a page whose errors fail the test at its end. */
export async function openBrowser() {
  const browser = await chromium.launch({executablePath: browserPath, args: quiet});
  return {
    /** @param {import("playwright-core").BrowserContextOptions} [options] */
    async open(options = {}) {
      const page = await browser.newPage({viewport: {width: 1400, height: 900}, ...options});
      /** @type {string[]} */
      const problems = [];
      page.on("pageerror", (error) => problems.push(String(error)));
      page.on("console", (message) => {
        if (["error", "warning"].includes(message.type())) {
          problems.push(message.text());
        }
      });
      return {page, problems};
    },
    close: () => browser.close(),
  };
}
