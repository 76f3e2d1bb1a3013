import type { Excerpt, Finding } from "./finding.ts";
import { firstWhere } from "./first-where.ts";
import { sha256 } from "./hash.ts";
import type { Table } from "./table.ts";

/**
 * A finding with what tells it from others: its byte, the key of its row, its line to show, and a fingerprint. The fingerprint is
 * a hash of rule, file, subject, expectation, key and cell, so that an answer to a finding outlives rows that are
 * inserted above, and no longer holds once the cell or what is expected of it changes.
 */
export function identify(finding: Finding, table?: Table, keyNames: readonly string[] = []): Finding {
  const { rule, file, subject, expected, found, line, more } = finding;
  const text = line === undefined ? undefined : table?.lineText?.(line);
  const row = table === undefined ? undefined : rowOf(table, finding);
  const key = row === undefined ? undefined : keyOf(table!, keyNames, row);
  const column = row === undefined ? -1 : table!.header.indexOf(subject ?? "");
  const cell = more !== undefined ? more.count : column >= 0 ? table!.text(row!, column) : text;
  const place = key === undefined ? [text ?? found] : Object.entries(key);
  const byte = line === undefined || finding.column === undefined ? undefined : table?.byteOf?.({ line, column: finding.column });
  return {
    ...finding,
    ...(byte === undefined ? {} : { byte }),
    ...(key === undefined ? {} : { key }),
    ...(text === undefined || finding.column === undefined ? {} : { excerpt: excerptOf(text, finding.column) }),
    fingerprint: sha256(JSON.stringify([rule, file, subject, expected, ...(more === undefined ? place : []), cell])).slice(0, 12),
  };
}

/** The row that a finding is about: the one on its line, or the one that reaches there from above in a quoted cell. */
function rowOf(table: Table, { line, column, subject, more }: Finding): number | undefined {
  if (line === undefined || more !== undefined) return undefined;
  const last = firstWhere(0, table.rowCount, (row) => table.lineOf(row) > line) - 1;
  if (last < 0 || (table.lineOf(last) < line && subject === undefined)) return undefined;
  const position = table.header.indexOf(subject ?? "");
  if (position < 0 || column === undefined || last === 0 || table.lineOf(last - 1) < line) return last;
  // a line of a matrix or of JSON holds many rows, so the cell is found by its place
  const first = firstWhere(0, last, (row) => table.lineOf(row) === line);
  const row = firstWhere(first, last + 1, (row) => table.place(row, position).column > column) - 1;
  return row >= first && !table.isDamaged(row) && table.place(row, position).column === column ? row : last;
}

/** Values of the key as the file writes them; undefined where the table has not all its columns. */
function keyOf(table: Table, names: readonly string[], row: number): Readonly<Record<string, string>> | undefined {
  const places = names.map((name) => [name, table.header.indexOf(name)] as const);
  if (places.length === 0 || places.some(([, column]) => column < 0) || table.isDamaged(row)) return undefined;
  return Object.fromEntries(places.map(([name, column]) => [name, table.text(row, column) ?? ""]));
}

const shown = 72;

function excerptOf(line: string, column: number): Excerpt {
  const characters = Array.from(line.replaceAll("\t", "→"));
  const from = Math.max(0, Math.min(column - 1 - shown / 2, characters.length - shown));
  const piece = characters.slice(from, from + shown).join("");
  const [start, end] = [from > 0 ? "…" : "", from + shown < characters.length ? "…" : ""];
  return { text: `${start}${piece}${end}`, before: column - 1 - from + start.length };
}
