import type { Cell, Row } from "../../dataset.ts";
import { cellAt, type TableSide } from "./cells.ts";
import { findPattern } from "./pattern.ts";
import { marksAt, positionsWhere } from "./positions.ts";
import { rowIds, unpaired, type RowJoin } from "./row-pairs.ts";

/**
 * Pairs rows whose key itself changed in one column, which else would be rows removed and rows added: where a group of
 * rows is the same but for one thing done to that column, or where all other cells of a row are the same.
 */
export function pairRekeyed(before: TableSide, after: TableSide, join: RowJoin): RowJoin {
  const partners = join.partners.slice();
  const sides: Sides = { before, after, columns: Object.keys(after.columns).filter((name) => name in before.columns) };
  pairNear(sides, join.key, partners, unpaired(partners, before.rows.length));
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

/** Rows whose keys differ by noise alone: no one key of the other side is as near. */
function pairNear(sides: Sides, key: readonly string[], partners: Int32Array, loose: Loose): void {
  if (loose.removed.length === 0 || loose.added.length === 0 || !mayBeNear(sides, key, loose)) return;
  const rounded = ({ rows, ...side }: TableSide, loose: Int32Array): TableSide => {
    const near: Row[] = [];
    for (const row of loose) near[row] = Object.fromEntries(key.map((name) => [name, roundedCell(cellAt(rows[row], name))]));
    return { ...side, rows: near };
  };
  const near = { ...sides, before: rounded(sides.before, loose.removed), after: rounded(sides.after, loose.added) };
  for (const group of groupsOf(near, key, loose)) if (group.before.length === 1 && group.after.length === 1) pair(group, partners);
}

/** Whether any of a few rows has a row of nearly its key on the other side: the search for all is long. */
function mayBeNear({ before, after }: Sides, key: readonly string[], { removed, added }: Loose): boolean {
  const step = Math.ceil(removed.length / 8);
  const sample = removed.filter((_, at) => at % step === 0);
  return sample.some((row) => added.some((other) => key.every((name) => isNear(cellAt(before.rows[row], name), cellAt(after.rows[other], name)))));
}

function isNear(a: Cell, b: Cell): boolean {
  return a === b || (typeof a === "number" && typeof b === "number" && Math.abs(a - b) <= 1e-9 * Math.abs(a));
}

function roundedCell(cell: Cell): Cell {
  return typeof cell === "number" ? Number(cell.toPrecision(9)) : cell;
}

/** Whole groups of rows whose column moved, also where some of the new keys are old keys of other rows. */
function pairShifted(sides: Sides, key: readonly string[], column: string, partners: Int32Array, loose: Loose): void {
  const others = sides.columns.filter((name) => name !== column && !key.includes(name));
  if (!hasNumbers(sides, [column], loose) || !hasNumbers(sides, others, loose)) return;
  const [rowsBefore, rowsAfter] = [sides.before.rows.length, sides.after.rows.length];
  const all = { removed: positionsWhere(rowsBefore, () => true), added: positionsWhere(rowsAfter, () => true) };
  const [removed, added] = [marksAt(loose.removed, rowsBefore), marksAt(loose.added, rowsAfter)];
  for (const group of groupsOf(sides, without(key, column), all)) {
    if (group.before.length !== group.after.length || !group.before.some((row) => removed[row] === 1) || !group.after.some((row) => added[row] === 1)) continue;
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

function hasNumbers({ before, after }: Sides, names: readonly string[], { removed, added }: Loose): boolean {
  const isIn = (side: TableSide, rows: Int32Array, name: string): boolean => rows.some((row) => typeof cellAt(side.rows[row], name) === "number");
  return names.some((name) => isIn(before, removed, name) && isIn(after, added, name));
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
