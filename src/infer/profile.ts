import { z } from "zod";
import type { Dialect } from "../csv/dialect.ts";
import type { Cell } from "../dataset.ts";
import { quote } from "../finding.ts";
import { readNumberColumn } from "../foreign/numbers.ts";
import { readNumber } from "../check/number.ts";
import { watchSentinels } from "../check/sentinel.ts";
import type { Table } from "../table.ts";
import { remarksOnTexts } from "../check/text-remark.ts";
import { twinsOfTexts } from "../check/text-twin.ts";

/** What the cells of a column are, as far as they show it. */
export interface Profile {
  readonly name: string;
  /** By row; undefined where a cell is none of the others, or its row is damaged. */
  readonly values: readonly (Cell | undefined)[];
  readonly type: "number" | "words" | "date" | "text";
  readonly isWhole: boolean;
  /** Digits behind the decimal mark, where all numbers have as many. */
  readonly decimals?: number;
  readonly words: readonly string[];
  readonly isNullable: boolean;
  readonly missing: readonly string[];
  readonly notes: readonly string[];
}

export function profileOf(table: Table, column: number, decimal: Dialect["decimal"]): Profile {
  const name = table.header[column]!;
  const rows = Array.from({ length: table.rowCount }, (_, row) => row).filter((row) => !table.isDamaged(row));
  const numbers = numbersOf(table, column, rows, decimal);
  return numbers === undefined ? textProfile(name, table, column, rows) : { name, ...numbers };
}

/** Undefined where the column is not one of numbers. */
function numbersOf(table: Table, column: number, rows: readonly number[], decimal: Dialect["decimal"]): Omit<Profile, "name"> | undefined {
  const cells: Table = { ...table, text: (row, at) => table.text(row, at, "number") };
  const known = readNumberColumn(cells, column, (row) => !table.isDamaged(row), decimal);
  const words = [...(known?.missing.keys() ?? [])].filter((word) => word !== "");
  const values: (Cell | undefined)[] = Array.from({ length: table.rowCount });
  const texts: string[] = [];
  let others = 0;
  for (const row of rows) {
    const text = cells.text(row, column);
    const value = text === undefined || text === "" || words.includes(text) ? null : readNumber(text, { nullable: true, ...(decimal === "," ? { decimal } : {}) });
    if (typeof value === "object" && value !== null) others += 1;
    else values[row] = value;
    if (typeof value === "number") texts.push(text!);
  }
  if (texts.length === 0 || texts.some((text) => /^0\d+$/.test(text)) || others > (known?.odd.length ?? 0) + (known?.padded.length ?? 0)) return undefined;
  const watch = watchSentinels();
  for (const [row, value] of values.entries()) if (typeof value === "number") watch.see(value, row);
  const sentinels = new Set(watch.rows().map((row) => cells.text(row, column)!));
  const codes = [...sentinels].filter((text) => !words.includes(text));
  const spread = values.map((value, row) => (typeof value === "number" && sentinels.has(cells.text(row, column)!) ? null : value));
  return {
    values: spread,
    type: "number",
    isWhole: texts.every((text) => /^[+-]?\d+$/.test(text)),
    ...decimalsOf(texts),
    words: [],
    isNullable: spread.includes(null),
    missing: [...words, ...codes],
    notes: [
      ...(others === 0 ? [] : [`${others === 1 ? "one cell is" : `${others} cells are`} no number; validate names them`]),
      ...codes.map((code) => `${code} stands for a missing value, it seems; take it out of \`missing\` if it is a number`),
    ],
  };
}

function decimalsOf(texts: readonly string[]): { readonly decimals?: number } {
  const counts = new Set(texts.map((text) => (/e/i.test(text) ? -1 : (/[.,](\d*)$/.exec(text)?.[1]!.length ?? 0))));
  const [decimals] = counts;
  return counts.size === 1 && decimals! >= 0 ? { decimals: decimals! } : {};
}

/** A column of more distinct texts is one of names or notes. */
const mostWords = 20;

function textProfile(name: string, table: Table, column: number, rows: readonly number[]): Profile {
  const texts: (Cell | undefined)[] = Array.from({ length: table.rowCount });
  for (const row of rows) texts[row] = table.text(row, column) ?? null;
  const distinct = [...new Set(texts)].filter((text) => typeof text === "string" && text !== "") as readonly string[];
  const remarks = remarksOnTexts(distinct);
  const missing = distinct.filter((_, index) => remarks.get(index)?.rule === "FW-TAB-018");
  const isMissing = new Set<unknown>(missing);
  const words = distinct.filter((text) => !isMissing.has(text));
  const values = texts.map((text) => (isMissing.has(text) ? null : text));
  const filled = values.filter((value) => typeof value === "string" && value !== "").length;
  const isOdd = remarks.size > missing.length || twinsOfTexts(distinct).size > 0 || texts.includes("");
  const isRepeated = words.length > 1 && words.length <= mostWords && filled >= 3 * words.length && words.every((word) => word.length <= 60);
  const isDate = words.length > 0 && words.every((word) => z.iso.date().safeParse(word).success);
  const isNumber = (word: string): boolean => typeof readNumber(word, { nullable: true }) === "number";
  const odd = words.find((word) => /\d/.test(word) && !isNumber(word));
  const isNearlyNumeric = words.filter((word) => isNumber(word.trim())).length * 2 > words.length;
  return {
    name, values, isWhole: false, words, missing,
    type: isDate ? "date" : isRepeated && !isOdd ? "words" : "text",
    isNullable: values.includes(null) || words.length === 0,
    notes: isNearlyNumeric && odd !== undefined ? [`text, since cells such as ${quote(odd)} are no numbers`] : [],
  };
}
