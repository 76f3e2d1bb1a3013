import type { Cell } from "../dataset.ts";
import { cellAt, type TableSide } from "./cells.ts";
import { findPattern } from "./pattern.ts";
import { rowIds, unpaired, type RowJoin } from "./row-pairs.ts";

/**
 * Pairs rows whose key itself changed in one column, which else would be rows removed and rows added: where a group of
 * rows is the same but for one thing done to that column, or where all other cells of a row are the same.
 */
export function pairRekeyed(before: TableSide, after: TableSide, join: RowJoin): RowJoin {
  const partners = join.partners.slice();
  const sides: Sides = { before, after, columns: Object.keys(after.columns).filter((name) => name in before.columns) };
  for (const step of [pairShifted, pairEdited, pairRescaled]) {
    for (const column of join.key) {
      const { removed, added } = unpaired(partners, before.rows.length);
      if (removed.length === 0 || added.length === 0) return { ...join, partners };
      step(sides, join.key, column, partners, { removed, added });
    }
  }
  return { ...join, partners };
}

interface Sides {
  readonly before: TableSide;
  readonly after: TableSide;
  readonly columns: readonly string[];
}

interface Loose {
  readonly removed: Int32Array;
  readonly added: Int32Array;
}

interface Group {
  readonly before: number[];
  readonly after: number[];
}

/** Whole groups of rows whose column moved, also where some of the new keys are old keys of other rows. */
function pairShifted(sides: Sides, key: readonly string[], column: string, partners: Int32Array, loose: Loose): void {
  const others = sides.columns.filter((name) => name !== column && !key.includes(name));
  if (!hasNumbers(sides, others, loose)) return;
  const all = { removed: Int32Array.from(sides.before.rows.keys()), added: Int32Array.from(partners.keys()) };
  const [removed, added] = [new Set(loose.removed), new Set(loose.added)];
  for (const group of groupsOf(sides, without(key, column), all)) {
    if (group.before.length !== group.after.length || !group.before.some((row) => removed.has(row)) || !group.after.some((row) => added.has(row))) continue;
    if (areEqual(sides, others, group) && followsPattern(sides, column, group)) pair(group, partners);
  }
}

/** Rows of which every other cell is the same. */
function pairEdited(sides: Sides, _: readonly string[], column: string, partners: Int32Array, loose: Loose): void {
  const others = without(sides.columns, column);
  if (others.length === 0 || (loose.removed.length !== loose.added.length && !hasNumbers(sides, others, loose))) return;
  for (const group of groupsOf(sides, others, loose)) if (group.before.length === group.after.length) pair(group, partners);
}

/** Rows of one group in which one thing was done to the column, whatever else changed. */
function pairRescaled(sides: Sides, key: readonly string[], column: string, partners: Int32Array, loose: Loose): void {
  for (const group of groupsOf(sides, without(key, column), loose)) {
    if (group.before.length > 2 && group.before.length === group.after.length && followsPattern(sides, column, group)) pair(group, partners);
  }
}

function without(names: readonly string[], name: string): readonly string[] {
  return names.filter((other) => other !== name);
}

/** The given rows of both sides, together where they have the same cells in some columns. */
function groupsOf({ before, after }: Sides, names: readonly string[], { removed, added }: Loose): readonly Group[] {
  const rowsOf = (side: TableSide, rows: Int32Array): TableSide => ({ ...side, rows: Array.from(rows, (row) => side.rows[row]!) });
  const { ids, start, count } = rowIds(rowsOf(before, removed), rowsOf(after, added), names, 0);
  const groups = Array.from({ length: count }, (): Group => ({ before: [], after: [] }));
  for (const [at, id] of ids.entries()) {
    if (at < start) groups[id]!.before.push(removed[at]!);
    else groups[id]!.after.push(added[at - start]!);
  }
  return groups;
}

function areEqual({ before, after }: Sides, names: readonly string[], group: Group): boolean {
  return group.before.every((row, at) => names.every((name) => Object.is(cellAt(before.rows[row], name), cellAt(after.rows[group.after[at]!], name))));
}

function hasNumbers({ before }: Sides, names: readonly string[], { removed }: Loose): boolean {
  return names.some((name) => typeof cellAt(before.rows[removed[0]!], name) === "number");
}

function followsPattern({ before, after }: Sides, column: string, group: Group): boolean {
  const [from, to]: [Cell[], Cell[]] = [[], []];
  for (const [at, row] of group.before.entries()) {
    const [a, b] = [cellAt(before.rows[row], column), cellAt(after.rows[group.after[at]!], column)];
    if (Object.is(a, b)) continue;
    from.push(a);
    to.push(b);
  }
  const pattern = findPattern({ from, to }, after.columns[column]!.decimals);
  return pattern !== undefined && pattern.kind !== "set";
}

function pair(group: Group, partners: Int32Array): void {
  for (const [at, row] of group.after.entries()) partners[row] = group.before[at]!;
}
