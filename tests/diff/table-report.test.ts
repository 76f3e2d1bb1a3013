import { expect, test } from "vitest";
import { compareTable } from "../../src/diff/table/table-report.ts";
import type { TableSnapshot } from "../../src/diff/snapshot/snapshot.ts";

function snapshotOf(count: number, factor = 1): TableSnapshot {
  const rows = Array.from({ length: count }, (_, index) => ({ index, y: factor * (index + 1) }));
  const columns = { index: { label: "Index", unit: "1" }, y: { label: "y", unit: "eV" } };
  return { sha256: "", side: { file: "datasets/long.csv", key: ["index"], columns, rows }, lines: Uint32Array.from(rows, ({ index }) => index + 2) };
}

test("of very many rows the first are told, and all are counted", () => {
  const { report } = compareTable("long", snapshotOf(10), snapshotOf(1010))!;
  expect([report.cells.length, report.cellCount, report.rows.added]).toEqual([200, 1000, 1000]);
  expect(report.cells[0]).toEqual({ row: "index 10", column: "", before: "", after: "10, 11", change: "added", lineBefore: null, lineAfter: 12 });
});

test("a column of 100,000 rows times 1000 is one sentence", () => {
  const { report } = compareTable("long", snapshotOf(100_000), snapshotOf(100_000, 1000))!;
  expect(report).toMatchObject({ cellCount: 100_000, sentences: ["y: x1000 on all 100000 rows: eV to meV?"], largestRelative: 0.999 });
  expect(report.cells).toHaveLength(200);
}, 20_000);
