import type { Cell } from "../../dataset.ts";
import { cellAt, type TableSide } from "./cells.ts";
import { shortestBetween } from "./digits.ts";
import { findPattern, mostCommon, type CellPairs, type Pattern } from "./pattern.ts";
import { describePattern, tellCells } from "./pattern-sentence.ts";
import { marksAt, membersWhere } from "./positions.ts";
import { groupOf } from "./row-names.ts";
import { countRows, type Sentence, type TableFacts } from "./table-sentences.ts";

/** Cells of a column told one by one, at most. */
const mostCells = 3;

/** Says what was done to the cells, column by column: one sentence for each pattern, for few cells each of them. */
export function describeChanges(facts: TableFacts): readonly Sentence[] {
  const swaps = swappedColumns(facts);
  const swapped = new Set(swaps.flatMap(({ columns }) => columns));
  const told = facts.changed.filter(({ column }) => !swapped.has(column));
  return [...swaps.map(({ sentence }) => sentence), ...told.flatMap(({ column, changed }) => describeCells(facts, column, changed))];
}

function describeCells(facts: TableFacts, column: string, pairs: Int32Array): readonly Sentence[] {
  const cells = cellPairs(facts, column, pairs);
  const { decimals } = facts.after.columns[column]!;
  const pattern = findPattern(cells, decimals);
  if (pattern !== undefined) return tellPattern(facts, column, pairs, pattern);
  if (pairs.length <= mostCells) return tellCells(facts, column, pairs);
  const parts = splitIntoPatterns(facts, column, pairs);
  if (parts !== undefined) return parts.flatMap((part) => describeCells(facts, column, part));
  const common = mostCommon(cells);
  if (common === undefined || common.length === pairs.length) return [describeRest(facts, column, pairs, cells)];
  const isMember = marksAt(common, pairs.length);
  const [most, rest] = [membersWhere(pairs, (_, at) => isMember[at] === 1), membersWhere(pairs, (_, at) => isMember[at] === 0)];
  return [...describeCells(facts, column, most), ...describeCells(facts, column, rest)];
}

function tellPattern(facts: TableFacts, column: string, pairs: Int32Array, pattern: Pattern): readonly Sentence[] {
  const { sentence, isWhole } = describePattern(facts, column, pairs, pattern);
  return pairs.length > mostCells || isWhole ? [sentence] : tellCells(facts, column, pairs);
}

/** The parts by the values of a key column of texts, or by the text that was there, if one thing was done to each part. */
function splitIntoPatterns(facts: TableFacts, column: string, pairs: Int32Array): readonly Int32Array[] | undefined {
  const { before, after, join } = facts;
  const { decimals } = after.columns[column]!;
  const isPattern = (part: Int32Array): boolean => part.length === 1 || findPattern(cellPairs(facts, column, part), decimals) !== undefined;
  for (const name of [...join.key, column]) {
    if (typeof cellAt(before.rows[facts.pairs.before[pairs[0]!]!], name) === "number") continue;
    const values = cellsOf(before, facts.pairs.before, name, pairs);
    if (values.some((value) => typeof value === "number")) continue;
    const parts = split(pairs, values);
    if (parts.length > 1 && parts.length <= 20 && parts.every(isPattern)) return parts;
  }
  return undefined;
}

function split(pairs: Int32Array, values: readonly Cell[]): readonly Int32Array[] {
  const parts = new Map<Cell, number[]>();
  for (const [at, value] of values.entries()) {
    const part = parts.get(value);
    if (part === undefined) parts.set(value, [pairs[at]!]);
    else part.push(pairs[at]!);
  }
  return [...parts.values()].map((part) => Int32Array.from(part));
}

function describeRest(facts: TableFacts, column: string, pairs: Int32Array, { from, to }: CellPairs): Sentence {
  const { after, join } = facts;
  const rows = pairs.map((pair) => facts.pairs.after[pair]!);
  const group = groupOf(after, join.key.filter((name) => name !== column), rows, facts.pairs.after);
  const emptied = to.filter((cell) => cell === null).length;
  const filled = from.filter((cell) => cell === null).length;
  const farthest = farthestApart(from, to);
  const parts = [
    ...(farthest > 0 && emptied + filled === 0 ? [`by at most ${shortestBetween(farthest, farthest * 1.01)}`] : []),
    ...(emptied > 0 ? [`${emptied} emptied`] : []),
    ...(filled > 0 ? [`${filled} filled`] : []),
  ];
  const count = `${rows.length === group.rows.length ? "all " : `${rows.length} of `}${countRows(group.rows.length)}${group.text}`;
  return { kind: "changed", text: `${column}: ${count} changed${parts.map((part) => `, ${part}`).join("")}`, rows, column };
}

/** The largest difference if all are differences between numbers; else 0. */
function farthestApart(from: readonly Cell[], to: readonly Cell[]): number {
  let most = 0;
  for (const [at, a] of from.entries()) {
    const b = to[at];
    if (typeof a !== "number" || typeof b !== "number" || !Number.isFinite(a - b)) return 0;
    most = Math.max(most, Math.abs(a - b));
  }
  return most;
}

/** Two columns of which each has, in every row that changed, the cells of the other. */
function swappedColumns(facts: TableFacts): readonly { readonly columns: readonly string[]; readonly sentence: Sentence }[] {
  const { changed, before, after, pairs, join } = facts;
  const free = new Set(changed);
  return changed.flatMap((one) => {
    if (!free.delete(one)) return [];
    const other = [...free].find((candidate) => isSwap(one.column, candidate.column, one.changed) && isSwap(candidate.column, one.column, candidate.changed));
    if (other === undefined || one.changed.length < 2) return [];
    free.delete(other);
    const isChanged = marksAt(one.changed, pairs.after.length);
    for (const pair of other.changed) isChanged[pair] = 1;
    const rows = membersWhere(pairs.after, (row, pair) => isChanged[pair] === 1 || cellAt(after.rows[row], one.column) === cellAt(after.rows[row], other.column));
    const group = groupOf(after, join.key, rows, pairs.after);
    const count = `${rows.length === group.rows.length ? "all " : `${rows.length} of `}${countRows(group.rows.length)}${group.text}`;
    const columns = [one.column, other.column];
    return [{ columns, sentence: { kind: "swapped", text: `${columns.join(" and ")} swapped on ${count}`, rows } as const }];
  });

  function isSwap(column: string, other: string, positions: Int32Array): boolean {
    return positions.every((pair) => {
      const [a, b] = [before.rows[pairs.before[pair]!], after.rows[pairs.after[pair]!]];
      return cellAt(a, column) === cellAt(b, other) && cellAt(a, other) === cellAt(b, column);
    });
  }
}

export function cellPairs({ before, after, pairs }: TableFacts, column: string, positions: Int32Array): CellPairs {
  return { from: cellsOf(before, pairs.before, column, positions), to: cellsOf(after, pairs.after, column, positions) };
}

function cellsOf({ rows }: TableSide, places: Int32Array, column: string, positions: Int32Array): readonly Cell[] {
  const cells = new Array<Cell>(positions.length);
  for (let at = 0; at < cells.length; at += 1) cells[at] = cellAt(rows[places[positions[at]!]!], column);
  return cells;
}
