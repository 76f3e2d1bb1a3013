import { quote } from "../finding.ts";
import { noCells, type Cells } from "./cells.ts";
import { mostKeys } from "./records.ts";
import type { Tokens } from "./token.ts";
import { readCell, readKey, readList, skipValue } from "./value.ts";

interface JsonColumn {
  /** Of its key. */
  readonly offset: number;
  readonly cells: readonly number[];
}

/** Reads an object of arrays, one for each column, the tokens standing at its first key. */
export function readColumns(tokens: Tokens, open: number): Cells {
  const columns = new Map<string, JsonColumn>();
  const damaged = new Set<number>();
  readList(tokens, open, "}", () => readColumn(tokens, columns, damaged));
  if (columns.size > mostKeys) {
    tokens.report("tooManyKeys", open, "more");
    return noCells;
  }
  const [first, ...others] = [...columns.values()];
  const length = first?.cells.length ?? 0;
  for (const [name, { offset, cells }] of columns) {
    if (cells.length !== length) tokens.report("columnLength", offset, `${cells.length}, and ${length} in the first`, { subject: name });
  }
  if (length === 0 && tokens.doubts === 0) tokens.report("noRecords", open, "an empty column");
  const whole = others.reduce((least, { cells }) => Math.min(least, cells.length), length);
  const all = [...columns.values()];
  return {
    header: [...columns.keys()],
    headerOffsets: all.map(({ offset }) => offset),
    rowCount: length,
    isDamaged: (row) => row >= whole || damaged.has(row),
    startOf: (row) => first?.cells[row] ?? open,
    offsetOf: (row, column) => all[column]?.cells[row],
  };
}

function readColumn(tokens: Tokens, columns: Map<string, JsonColumn>, damaged: Set<number>): void {
  const { start } = tokens;
  const name = readKey(tokens);
  if (name === undefined) return;
  if (tokens.kind !== "[") {
    tokens.report("noTable", tokens.start, `a value that is no array, under the key ${quote(name)}`);
    return skipValue(tokens);
  }
  if (columns.has(name)) {
    tokens.report("duplicateKey", start, `${quote(name)} again`, { subject: name });
    return skipValue(tokens);
  }
  const cells: number[] = [];
  columns.set(name, { offset: start, cells });
  const open = tokens.start;
  tokens.advance();
  readList(tokens, open, "]", () => {
    const { doubts } = tokens;
    cells.push(tokens.start);
    readCell(tokens, name);
    if (tokens.doubts > doubts) damaged.add(cells.length - 1);
  });
}
