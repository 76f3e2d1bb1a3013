import type { Cell } from "../../dataset.ts";
import { cellAt, compareCells, type ColumnCells, type DiffColumn, type Noise, type Pairs, type TableSide } from "./cells.ts";
import { longestRise } from "./longest-rise.ts";
import { pairRekeyed } from "./rekeyed.ts";
import { joinRows, pairsOf, unpaired, type RowJoin } from "./row-pairs.ts";
import { describeTable, type Sentence } from "./table-sentences.ts";

export type { DiffColumn, TableSide } from "./cells.ts";

/** What differs between two revisions of a table. Rows are positions among the rows of their side, from 0. */
export interface TableDiff {
  readonly before: TableSide;
  readonly after: TableSide;
  readonly join: RowJoin;
  /** The rows on both sides, in the order after. */
  readonly pairs: Pairs;
  /** Rows that only the side after has. */
  readonly added: Int32Array;
  /** Rows that only the side before has. */
  readonly removed: Int32Array;
  /** Columns with at least one changed cell, in the order of the columns after. */
  readonly changed: readonly ColumnCells[];
  readonly columns: readonly ColumnChange[];
  /** The fewest rows that must move to bring the paired rows into the order after. */
  readonly moved: number;
  readonly noise: Noise;
  /** What happened, one sentence for each pattern. */
  readonly sentences: readonly Sentence[];
}

/** What the declaration of a column lost or gained. */
export interface ColumnChange {
  readonly column: string;
  readonly change: "added" | "removed" | "unit" | "label" | "decimals";
  readonly before?: string;
  readonly after?: string;
}

/** One cell that changed, with the key of its row before. */
export interface CellChange {
  readonly key: Readonly<Record<string, Cell>>;
  readonly column: string;
  readonly before: Cell;
  readonly after: Cell;
  readonly rowBefore: number;
  readonly rowAfter: number;
}

/** Compares two revisions of a table, row by row of the same key, column by column of the same name. */
export function diffTables(before: TableSide, after: TableSide): TableDiff {
  const keyed = joinRows(before, after);
  const join = keyed.key.length === 0 ? keyed : pairRekeyed(before, after, keyed);
  const pairs = pairsOf(join.partners);
  const shared = Object.keys(after.columns).filter((name) => name in before.columns);
  const compared = shared.map((column) => compareCells(before, after, pairs, column));
  const facts = {
    ...{ before, after, join, pairs },
    ...unpaired(join.partners, before.rows.length),
    changed: compared.filter(({ changed }) => changed.length > 0),
    columns: columnChanges(before.columns, after.columns),
    moved: pairs.before.length - longestRise(pairs.before).length,
    noise: compared.map(({ noise }) => noise).reduce(addNoise, { cells: 0, steps: 0, zeros: 0 }),
  };
  return { ...facts, sentences: describeTable(facts) };
}

/** Every changed cell, column by column, in the order of the rows after. */
export function* changedCells({ before, after, join, pairs, changed }: Omit<TableDiff, "sentences">): Generator<CellChange> {
  for (const { column, changed: positions } of changed) {
    for (const pair of positions) {
      const [rowBefore, rowAfter] = [pairs.before[pair]!, pairs.after[pair]!];
      const [a, b] = [before.rows[rowBefore], after.rows[rowAfter]];
      const key = Object.fromEntries(join.key.map((name) => [name, cellAt(a, name)]));
      yield { key, column, before: cellAt(a, column), after: cellAt(b, column), rowBefore, rowAfter };
    }
  }
}

/** Whether anything but noise differs. */
export function isChanged({ added, removed, changed, columns, moved }: TableDiff): boolean {
  return added.length + removed.length + changed.length + columns.length + moved > 0;
}

function addNoise(sum: Noise, { cells, steps, zeros }: Noise): Noise {
  return { cells: sum.cells + cells, steps: Math.max(sum.steps, steps), zeros: sum.zeros + zeros };
}

type DiffColumns = Readonly<Record<string, DiffColumn>>;

function columnChanges(before: DiffColumns, after: DiffColumns): readonly ColumnChange[] {
  const names = [...Object.keys(after), ...Object.keys(before).filter((name) => !(name in after))];
  return names.flatMap((column): readonly ColumnChange[] => {
    const [a, b] = [before[column], after[column]];
    if (a === undefined) return [{ column, change: "added" }];
    if (b === undefined) return [{ column, change: "removed" }];
    const told = (["unit", "label", "decimals"] as const).map((change) => ({ column, change, before: declared(a, change), after: declared(b, change) }));
    return told.filter((change) => change.before !== change.after);
  });
}

function declared(column: DiffColumn, what: "unit" | "label" | "decimals"): string {
  const value = column[what];
  return typeof value === "object" ? `${value.significant} significant` : String(value ?? "none");
}
