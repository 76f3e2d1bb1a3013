import type { Finding } from "../finding.ts";
import type { Source } from "./source.ts";
import type { Random } from "./random.ts";

/** A kind of fault that people and programs put into tables. */
export interface Entry {
  readonly name: string;
  /** The mildest level that still counts as found. */
  readonly level: Finding["level"];
  /** Rules that name the fault for what it is. */
  readonly rules: readonly string[];
  /** Undefined where the table has no place for it. */
  apply(source: Source, random: Random): Mutant | undefined;
}

/** A table with one fault at a known place. */
export interface Mutant {
  readonly bytes: Uint8Array;
  /** Where a finding is exactly placed: at any of these. Without a column: anywhere in the line. None: the file as a whole. */
  readonly places: readonly Spot[];
  /** Lines that the fault lies in; none where it is in whole columns. */
  readonly lines: readonly number[];
  /** Columns that the fault lies in; none where it is in whole rows, which every rule reads. Neither: the whole file. */
  readonly columns: readonly string[];
  /** Replace those of the entry where they depend on the place. */
  readonly level?: Finding["level"];
  readonly rules?: readonly string[];
}

/** Counted from 1, columns in code points. */
export interface Spot {
  readonly line: number;
  readonly column?: number;
}

export type Lines = readonly (readonly string[])[];

export function textOf(lines: Lines): string {
  return lines.map((cells) => `${cells.join(",")}\n`).join("");
}

export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Where a cell begins. */
export function spotOf(lines: Lines, line: number, position: number): Required<Spot> {
  const before = lines[line - 1]!.slice(0, position).map((cell) => `${cell},`).join("");
  return { line, column: Array.from(before).length + 1 };
}

/** Lines with one cell changed; line from 1. */
export function withCell(lines: Lines, line: number, position: number, raw: string): Lines {
  return lines.with(line - 1, lines[line - 1]!.with(position, raw));
}

/** A fault in one cell, placed at the cell or at an offset within it. */
export function cellMutant({ lines, fields, dataset }: Source, { line, position }: At, raw: string, offset = 0): Mutant {
  const spot = spotOf(lines, line, position);
  const isAxis = dataset.matrix !== undefined && line === 1 && position > 0;
  return {
    bytes: bytesOf(textOf(withCell(lines, line, position, raw))),
    places: [spot, { line, column: spot.column + offset }],
    lines: [line],
    columns: [isAxis ? dataset.matrix.column : fields[position]!.name],
  };
}

/** A cell: its line from 1 and its position in the line from 0. */
export interface At {
  readonly line: number;
  readonly position: number;
}

/** Whole rows at fault, the first of them named. */
export function rowMutant(lines: Lines, at: readonly number[]): Mutant {
  return { bytes: bytesOf(textOf(lines)), places: at.slice(0, 1).map((line) => ({ line })), lines: at, columns: [] };
}

/** The whole file is at fault. */
export function fileMutant(bytes: Uint8Array | string): Mutant {
  return { bytes: typeof bytes === "string" ? bytesOf(bytes) : bytes, places: [], lines: [], columns: [] };
}

/** A line below the header. */
export function rowLine({ lines }: Source, random: Random): number | undefined {
  return lines.length < 2 ? undefined : 2 + random.below(lines.length - 1);
}
