// How long the page takes in a real browser, medians of several runs:
//
// - from the start of the navigation to the pie, and to the whole first view;
// - the script of a frame while a pie of 30 slices morphs, from a trace of Chromium, and
//   what comes before the first of these frames: the click, the answers, all that is drawn.
//
//   MEMSTRATA_PROGRAM=build/release/memstrata node bench/page_bench.mjs DATABASE [RUNS]
//
// `query_bench ci 10000 10000 DATABASE none` makes a history of 10,000 builds.  The parts
// of web/ that the tests use must be installed: `npm ci` there.

import {openBrowser, serve} from "../web/test/browser/running_page.js";

const [database, runs = "9"] = process.argv.slice(2);
const slices = 30;
const morph = 400; // milliseconds
const isScript =
  /^(FireAnimationFrame|TimerFire|RunMicrotasks|BlinkScheduler_PerformMicrotaskCheckpoint|FunctionCall|EventDispatch)$/;
const isDrawing = /^(UpdateLayoutTree|Layout|PrePaint|Paint)$/;

/** @param {number[]} values @param {number} share */
function quantile(values, share) {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

/** @param {string} what @param {number[]} values */
function print(what, values) {
  const [middle, high, most] = [0.5, 0.95, 1].map((share) => quantile(values, share).toFixed(1));
  console.log(`${what.padEnd(44)} ${middle} ms, 95 %: ${high} ms, most: ${most} ms`);
}

/** Notes when the pie is there and when the view is whole, in milliseconds of the page. */
function watchFirstView() {
  const seen = {};
  const note = (name, isThere) => {
    if (isThere && !(name in seen)) {
      seen[name] = 0;
      requestAnimationFrame(() => setTimeout(() => (seen[name] = performance.now())));
    }
  };
  Object.assign(globalThis, {seen});
  new MutationObserver(() => {
    note("pie", document.querySelector(".pie path"));
    note("view", document.querySelector("#view:not([aria-busy]) > *"));
  }).observe(document, {attributes: true, childList: true, subtree: true});
}

async function measureFirstView(browser, address) {
  const times = {pie: [], view: []};
  for (let run = 0; run <= Number(runs); run += 1) {
    const {page} = await browser.open();
    await page.addInitScript(watchFirstView);
    await page.goto(address);
    await page.waitForFunction(() => globalThis.seen.view > 0);
    const seen = await page.evaluate(() => globalThis.seen);
    if (run > 0) {
      // the first one warms the server up
      times.pie.push(seen.pie);
      times.view.push(seen.view);
    }
    await page.context().close();
  }
  print("navigation to the pie", times.pie);
  print("navigation to the whole first view", times.view);
}

/** The answer with as many regions as are asked for, other sizes for other builds. */
function withManyRegions(shown, label) {
  const [first] = shown.regions;
  const seed = [...label].reduce((sum, letter) => sum + letter.charCodeAt(0), 0);
  const regions = Array.from({length: slices - 2}, (_, index) => ({
    ...first,
    name: `.region_${index}`,
    size: 500 + ((index * 7919 + seed * 104729) % 5000),
  }));
  return {...shown, regions};
}

async function giveManyRegions(page) {
  await page.route("**/api/show?*", async (route) => {
    const answer = await (await route.fetch()).json();
    const label = new URL(route.request().url()).searchParams.get("build") ?? "";
    await route.fulfill({json: withManyRegions(answer, label)});
  });
}

/**
 * Milliseconds of script, and of style, layout and paint: from the click to the first frame
 * of the morph, and in each of its frames.  Nothing moves before the click, so the first
 * tick behind it is the first of the morph.
 */
function partsOfMorph(trace, thread) {
  const own = trace.filter((event) => event.ph === "X" && event.tid === thread);
  const click = own.find(({name, args}) => name === "EventDispatch" && args.data.type === "click");
  const ticks = own.filter(({name}) => name === "FireAnimationFrame").map(({ts}) => ts);
  const moving = ticks.filter((ts) => ts > click.ts);
  const lengthIn = (from, to, kind) => {
    let end = from;
    let sum = 0;
    for (const {name, ts, dur} of own) {
      const isInner = ts < end; // events are sorted: what began before is around it
      if (ts >= from && ts < to && kind.test(name) && !isInner) {
        sum += dur;
        end = ts + dur;
      }
    }
    return sum / 1000;
  };
  const between = (from, to) => ({
    script: lengthIn(from, to, isScript),
    drawing: lengthIn(from, to, isDrawing),
  });
  return {
    start: between(click.ts, moving[0]),
    frames: moving.slice(0, -1).map((from, index) => between(from, moving[index + 1])),
  };
}

async function measureMorph(browser, address) {
  const {page} = await browser.open();
  await giveManyRegions(page);
  await page.goto(address);
  await page.waitForSelector("#view:not([aria-busy]) > *");
  await page.waitForFunction(
    (most) => document.querySelectorAll(".pie .slice").length === most,
    slices,
  );
  const labels = await page
    .locator(".thumbnail")
    .evaluateAll((all) => all.map((one) => one.getAttribute("data-label")));
  const chrome = page.context().browser();
  const frames = [];
  const starts = [];
  for (let run = 0; run < Number(runs); run += 1) {
    const label = labels[labels.length - 1 - ((run + 1) % Math.min(6, labels.length))];
    await chrome.startTracing(page, {categories: ["devtools.timeline", "toplevel"]});
    await page.click(`.thumbnail[data-label="${label}"]`);
    await page.locator(".pie-centre strong", {hasText: label}).waitFor();
    await page.waitForTimeout(2 * morph);
    const {traceEvents} = JSON.parse(String(await chrome.stopTracing()));
    traceEvents.sort((one, other) => one.ts - other.ts);
    const thread = traceEvents.find(({name}) => name === "FireAnimationFrame")?.tid;
    const {start, frames: moving} = partsOfMorph(traceEvents, thread);
    starts.push(start);
    frames.push(...moving);
  }
  console.log(`${frames.length} frames of ${runs} morphs of ${slices} slices`);
  print(
    "script from the click to the first frame",
    starts.map(({script}) => script),
  );
  print(
    "script of a frame",
    frames.map(({script}) => script),
  );
  print(
    "style, layout and paint of a frame",
    frames.map(({drawing}) => drawing),
  );
  await page.context().close();
}

const server = await serve(database);
const browser = await openBrowser();
await measureFirstView(browser, `${server.address}#/overview`);
await measureMorph(browser, `${server.address}#/overview`);
await browser.close();
await server.stop();
