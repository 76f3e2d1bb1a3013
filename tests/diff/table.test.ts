import fc from "fast-check";
import { expect, test } from "vitest";
import type { Cell, Row } from "../../src/dataset.ts";
import { changedCells, diffTables, isChanged, type TableDiff, type TableSide } from "../../src/diff/table/table.ts";

const columns: TableSide["columns"] = {
  sample: { label: "Sample" },
  cycle: { label: "Cycle number", unit: "1", decimals: 0 },
  q: { label: "Specific capacity", unit: "mAh/g", decimals: 4 },
  ce: { label: "Efficiency", unit: "%" },
  note: { label: "Note" },
};

function side(rows: readonly Row[], key: readonly string[] = ["sample", "cycle"], declared = columns): TableSide {
  return { file: "datasets/cycling.csv", key, columns: declared, rows };
}

const rows: readonly Row[] = ["one", "two"].flatMap((sample) =>
  Array.from({ length: 20 }, (_, at) => ({ sample, cycle: at + 1, q: 150 - at / 8, ce: at === 0 ? null : 99 + (at % 3) / 10, note: at % 5 === 0 ? "rest" : null })),
);

function edited(edit: (row: Row, at: number) => Record<string, Cell>): readonly Row[] {
  return rows.map((row, at) => ({ ...row, ...edit(row, at) }));
}

const told = ({ sentences }: TableDiff): readonly string[] => sentences.map(({ text }) => text);

test("a table is no different from itself", () => {
  const diff = diffTables(side(rows), side(structuredClone(rows) as Row[]));
  expect(isChanged(diff)).toBe(false);
  expect(diff.sentences).toEqual([]);
});

test("one edit of one cell is told exactly, with the digits of the table", () => {
  const diff = diffTables(side(rows), side(edited((_, at) => (at === 26 ? { q: 150 } : {}))));
  expect(told(diff)).toEqual(["sample two, cycle 7: q 149.2500 -> 150.0000 mAh/g"]);
  expect([...changedCells(diff)]).toEqual([{ key: { sample: "two", cycle: 7 }, column: "q", before: 149.25, after: 150, rowBefore: 26, rowAfter: 26 }]);
});

test("digits that the declaration does not have are shown all the same", () => {
  expect(told(diffTables(side(rows), side(edited((_, at) => (at === 26 ? { q: 149.25001 } : {})))))).toEqual(["sample two, cycle 7: q 149.2500 -> 149.25001 mAh/g"]);
});

test.each<[string, number, Record<string, Cell>]>([
  ["sample two, cycle 7: sample \"two\" -> \"three\"", 26, { sample: "three" }],
  ["sample two, cycle 7: cycle 7 -> 77", 26, { cycle: 77 }],
  ["sample two, cycle 7: cycle 7 -> 9", 26, { cycle: 9 }],
  ["sample two, cycle 9: cycle 9 -> 7", 28, { cycle: 7 }],
  ["sample two, cycle 7: ce 99 % -> empty", 26, { ce: null }],
  ["sample two, cycle 1: ce empty -> 0 %", 20, { ce: 0 }],
  ["sample two, cycle 6: note \"rest\" -> \"re\\u001bst\"", 25, { note: "re\u001bst" }],
  ["sample two, cycle 7: note empty -> \"\"", 26, { note: "" }],
  ["sample two, cycle 7: q 149.2500 mAh/g -> \"149.25\"", 26, { q: "149.25" }],
])("an edit of any cell, the key too: %s", (text, at, edit) => {
  expect(told(diffTables(side(rows), side(edited((_, row) => (row === at ? edit : {})))))).toEqual([text]);
});

test("a row whose key is not its own is named by its number too", () => {
  const twice = [...rows, rows[3]!];
  const diff = diffTables(side(twice), side(twice.map((row, at) => (at === 40 ? { ...row, q: 1 } : row))));
  expect(told(diff)).toEqual(["sample one, cycle 4 (row 41): q 149.6250 -> 1.0000 mAh/g"]);
});

test("rows removed, added, appended", () => {
  expect(told(diffTables(side(rows), side(rows.filter((_, at) => at !== 4))))).toEqual(["1 row removed: sample one, cycle 5"]);
  expect(told(diffTables(side(rows.filter((_, at) => at !== 4)), side(rows)))).toEqual(["1 row added: sample one, cycle 5"]);
  expect(told(diffTables(side(rows), side(rows.slice(0, 20))))).toEqual(["all 20 rows of sample two removed"]);
  expect(told(diffTables(side(rows.slice(0, 34)), side(rows)))).toEqual(["6 rows of sample two appended"]);
  expect(told(diffTables(side([]), side(rows)))).toEqual(["all 40 rows added"]);
});

test("rows in another order, and nothing else", () => {
  expect(told(diffTables(side(rows), side([...rows.slice(1), rows[0]!])))).toEqual(["order of rows only: 1 of 40 rows moved"]);
  expect(told(diffTables(side(rows), side(rows.toReversed())))).toEqual(["order of rows only: reversed"]);
});

test("columns added, removed, renamed, and declared anew", () => {
  const { note: _, ...fewer } = columns;
  expect(told(diffTables(side(rows), side(rows, ["sample", "cycle"], fewer)))).toEqual(["column note removed"]);
  expect(told(diffTables(side(rows, ["sample", "cycle"], fewer), side(rows)))).toEqual(["column note added"]);
  const renamed = rows.map(({ note, ...row }) => ({ ...row, remark: note as Cell }));
  expect(told(diffTables(side(rows), side(renamed, ["sample", "cycle"], { ...fewer, remark: { label: "Note" } })))).toEqual(["column note renamed remark, all values equal"]);
  expect(told(diffTables(side(rows), side(rows, ["sample", "cycle"], { ...columns, q: { label: "Capacity", unit: "Ah/kg", decimals: 2 } })))).toEqual([
    "q: unit mAh/g -> Ah/kg, no value changed",
    "q: label Specific capacity -> Capacity",
    "q: decimals 4 -> 2",
  ]);
});

test("noise is counted, never a change", () => {
  const diff = diffTables(side(rows), side(edited((row) => ({ q: (row["q"] as number) * (1 + 1e-15), cycle: row["cycle"] as Cell }))));
  expect(isChanged(diff)).toBe(false);
  expect(told(diff)).toMatchInlineSnapshot(`
    [
      "noise: 40 cells within the tolerance, at most 6 ULP apart",
    ]
  `);
});

test("noise in every number, the key too, is noise", () => {
  const declared = { ...columns, time: { label: "Time", unit: "s" } };
  const timed = rows.map((row, at) => ({ ...row, cycle: at / 7, time: at / 3 }));
  const noisy = timed.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, typeof value === "number" ? value * (1 + 1e-15) : (value as Cell)])));
  const diff = diffTables(side(timed, ["cycle", "time"], declared), side(noisy, ["cycle", "time"], declared));
  expect(isChanged(diff)).toBe(false);
  expect(diff.noise.cells).toBeGreaterThan(100);
});

test("a column has the tolerance that it declares, and the stricter of both sides", () => {
  const loose = { ...columns, q: { ...columns["q"]!, tolerance: { relative: 0, absolute: 0.01 } } };
  const shifted = edited((row) => ({ q: (row["q"] as number) + 0.005 }));
  expect(diffTables(side(rows, ["sample", "cycle"], loose), side(shifted, ["sample", "cycle"], loose)).noise.cells).toBe(40);
  const strict = { ...columns, q: { ...columns["q"]!, tolerance: { absolute: 0 } } };
  expect(diffTables(side(rows, ["sample", "cycle"], loose), side(shifted, ["sample", "cycle"], strict)).noise.cells).toBe(0);
});

const numbers = (values: readonly Cell[]): TableSide => ({ file: "datasets/x.csv", key: ["at"], columns: { at: { label: "At", unit: "1" }, x: { label: "X", unit: "V" } }, rows: values.map((x, at) => ({ at, x })) });

test.each<[string, readonly Cell[], readonly Cell[], { changed: number; noise: number; zeros: number }]>([
  ["NaN equals NaN", [NaN, 1], [NaN, 1], { changed: 0, noise: 0, zeros: 0 }],
  ["-0 equals 0 but is counted", [0, 1], [-0, 1], { changed: 0, noise: 0, zeros: 1 }],
  ["missing is never 0", [null, 0], [0, null], { changed: 2, noise: 0, zeros: 0 }],
  ["infinity is near nothing", [Infinity, -Infinity, 1], [1, Infinity, Infinity], { changed: 3, noise: 0, zeros: 0 }],
  ["residue near zero is noise where the column crosses zero", [-1, 1, 0, 1e-17], [-1, 1, 1e-12, -1e-17], { changed: 0, noise: 2, zeros: 0 }],
  ["but not where it does not", [1, 1, 0, 1e-17], [1, 1, 1e-12, 2e-17], { changed: 2, noise: 0, zeros: 0 }],
  ["one outlier does not widen the tolerance", [-1, 1, 2, 3, 1e15], [-1, 1, 2.5, 3, 1e15], { changed: 1, noise: 0, zeros: 0 }],
])("%s", (_, before, after, expected) => {
  const { changed, noise } = diffTables(numbers(before), numbers(after));
  expect({ changed: changed[0]?.changed.length ?? 0, noise: noise.cells, zeros: noise.zeros }).toEqual(expected);
});

test("distances in ULP are exact, across zero too", () => {
  expect(diffTables(numbers([1, -1]), numbers([1 + Number.EPSILON, -1 - 3 * Number.EPSILON])).noise.steps).toBe(3);
  expect(diffTables(numbers([5e-324, -1, 1, 1]), numbers([-1e-323, -1, 1, 1])).noise.steps).toBe(3);
});

test("without a declared key: the fewest columns without numbers, else the place", () => {
  const named = [{ sample: "a", mark: "x", q: 1 }, { sample: "b", mark: "x", q: 2 }, { sample: "c", mark: "y", q: 3 }];
  const declared = { sample: { label: "Sample" }, mark: { label: "Mark" }, q: { label: "Q", unit: "V" } };
  const inferred = diffTables(side(named, [], declared), side([named[2]!, { ...named[0]!, q: 5 }], [], declared));
  expect(inferred.join).toMatchObject({ by: "inferred", key: ["sample"] });
  expect(told(inferred)).toEqual(["sample a: q 1 -> 5 V", "1 row removed: sample b", "order of rows: reversed"]);
  const weak = diffTables(side(rows, []), side(rows.filter((_, at) => at !== 3).map((row, at) => (at === 10 ? { ...row, q: 1 } : row)), []));
  expect(weak.join).toMatchObject({ by: "weak", key: [] });
  expect(told(weak)).toEqual(["row 12: q 148.6250 -> 1.0000 mAh/g", "1 row removed: row 4"]);
});

const cell = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constantFrom(null, "a", "b", 0.1, 1e9, -0, NaN), fc.double({ noNaN: true, noDefaultInfinity: true }));
const plainCell = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constantFrom(null, "a", "b", 0.1, -0, NaN));
const anyRow = fc.record({ k: fc.constantFrom("a", "b", "c"), n: fc.oneof(fc.integer({ min: 0, max: 4 }), fc.constant(null)), x: plainCell, y: cell });
const anyRows = fc.array(anyRow, { maxLength: 12 });
const anySide = (key: readonly string[]) => (values: readonly Row[]): TableSide => ({ file: "datasets/any.csv", key, columns: { k: { label: "K" }, n: { label: "N", unit: "1" }, x: { label: "X", unit: "V" }, y: { label: "Y" } }, rows: values });
const anyKey = fc.constantFrom<readonly string[]>([], ["k"], ["n"], ["k", "n"], ["n", "k"]);
const related = anyRows.chain((before) => fc.tuple(fc.constant(before), fc.oneof(anyRows, fc.array(fc.tuple(fc.nat(20), fc.constantFrom("k", "n", "x"), plainCell), { maxLength: 4 }).map((edits) => edits.reduce<readonly Row[]>((now, [at, name, value]) => now.map((row, here) => (here === at ? { ...row, [name]: value } : row)), before)))));

test("any table is no different from itself", () => {
  fc.assert(fc.property(anyRows, anyKey, (values, key) => !isChanged(diffTables(anySide(key)(values), anySide(key)(values)))), { seed: 1, numRuns: 1000 });
});

test("the cells told, put into the rows before, give the rows after", () => {
  fc.assert(
    fc.property(related, anyKey, ([before, after], key) => {
      const diff = diffTables(anySide(key)(before), anySide(key)(after));
      const patched: Row[] = [];
      for (const [pair, row] of diff.pairs.after.entries()) patched[row] = { ...before[diff.pairs.before[pair]!]! };
      for (const row of diff.added) patched[row] = after[row]!;
      for (const { rowAfter, column, after: value } of changedCells(diff)) patched[rowAfter] = { ...patched[rowAfter]!, [column]: value };
      expect(patched.length).toBe(after.length);
      expect(diff.pairs.before.length + diff.removed.length).toBe(before.length);
      expect(new Set([...diff.pairs.before, ...diff.removed]).size).toBe(before.length);
      const isSame = (a: unknown, b: unknown): boolean => a === b || (Number.isNaN(a) && Number.isNaN(b));
      expect(patched.every((row, at) => ["k", "n", "x"].every((name) => isSame(row[name], (after as readonly Row[])[at]![name])))).toBe(true);
    }),
    { seed: 1, numRuns: 3000 },
  );
});

test("swapping the sides swaps what was added and removed", () => {
  fc.assert(
    fc.property(related, fc.constantFrom<readonly string[]>(["k"], ["k", "n"]), ([before, after], key) => {
      const [there, back] = [diffTables(anySide(key)(before), anySide(key)(after)), diffTables(anySide(key)(after), anySide(key)(before))];
      expect([back.added, back.removed].map((list) => [...list])).toEqual([there.removed, there.added].map((list) => [...list]));
      expect(back.noise).toEqual(there.noise);
    }),
    { seed: 1, numRuns: 3000 },
  );
});
