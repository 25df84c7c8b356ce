// The heap page against what the allocator said right behind each dump.

import assert from "node:assert/strict";
import {test} from "node:test";
import {exactBytes, percent, signedBytes} from "../../src/format.js";
import {heapTruth, ingest} from "./running_page.js";
import {cellsOf, settled, startSession, textAt, visit} from "./session.js";

const log = "1.20.0-297-65536.log";
const truth = heapTruth(log);
const session = startSession((database) => {
  ingest(database, `heaps/${log}`, "--target", "node-m4");
  ingest(database, `heaps/${log}`, "--target", "no-builds");
});

/** @param {string} more @param {(page: import("playwright-core").Page) => Promise<void>} look */
const onHeap = (more, look) =>
  visit(session.browser, `${session.server.address}#/heap?target=node-m4${more}`, look);

/** `#ID` of a snapshot, for an address. @param {number} place */
async function reference(place) {
  const address = `${session.server.address}api/heap/list?target=node-m4`;
  const {snapshots} = await (await fetch(address)).json();
  assert.equal(snapshots.length, truth.length);
  return encodeURIComponent(`#${snapshots[place].id}`);
}

test("a snapshot has the numbers of the allocator", async () => {
  const {alloc_after: used, free_after: free} = truth[2];
  await onHeap(`&snapshot=${await reference(2)}`, async (page) => {
    const total = used + free;
    assert.equal(
      await textAt(page, '[data-figure="used"]'),
      `${exactBytes(used)}, ${percent(used, total)}`,
    );
    assert.equal(await textAt(page, '[data-figure="free"]'), exactBytes(free));
    assert.equal(await textAt(page, '[data-figure="total"]'), exactBytes(total));
    const cells = await cellsOf(page, "objects");
    assert.deepEqual(cells.slice(4, 7), [total, used, free].map(exactBytes));
  });
});

test("a GC block says its address, its kind and the length of its chain", async () => {
  await onHeap(`&snapshot=${await reference(2)}&free=1`, async (page) => {
    await page.locator(".heap-map").hover({position: {x: 4, y: 4}});
    assert.match(
      await textAt(page, ".readout"),
      /^objects: 0x[0-9a-f]{8} · \w.*, chain of \d+ GC blocks?, \d[\d,]* B$/,
    );
    await page.locator(".heap-map").focus();
    await page.keyboard.press("ArrowDown");
    const second = Number(/0x[0-9a-f]+/.exec(await textAt(page, ".readout"))?.[0]);
    const first = Number(/0x[0-9a-f]+/.exec(await textAt(page, ".area-title"))?.[0]);
    const [columns, bytes] = [128, 16];
    assert.equal(second - first, columns * bytes);
  });
});

test("two snapshots differ by what was allocated between them", async () => {
  const [older, newer] = [truth[1], truth[2]];
  const address = `&snapshot=${await reference(2)}&with=${await reference(1)}`;
  await onHeap(address, async (page) => {
    await page.locator("h2", {hasText: "From imports to objects"}).waitFor();
    const used = await textAt(page, '[data-figure="used"]');
    assert.ok(used.includes(signedBytes(newer.alloc_after - older.alloc_after)), used);
    const free = await textAt(page, '[data-figure="free"]');
    assert.ok(free.includes(signedBytes(newer.free_after - older.free_after)), free);
    assert.ok((await page.locator(".heap-map .change-allocated").count()) > 0);
    await page.getByRole("button", {name: "side by side"}).click();
    await page.locator(".side-by-side").waitFor();
    const both = await page.locator('[data-figure="used"]').allTextContents();
    [older, newer].forEach(({alloc_after: bytes}, place) =>
      assert.ok(both[place].startsWith(exactBytes(bytes)), both[place]),
    );
    await page.goBack();
    await page.locator("h2", {hasText: "From imports to objects"}).waitFor();
  });
});

test("free space folds away and comes back, and stands in the address", async () => {
  await onHeap(`&snapshot=${await reference(0)}`, async (page) => {
    const height = () => page.locator(".heap-map").evaluate((svg) => svg.clientHeight);
    const folded = await height();
    assert.match(await textAt(page, ".heap-map .fold-line title"), /^\d+ rows all free$/);
    await page.getByRole("button", {name: "free space"}).click();
    await page.waitForURL(/free=1/);
    await page.locator(".heap-map .fold-line").first().waitFor({state: "detached"});
    assert.ok((await height()) > 2 * folded);
  });
});

test("a rainbow colours neighbours differently", async () => {
  await onHeap(`&snapshot=${await reference(2)}&rainbow=1`, async (page) => {
    assert.ok((await page.locator('.heap-map [class^="rainbow-"]').count()) >= 6);
  });
});

test("playing goes on to the last snapshot, stops there, and is one step back", async () => {
  const place = truth.length - 2;
  const quiet = `&snapshot=${await reference(place)}`;
  await onHeap(quiet, async (page) => {
    await page.getByRole("button", {name: "play"}).click();
    await page.waitForURL(new RegExp(`snapshot=${await reference(place + 1)}`));
    await page.waitForURL(/^((?!play=1).)*$/);
    await settled(page);
    const used = await textAt(page, '[data-figure="used"]');
    assert.ok(used.startsWith(exactBytes(truth[place + 1].alloc_after)), used);
    await page.goBack();
    await page.waitForURL(new RegExp(quiet));
  });
});

test("a target without builds has its snapshots, and says how to store a build", async () => {
  const address = `${session.server.address}#/overview?target=no-builds`;
  await visit(session.browser, address, async (page) => {
    assert.match(await textAt(page, "main"), /memstrata ingest .* --target no-builds/);
    await page.getByRole("link", {name: "Its heap snapshots"}).click();
    const used = page.locator('[data-figure="used"]');
    await used.waitFor();
    const {alloc_after: bytes} = truth[truth.length - 1];
    assert.ok((await used.textContent())?.startsWith(exactBytes(bytes)));
  });
});

test("a target without snapshots says how to store one", async () => {
  await visit(session.browser, `${session.server.address}#/heap?target=node-rv32`, async (page) => {
    assert.match(await textAt(page, "main"), /memstrata ingest device\.log --target node-rv32/);
  });
});
