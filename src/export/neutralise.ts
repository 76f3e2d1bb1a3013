import type { Place } from "../table.ts";
import type { CheckedTable } from "../check/violation.ts";

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
  const [changed, kept] = [new Map<string, number[]>(), new Map<string, number[]>()];
  if (/\.json$/i.test(dataset.file) || dataset.matrix) return { bytes, changed, kept };
  const places: Place[] = [];
  for (const [position, name] of table.header.entries()) {
    const column = dataset.columns[name];
    if (column?.unit !== undefined) continue;
    for (let row = 0; row < table.rowCount; row += 1) {
      const text = table.text(row, position);
      if (text === undefined || !isFormula(text) || column?.missing?.includes(text)) continue;
      const isAllowed = column === undefined || column.schema.safeParse(`'${text}`).success;
      const place = table.place(row, position);
      note(isAllowed ? changed : kept, name, place.line);
      if (isAllowed) places.push(place);
    }
  }
  return { bytes: places.length === 0 ? bytes : withApostrophes(bytes, places), changed, kept };
}

/** A sign alone, or before a number, is no formula. */
function isFormula(text: string): boolean {
  return /^[=@\t\r\n＝＠]/.test(text) || (/^[+\-＋－]./su.test(text) && !/^[+-]+$|^[+-](?:\d+[.,]?\d*|[.,]\d+)(?:[eE][+-]?\d+)?$/.test(text));
}

function note(lines: Map<string, number[]>, name: string, line: number): void {
  const known = lines.get(name);
  if (known === undefined) lines.set(name, [line]);
  else known.push(line);
}

/** An apostrophe at every place, behind the quote if one stands there. */
function withApostrophes(bytes: Uint8Array, places: readonly Place[]): Uint8Array {
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  const mark = text.startsWith("\ufeff") ? 1 : 0;
  const starts = [mark, ...Array.from(text.matchAll(/\r\n?|\n/g), ({ index, 0: end }) => index + end.length)];
  const offsets = places.map(({ line, column }) => {
    const start = starts[line - 1]!;
    const before = [...text.slice(start, starts[line])].slice(0, column - 1).join("");
    const at = start + before.length;
    return text[at] === '"' ? at + 1 : at;
  });
  const cuts = [0, ...offsets.toSorted((a, b) => a - b), text.length];
  return new TextEncoder().encode(cuts.slice(1).map((cut, at) => text.slice(cuts[at], cut)).join("'"));
}
