import type { Pairs } from "./cells.ts";
import { describeColumns } from "./column-sentences.ts";
import { describeChanges } from "./cell-sentences.ts";
import { groupOf, nameRow } from "./row-names.ts";
import type { TableDiff } from "./table.ts";

/** One thing that happened to a table, in words. Whatever shows the text escapes it: names and cells are of the data. */
export interface Sentence {
  readonly kind:
    | "cell" | "offset" | "scale" | "sign" | "replaced" | "set" | "precision" | "swapped" | "changed"
    | "column" | "unit" | "removed" | "added" | "appended" | "order" | "noise";
  readonly text: string;
  /** The rows it speaks of, as positions after; for `removed` before. All that the text says holds for each of them. */
  readonly rows: Int32Array;
  readonly column?: string;
}

export type TableFacts = Omit<TableDiff, "sentences">;

/** Says what happened to a table: its columns, its cells, its rows, their order; noise last. */
export function describeTable(facts: TableFacts): readonly Sentence[] {
  const changes = describeChanges(facts);
  return [...describeColumns(facts), ...changes, ...describeRows(facts, "removed"), ...describeRows(facts, "added"), ...describeOrder(facts), ...describeNoise(facts)];
}

/** Rows named one by one, at most. */
const mostNamed = 5;

function describeRows(facts: TableFacts, what: "removed" | "added"): readonly Sentence[] {
  const rows = facts[what];
  if (rows.length === 0) return [];
  const side = what === "added" ? facts.after : facts.before;
  const kind = what === "added" && isAppended(rows, facts.pairs) ? "appended" : what;
  if (rows.length <= mostNamed) {
    const names = Array.from(rows, (row) => nameRow(side, facts.join.key, row)).join("; ");
    return [{ kind, text: `${countRows(rows.length)} ${kind}: ${names}`, rows }];
  }
  const group = groupOf(side, facts.join.key, rows, Int32Array.from(side.rows.keys()));
  const all = group.rows.length === rows.length ? "all " : "";
  return [{ kind, text: `${all}${countRows(rows.length)}${group.text} ${kind}`, rows }];
}

/** Whether all new rows stand behind the old ones. */
function isAppended(added: Int32Array, { after }: Pairs): boolean {
  return after.length > 0 && added[0]! > after.at(-1)!;
}

export function countRows(count: number): string {
  return `${count} ${count === 1 ? "row" : "rows"}`;
}

function describeOrder(facts: TableFacts): readonly Sentence[] {
  const { pairs, moved, changed, added, removed, columns } = facts;
  if (moved === 0) return [];
  const isOnly = changed.length + added.length + removed.length + columns.length === 0;
  const isReversed = pairs.before.every((row, at) => at === 0 || row < pairs.before[at - 1]!);
  const how = isReversed ? "reversed" : `${moved} of ${countRows(pairs.after.length)} moved`;
  return [{ kind: "order", text: `order of rows${isOnly ? " only" : ""}: ${how}`, rows: pairs.after }];
}

function describeNoise({ noise: { cells, steps, zeros }, pairs }: TableFacts): readonly Sentence[] {
  const count = (number: number): string => `${number} ${number === 1 ? "cell" : "cells"}`;
  const parts = [
    ...(cells > 0 ? [`${count(cells)} within the tolerance, at most ${steps} ULP apart`] : []),
    ...(zeros > 0 ? [`${count(zeros)} with the other sign of zero`] : []),
  ];
  return parts.length === 0 ? [] : [{ kind: "noise", text: `noise: ${parts.join("; ")}`, rows: pairs.after.slice(0, 0) }];
}
