import type { Cell } from "../../dataset.ts";
import { cellAt, type TableSide } from "./cells.ts";
import { withDigits } from "./digits.ts";
import { longestRise } from "./longest-rise.ts";
import type { CellReport, TableReport } from "../report/report.ts";
import { nameRow } from "./row-names.ts";
import type { TableSnapshot } from "../snapshot/snapshot.ts";
import { changedCells, diffTables, isChanged, type CellChange, type TableDiff } from "./table.ts";

/** Cells that a report names one by one, at most. */
const mostCells = 200;

/** A table of both sides, and the rows of each that changed, as positions in the file. */
export interface ComparedTable {
  readonly name: string;
  readonly diff: TableDiff | undefined;
  readonly rowsBefore: ReadonlySet<number>;
  readonly rowsAfter: ReadonlySet<number>;
  readonly report: Omit<TableReport, "draws" | "sharesScale">;
}

const noRows = { before: 0, after: 0, added: 0, removed: 0, changed: 0, moved: 0 };

/** Compares a table; undefined where nothing differs, not even by noise. */
export function compareTable(name: string, before: TableSnapshot | undefined, after: TableSnapshot | undefined): ComparedTable | undefined {
  if (!before || !after) {
    const side = (before ?? after)!.side;
    const all = new Set(side.rows.keys());
    const change = before ? "removed" : "added";
    return {
      name, diff: undefined, rowsBefore: before ? all : new Set(), rowsAfter: after ? all : new Set(),
      report: {
        file: side.file, change, sentences: [`the table was ${change}, ${side.rows.length} rows`], noiseCells: 0, largestRelative: null, join: "none", cells: [], cellCount: 0,
        rows: { ...noRows, before: before ? side.rows.length : 0, after: after ? side.rows.length : 0 },
      },
    };
  }
  const diff = diffTables(before.side, after.side);
  if (!isChanged(diff) && diff.noise.cells + diff.noise.zeros === 0) return undefined;
  const changed = [...changedCells(diff)];
  const moved = movedRows(diff);
  const cells = [...changed.slice(0, mostCells).map((cell) => cellReport(cell, diff, before, after)), ...rowReports(diff, before, after)];
  return {
    name, diff,
    rowsBefore: new Set([...changed.map(({ rowBefore }) => rowBefore), ...diff.removed, ...moved.map((pair) => diff.pairs.before[pair]!)]),
    rowsAfter: new Set([...changed.map(({ rowAfter }) => rowAfter), ...diff.added, ...moved.map((pair) => diff.pairs.after[pair]!)]),
    report: {
      file: after.side.file,
      change: isChanged(diff) ? "changed" : "noise",
      sentences: diff.sentences.map(({ text }) => text),
      rows: {
        before: before.side.rows.length, after: after.side.rows.length, added: diff.added.length, removed: diff.removed.length,
        changed: new Set(changed.map(({ rowAfter }) => rowAfter)).size, moved: diff.moved,
      },
      noiseCells: diff.noise.cells + diff.noise.zeros,
      largestRelative: largestRelative(changed),
      join: joinText(diff.join),
      cells: cells.slice(0, mostCells),
      cellCount: changed.length + diff.removed.length + diff.added.length,
    },
  };
}

/** Pairs outside of the longest run that kept its order. */
function movedRows({ pairs, moved }: TableDiff): readonly number[] {
  if (moved === 0) return [];
  const kept = new Set(longestRise(pairs.before));
  return Array.from(pairs.before.keys()).filter((pair) => !kept.has(pair));
}

function joinText({ key, by }: TableDiff["join"]): string {
  if (by === "weak") return "position (weak)";
  return `${by === "declared" ? "key" : "inferred key"} ${key.join(", ")}`;
}

function cellReport({ column, before, after, rowBefore, rowAfter }: CellChange, diff: TableDiff, old: TableSnapshot, now: TableSnapshot): CellReport {
  return {
    row: nameRow(diff.after, diff.join.key, rowAfter), column, before: text(before, old.side, column), after: text(after, now.side, column),
    change: "changed", lineBefore: old.lines[rowBefore] ?? null, lineAfter: now.lines[rowAfter] ?? null,
  };
}

function rowReports({ removed, added, join, before, after }: TableDiff, old: TableSnapshot, now: TableSnapshot): readonly CellReport[] {
  const few = (rows: Int32Array) => [...rows.slice(0, mostCells)];
  return [
    ...few(removed).map((row) => ({ row: nameRow(before, join.key, row), column: "", before: rowText(old.side, row), after: "", change: "removed", lineBefore: old.lines[row] ?? null, lineAfter: null } as const)),
    ...few(added).map((row) => ({ row: nameRow(after, join.key, row), column: "", before: "", after: rowText(now.side, row), change: "added", lineBefore: null, lineAfter: now.lines[row] ?? null } as const)),
  ];
}

function rowText(side: TableSide, row: number): string {
  return Object.keys(side.columns).map((name) => text(cellAt(side.rows[row], name), side, name)).join(", ");
}

function text(cell: Cell, side: TableSide, column: string): string {
  return cell === null ? "" : typeof cell === "number" ? withDigits(cell, side.columns[column]?.decimals) : cell;
}

function largestRelative(changed: readonly { readonly before: Cell; readonly after: Cell }[]): number | null {
  let largest: number | null = null;
  for (const { before, after } of changed) {
    if (typeof before !== "number" || typeof after !== "number") continue;
    const scale = Math.max(Math.abs(before), Math.abs(after));
    const relative = scale === 0 ? 0 : Math.abs(after - before) / scale;
    if (largest === null || relative > largest) largest = relative;
  }
  return largest;
}
