import type { Spans } from "../table.ts";
import type { CheckedTable } from "../violation.ts";

/** A copy of a file in which no text is a formula, and where it differs from the file. */
export interface Neutralised {
  readonly bytes: Uint8Array;
  /** Lines by column of the cells that got an apostrophe in front. */
  readonly changed: ReadonlyMap<string, readonly number[]>;
  /** Lines by column of the cells whose schema forbids the apostrophe; they stay as they are. */
  readonly kept: ReadonlyMap<string, readonly number[]>;
}

/**
 * A spreadsheet runs a text that opens like a formula (OWASP, "CSV Injection"); an apostrophe in front prevents it. Only
 * columns of text are touched, and of the bytes only what is put in.
 */
export function neutralise(bytes: Uint8Array, { dataset, table }: CheckedTable): Neutralised {
  const { spans } = table;
  const [changed, kept] = [new Map<string, number[]>(), new Map<string, number[]>()];
  if (spans === undefined) return { bytes, changed, kept };
  const offsets: number[] = [];
  for (const [position, name] of table.header.entries()) {
    const column = dataset.columns[name];
    if (column?.unit !== undefined) continue;
    for (let row = 0; row < table.rowCount; row += 1) {
      const text = table.text(row, position);
      if (text === undefined || !isFormula(text) || column?.missing?.includes(text)) continue;
      const isAllowed = column === undefined || column.schema.safeParse(`'${text}`).success;
      note(isAllowed ? changed : kept, name, table.place(row, position).line);
      if (isAllowed) offsets.push(openingOf(spans, row, position));
    }
  }
  return { bytes: offsets.length === 0 ? bytes : withApostrophes(bytes, spans.text, offsets), changed, kept };
}

/** A sign alone, or before a number, is no formula. */
function isFormula(text: string): boolean {
  return /^[=@\t\r\n＝＠]/.test(text) || (/^[+\-＋－]./su.test(text) && !/^[+-]+$|^[+-](?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(text));
}

function note(lines: Map<string, number[]>, name: string, line: number): void {
  const known = lines.get(name);
  if (known === undefined) lines.set(name, [line]);
  else known.push(line);
}

/** Where the text of a cell begins, behind its quote if it has one. */
function openingOf({ text, start }: Spans, row: number, position: number): number {
  const at = start(row, position);
  return text[at] === '"' ? at + 1 : at;
}

/** The text of a file is its bytes but for a byte order mark, which is put back. */
function withApostrophes(bytes: Uint8Array, text: string, offsets: readonly number[]): Uint8Array {
  const cuts = [0, ...offsets.toSorted((a, b) => a - b), text.length];
  const parts = cuts.slice(1).map((cut, at) => text.slice(cuts[at], cut));
  const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? "\ufeff" : "";
  return new TextEncoder().encode(mark + parts.join("'"));
}
