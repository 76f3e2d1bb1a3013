import type { Cell } from "../../dataset.ts";
import { cellAt, type Pairs, type TableSide } from "./cells.ts";
import { alignRows } from "./align-rows.ts";
import { positionsWhere } from "./positions.ts";

/** How the rows of two tables were joined. */
export interface RowJoin {
  /** Columns by which rows were joined; empty where they were joined by position. */
  readonly key: readonly string[];
  /** `declared`: by the schema; `inferred`: by the fewest columns without numbers that name every row; `weak`: by position. */
  readonly by: "declared" | "inferred" | "weak";
  /** For every row after, the row before, or -1. */
  readonly partners: Int32Array;
}

/** Joins the rows by the declared key if both sides have its columns, else by what else names them. */
export function joinRows(before: TableSide, after: TableSide): RowJoin {
  const declared = [after.key, before.key].find((key) => key.length > 0 && key.every((name) => name in before.columns && name in after.columns));
  if (declared !== undefined) return { key: declared, by: "declared", partners: partnersByKey(before, after, declared) };
  const inferred = inferKey(before, after);
  if (inferred !== undefined) return { key: inferred, by: "inferred", partners: partnersByKey(before, after, inferred) };
  const shared = Object.keys(after.columns).filter((name) => name in before.columns);
  return { key: [], by: "weak", partners: partnersByPlace(before, after, shared) };
}

function partnersByPlace(before: TableSide, after: TableSide, columns: readonly string[]): Int32Array {
  const same = equalStart(before, after, columns);
  const { ids, start } = rowIds(before, after, columns, same);
  const aligned = alignRows(ids.subarray(0, start), ids.subarray(start));
  const partners = new Int32Array(after.rows.length);
  for (let row = 0; row < partners.length; row += 1) partners[row] = row < same ? row : aligned[row - same]! < 0 ? -1 : same + aligned[row - same]!;
  return partners;
}

export function pairsOf(partners: Int32Array): Pairs {
  const after = positionsWhere(partners.length, (row) => partners[row]! >= 0);
  return { after, before: after.map((row) => partners[row]!) };
}

/** Rows of both sides that have no partner. */
export function unpaired(partners: Int32Array, rowsBefore: number): { readonly removed: Int32Array; readonly added: Int32Array } {
  const isPaired = new Uint8Array(rowsBefore);
  for (const row of partners) if (row >= 0) isPaired[row] = 1;
  const removed = positionsWhere(rowsBefore, (row) => isPaired[row] === 0);
  return { removed, added: positionsWhere(partners.length, (row) => partners[row]! < 0) };
}

/** Rows of one key are paired where all their cells are equal, then in order of occurrence. */
function partnersByKey(before: TableSide, after: TableSide, key: readonly string[]): Int32Array {
  const same = equalStart(before, after, key);
  const partners = new Int32Array(after.rows.length).fill(-1);
  for (let row = 0; row < same; row += 1) partners[row] = row;
  const { ids, start, count } = rowIds(before, after, key, same);
  const only = new Int32Array(count).fill(-1);
  const many = new Map<number, { readonly before: number[]; readonly after: number[] }>();
  const seen = new Uint8Array(count);
  const mark = (from: number, to: number, bit: number): void => {
    for (let at = from; at < to; at += 1) {
      const id = ids[at]!;
      if ((seen[id]! & bit) > 0) many.set(id, { before: [], after: [] });
      seen[id] = seen[id]! | bit;
    }
  };
  mark(0, start, 1);
  mark(start, ids.length, 2);
  for (let at = 0; at < start; at += 1) {
    const rows = many.size === 0 ? undefined : many.get(ids[at]!);
    if (rows === undefined) only[ids[at]!] = same + at;
    else rows.before.push(same + at);
  }
  for (let at = start; at < ids.length; at += 1) {
    const row = same + at - start;
    const rows = many.size === 0 ? undefined : many.get(ids[at]!);
    if (rows === undefined) partners[row] = only[ids[at]!]!;
    else rows.after.push(row);
  }
  for (const rows of many.values()) pairTwins(before, after, rows, partners);
  return partners;
}

const mostTwins = 50;

function pairTwins(before: TableSide, after: TableSide, twins: { readonly before: readonly number[]; readonly after: readonly number[] }, partners: Int32Array): void {
  const columns = Object.keys(after.columns).filter((name) => name in before.columns);
  const isEqual = (a: number, b: number): boolean => columns.every((name) => Object.is(cellAt(before.rows[a], name), cellAt(after.rows[b], name)));
  const free = new Set(twins.before);
  if (twins.before.length <= mostTwins && twins.after.length <= mostTwins) {
    for (const row of twins.after) {
      const equal = [...free].find((candidate) => isEqual(candidate, row));
      if (equal === undefined) continue;
      partners[row] = equal;
      free.delete(equal);
    }
  }
  const left = [...free];
  for (const row of twins.after) if (partners[row] === -1) partners[row] = left.shift() ?? -1;
}

/** How many rows at the start have the same key on both sides: most tables need no more. */
function equalStart(before: TableSide, after: TableSide, key: readonly string[]): number {
  const most = Math.min(before.rows.length, after.rows.length);
  let row = 0;
  while (row < most && key.every((name) => isSame(cellAt(before.rows[row], name), cellAt(after.rows[row], name)))) row += 1;
  return row;
}

function isSame(a: Cell, b: Cell): boolean {
  return a === b || (Number.isNaN(a) && Number.isNaN(b));
}

/** One number for every row from `from` on, first of the side before, then, from `start` on, after: the same for rows of the same cells. */
export function rowIds(before: TableSide, after: TableSide, names: readonly string[], from: number): { readonly ids: Int32Array; readonly start: number; readonly count: number } {
  const start = Math.max(0, before.rows.length - from);
  const ids = new Int32Array(start + Math.max(0, after.rows.length - from));
  const own = new Int32Array(ids.length);
  let count = ids.length === 0 ? 0 : 1;
  for (const name of names) {
    const known = new Map<Cell, number>();
    for (let at = 0; at < start; at += 1) own[at] = idOf(known, cellAt(before.rows[from + at], name));
    for (let at = start; at < own.length; at += 1) own[at] = idOf(known, cellAt(after.rows[from + at - start], name));
    count = combine(ids, count, own, known.size);
  }
  return { ids, start, count };
}

/** Numbers the pairs of both ids anew, from 0 on; gives how many there are. */
function combine(ids: Int32Array, count: number, own: Int32Array, size: number): number {
  if (count * size > 4 * ids.length + 1024) return combineMany(ids, own, size);
  const known = new Int32Array(count * size).fill(-1);
  let next = 0;
  for (let at = 0; at < ids.length; at += 1) {
    const code = ids[at]! * size + own[at]!;
    if (known[code] === -1) known[code] = next++;
    ids[at] = known[code]!;
  }
  return next;
}

function combineMany(ids: Int32Array, own: Int32Array, size: number): number {
  const known = new Map<number, number>();
  for (let at = 0; at < ids.length; at += 1) ids[at] = idOf(known, ids[at]! * size + own[at]!);
  return known.size;
}

function idOf<K>(ids: Map<K, number>, key: K): number {
  const known = ids.get(key);
  if (known !== undefined) return known;
  ids.set(key, ids.size);
  return ids.size - 1;
}

const mostColumns = 8;

/** The fewest columns without numbers that name every row of both sides. */
function inferKey(before: TableSide, after: TableSide): readonly string[] | undefined {
  const hasNumbers = ({ rows }: TableSide, name: string): boolean => rows.some((row) => typeof row[name] === "number");
  const names = Object.keys(after.columns).filter((name) => name in before.columns && !hasNumbers(before, name) && !hasNumbers(after, name));
  return subsets(names.slice(0, mostColumns)).find((key) => namesEveryRow(before, key) && namesEveryRow(after, key));
}

/** Every choice of at least one name, the small ones first. */
function subsets(names: readonly string[]): readonly (readonly string[])[] {
  const all = names.reduce<readonly (readonly string[])[]>((chosen, name) => [...chosen, ...chosen.map((subset) => [...subset, name])], [[]]);
  return all.slice(1).sort((a, b) => a.length - b.length);
}

function namesEveryRow(side: TableSide, key: readonly string[]): boolean {
  const seen = new Set<string>();
  for (const row of side.rows) {
    const text = JSON.stringify(key.map((name) => cellAt(row, name)));
    if (seen.has(text)) return false;
    seen.add(text);
  }
  return true;
}
