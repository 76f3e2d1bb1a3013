import { checkTable } from "../check/check.ts";
import type { Column, Dataset } from "../dataset.ts";
import { expectationOf } from "../check/expectation.ts";
import { readTable } from "../read.ts";
import type { CheckedTable } from "../check/violation.ts";

/** A clean table that faults are put into. */
export interface Source {
  readonly dataset: Dataset;
  /** Path relative to the project. */
  readonly file: string;
  readonly bytes: Uint8Array;
  /** Raw text of every cell, quotes included; the header is the first line. */
  readonly lines: readonly (readonly string[])[];
  /** By position in the file. */
  readonly fields: readonly Field[];
  readonly checked: CheckedTable;
}

/** What a schema says about the cells of one column of the file. */
export interface Field {
  readonly name: string;
  readonly position: number;
  readonly column: Column;
  readonly type: "number" | "text";
  readonly words: readonly string[];
  readonly isNullable: boolean;
  accepts(value: unknown): boolean;
}

/** Shipped tables end every line with LF and break no line inside quotes, so that splitting them needs no reader. */
export function sourceOf(dataset: Dataset, bytes: Uint8Array): Source {
  const file = `datasets/${dataset.file}`;
  const text = new TextDecoder().decode(bytes);
  const lines = text.slice(0, -1).split("\n").map(splitLine);
  const { table } = readTable(bytes, file, dataset);
  return { dataset, file, bytes, lines, fields: fieldsOf(dataset, lines[0]!), checked: checkTable(table, dataset) };
}

function splitLine(line: string): readonly string[] {
  return line.match(/(?:^|(?<=,))(?:"(?:[^"]|"")*"|[^,]*)/g) ?? [];
}

function fieldsOf(dataset: Dataset, header: readonly string[]): readonly Field[] {
  const { matrix } = dataset;
  const nameAt = (position: number): string => (matrix === undefined ? header[position]! : position === 0 ? matrix.row : matrix.value);
  const kinds = new Map<string, Omit<Field, "position">>();
  return header.map((_, position) => {
    const name = nameAt(position);
    const kind = kinds.get(name) ?? kindOf(name, dataset.columns[name]!);
    kinds.set(name, kind);
    return { ...kind, position };
  });
}

function kindOf(name: string, column: Column): Omit<Field, "position"> {
  const { type, words } = expectationOf(column.schema)!;
  const accepts = (value: unknown): boolean => column.schema.safeParse(value).success;
  return { name, column, type, words, isNullable: accepts(null), accepts };
}

/** The text that a raw cell stands for. */
export function unquoted(raw: string): string {
  return raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw;
}
