import assert from "node:assert/strict";
import {test} from "node:test";
import {csvOf, fileName, filteredRows, sortedRows} from "../../src/rows.js";

test("rows without a value come last either way", () => {
  const value = (/** @type {any} */ row) => row;
  assert.deepEqual(sortedRows([2, null, 3, 1], value, 1), [1, 2, 3, null]);
  assert.deepEqual(sortedRows([2, null, 3, 1], value, -1), [3, 2, 1, null]);
});

test("a filter wants every word, in whatever case and order", () => {
  const rows = ["py/vm.o .text", "py/gc.o .text", "py/gc.o .bss"];
  assert.deepEqual(filteredRows(rows, String, "TEXT gc"), ["py/gc.o .text"]);
  assert.deepEqual(filteredRows(rows, String, " "), rows);
});

test("csv quotes what needs it, joins lists and leaves out what is not there", () => {
  const rows = [
    {name: 'say "a", b', size: 12, aliases: ["f", "g"], from: null},
    {name: "two\nlines", size: 0, aliases: [], from: {name: "x"}},
  ];
  assert.equal(
    csvOf(rows),
    'name,size,aliases,from\n"say ""a"", b",12,f;g,\n"two\nlines",0,,"{""name"":""x""}"\n',
  );
});

test("a file is called as its caption, without what a path could be made of", () => {
  assert.equal(fileName("Where <b>../x</b> is"), "Where-b-..-x-b-is");
  assert.equal(fileName("///"), "rows");
});
