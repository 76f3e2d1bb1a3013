import { expect, test } from "vitest";
import type { Cell, Row } from "../../src/dataset.ts";
import { changedCells, diffTables, isChanged, type TableSide } from "../../src/diff/table/table.ts";
import { loadSchemas } from "../../src/schemas.ts";
import { root, rowsOf } from "../rows-of.ts";

const datasets = [...(await loadSchemas(root)).datasets].sort((a, b) => (a.name < b.name ? -1 : 1));

function edited(cell: Cell, at: number): Cell {
  return typeof cell === "number" ? cell * 1.01 + 0.0137 * (1 + (at % 5)) : `${cell ?? ""}x`;
}

test.each(datasets.map((dataset) => [dataset.file, dataset] as const))("%s: an edit of a cell in any column is told as that, and only that", (file, dataset) => {
  const rows = rowsOf(dataset) as readonly Row[];
  const side = (rows: readonly Row[]): TableSide => ({ file: `datasets/${file}`, key: dataset.key, columns: dataset.columns, rows });
  expect(isChanged(diffTables(side(rows), side(rows.map((row) => ({ ...row })))))).toBe(false);
  for (const [at, column] of Object.keys(dataset.columns).entries()) {
    const place = (7919 * (at + 1)) % rows.length;
    const value = edited(rows[place]![column] as Cell, at);
    const diff = diffTables(side(rows), side(rows.map((row, here) => (here === place ? { ...row, [column]: value } : row))));
    expect([...changedCells(diff)].map(({ column, rowBefore, after }) => ({ column, rowBefore, after })), column).toEqual([{ column, rowBefore: place, after: value }]);
    expect(diff.sentences.map(({ kind, column }) => ({ kind, column }))).toEqual([{ kind: "cell", column }]);
    for (const name of dataset.key) expect(diff.sentences[0]!.text).toContain(name);
  }
});

test.each(datasets.map((dataset) => [dataset.file, dataset] as const))("%s: a row removed, noise everywhere, a column times 1000 and a column moved", (file, dataset) => {
  const rows = rowsOf(dataset) as readonly Row[];
  const side = (rows: readonly Row[]): TableSide => ({ file: `datasets/${file}`, key: dataset.key, columns: dataset.columns, rows });
  const kindsOf = (after: readonly Row[]): readonly string[] => diffTables(side(rows), side(after)).sentences.map(({ kind }) => kind);
  const numbers = Object.keys(dataset.columns).filter((name) => new Set(rows.map((row) => row[name])).size > 2 && rows.every((row) => Number.isFinite(row[name])));
  const each = (names: readonly string[], edit: (number: number) => number): readonly Row[] => rows.map((row) => ({ ...row, ...Object.fromEntries(names.map((name) => [name, edit(row[name] as number)])) }));
  const place = rows.length >> 1;
  expect(kindsOf(rows.filter((_, at) => at !== place))).toEqual(["removed"]);
  const noisy = diffTables(side(rows), side(each(numbers, (number) => number * (1 + 1e-15))));
  expect(isChanged(noisy)).toBe(false);
  for (const name of numbers.slice(0, rows.length > 1500 ? 2 : 20)) {
    expect(kindsOf(each([name], (number) => number * 1000)), name).toEqual(["scale"]);
    expect(kindsOf(each([name], (number) => Number((number + 0.0625).toPrecision(15)))), name).toEqual(["offset"]);
  }
});
