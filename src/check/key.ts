import type { TypedColumn } from "./column.ts";
import type { Cell } from "../dataset.ts";
import { quote, type Finding } from "../finding.ts";
import type { Gathering } from "./gather.ts";
import type { Table } from "../table.ts";

/** No two rows share a key. A row whose key cells are good takes part, whatever its other cells are. */
export function checkKey(table: Table, key: readonly string[], columns: readonly TypedColumn[], gathering: Gathering): void {
  const parts = key.flatMap((name) => columns.find((column) => column.name === name) ?? []);
  if (parts.length === 0 || parts.length < key.length || isRising(table, parts)) return;
  const firsts = new Map<number, number>();
  for (const [row, code] of keyCodes(table, parts).entries()) {
    if (Number.isNaN(code)) continue;
    const first = firsts.get(code);
    if (first === undefined) firsts.set(code, row);
    else gathering.add("FW-KEY-001", table.lineOf(row), () => sharedKey(table, parts, { row, first }));
  }
}

/** Whether every key is above the one before, as in most tables; then none repeats, and no key need be remembered. */
function isRising(table: Table, parts: readonly TypedColumn[]): boolean {
  for (let row = 1; row < table.rowCount; row += 1) if (!rises(parts, row)) return false;
  return table.rowCount === 0 || parts.every((part) => part.at(0) !== undefined);
}

function rises(parts: readonly TypedColumn[], row: number): boolean {
  for (const part of parts) {
    const [before, here] = [part.at(row - 1), part.at(row)];
    if (before === here && here !== undefined) continue;
    return typeof before === typeof here && before != null && here != null && before < here;
  }
  return false;
}

/** One number for every row, the same for rows of the same key alone; NaN where a cell of the key is at fault. */
function keyCodes(table: Table, parts: readonly TypedColumn[]): Float64Array {
  const codes = new Float64Array(table.rowCount);
  let size = 1;
  for (const part of parts) {
    const ids = new Map<Cell, number>();
    for (const row of codes.keys()) {
      const cell = part.at(row);
      codes[row] = cell === undefined ? NaN : codes[row]! + size * idOf(ids, cell);
    }
    size *= ids.size;
    if (size * table.rowCount > Number.MAX_SAFE_INTEGER) size = renumber(codes);
  }
  return codes;
}

function idOf<K>(ids: Map<K, number>, key: K): number {
  const known = ids.get(key);
  if (known !== undefined) return known;
  ids.set(key, ids.size);
  return ids.size - 1;
}

/** Writes the codes of keys from 0 on, before their product leaves the whole numbers; gives their count. */
function renumber(codes: Float64Array): number {
  const ids = new Map<number, number>();
  for (const [row, code] of codes.entries()) if (!Number.isNaN(code)) codes[row] = idOf(ids, code);
  return ids.size;
}

function sharedKey(table: Table, parts: readonly TypedColumn[], { row, first }: { readonly row: number; readonly first: number }): Finding {
  const cells = parts.map((part) => {
    const cell = part.at(row);
    return typeof cell === "string" ? quote(cell) : String(cell ?? "an empty cell");
  });
  return {
    rule: "FW-KEY-001",
    level: "A",
    file: table.file,
    ...table.place(row, parts[0]!.position),
    subject: parts.map(({ name }) => name).join(", "),
    expected: "a key of its own for every row",
    found: `${cells.join(", ")}, the key of line ${table.lineOf(first)} too`,
  };
}
