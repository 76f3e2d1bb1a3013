import type { Dialect } from "../csv/dialect.ts";
import { readNumber, type NumberFault } from "../check/number.ts";
import { plainNumber } from "../check/plain-number.ts";
import type { Table } from "../table.ts";

/** A cell that is no number in a column of numbers. */
export interface OddCell {
  readonly row: number;
  readonly fault: NumberFault;
}

/** What a column of numbers holds beside plain numbers. */
export interface NumberColumn {
  readonly column: number;
  readonly numbers: number;
  readonly odd: readonly OddCell[];
  /** Rows of numbers with spaces around them. */
  readonly padded: readonly number[];
  /** Words for a missing value: how often each stands in it, and in which row first. */
  readonly missing: ReadonlyMap<string, Seen>;
}

export interface Seen {
  readonly times: number;
  readonly row: number;
}

interface Tally {
  numbers: number;
  wholes: number;
  largest: number;
  /** Different whole numbers, as long as they are few. */
  readonly distinct: Set<number>;
  readonly padded: number[];
  readonly missing: Map<string, Seen>;
  readonly others: { readonly row: number; readonly text: string }[];
}

const mostLabels = 100;

/** Reads a column; undefined where it is not one of numbers, in all cells but a few. */
export function readNumberColumn(table: Table, column: number, isGood: (row: number) => boolean, decimal: Dialect["decimal"]): NumberColumn | undefined {
  const tally: Tally = { numbers: 0, wholes: 0, largest: 0, distinct: new Set(), padded: [], missing: new Map(), others: [] };
  for (let row = 0; row < table.rowCount; row += 1) {
    if (isGood(row)) count(tally, table, row, column, decimal);
    if (tally.others.length > 1000 && tally.others.length > tally.numbers / 10) return undefined;
  }
  const others = withoutOwnWords(tally);
  if (!isOfNumbers(tally.numbers, others.length)) return undefined;
  const asPoints = (text: string): string => (decimal === "," ? text.replace(/[.,]/g, (mark) => (mark === "." ? "," : ".")) : text);
  const all = others.map(({ text }) => asPoints(text));
  const odd = others.filter((_, index) => !isItsWay(tally, all[index]!, all));
  return { column, numbers: tally.numbers, padded: tally.padded, missing: tally.missing, odd: odd.flatMap(({ row, text }) => oddCell(row, text, decimal)) };
}

/** At most one cell in twenty is none; in a short column one at all. */
function isOfNumbers(numbers: number, others: number): boolean {
  return numbers + others >= 20 ? others <= Math.max(1, (numbers + others) / 20) : others <= 1 && numbers >= 4;
}

function count(tally: Tally, table: Table, row: number, column: number, decimal: Dialect["decimal"]): void {
  const { spans } = table;
  const quick = spans === undefined ? NaN : plainNumber(spans.text, spans.start(row, column), spans.end(row, column));
  const raw = quick === quick ? undefined : table.text(row, column);
  if (quick !== quick && raw === undefined) return;
  const text = raw?.trim();
  const value = text === undefined ? quick : readNumber(text, contextOf(decimal));
  if (typeof value === "number") {
    tally.numbers += 1;
    if (Number.isInteger(value)) {
      tally.wholes += 1;
      if (tally.distinct.size < mostLabels) tally.distinct.add(value);
    }
    tally.largest = Math.max(tally.largest, Math.abs(value));
    if (raw !== text) tally.padded.push(row);
  } else if (isMissing(text!)) tally.missing.set(text!, { row, ...tally.missing.get(text!), times: (tally.missing.get(text!)?.times ?? 0) + 1 });
  else tally.others.push({ row, text: text! });
}

function contextOf(decimal: Dialect["decimal"]) {
  return { nullable: false, ...(decimal === "," ? { decimal } : {}) };
}

/** Words and signs that people and programs write where a value is missing. */
function isMissing(text: string): boolean {
  return text === "" || /^(?:[([<]?(?:n[./]?a\.?n?|-nan|null|none|nil|missing|unknown|undefined|not available|no data|n\.?d\.?|b?[./]?[dq]\.?l\.?|<?lod|blank)[)\]>]?|[-–—−.…*?:_~^]+)$/i.test(text);
}

/** Without the words that come again: they are the file's own, for a missing value or a state. */
function withoutOwnWords(tally: Tally): Tally["others"] {
  const counts = new Map<string, number>();
  for (const { text } of tally.others) counts.set(text, (counts.get(text) ?? 0) + 1);
  const own = new Set([...counts].filter(([text, times]) => times > 1 && !/\d|^#|^[+-]?inf/i.test(text)).map(([text]) => text));
  for (const text of own) tally.missing.set(text, { times: counts.get(text)!, row: tally.others.find((other) => other.text === text)!.row });
  return tally.others.filter(({ text }) => !own.has(text));
}

/** Whether a text that is no plain number is how this column writes: thousands apart, limits, classes, codes. */
function isItsWay({ numbers, wholes, largest, distinct }: Tally, text: string, all: readonly string[]): boolean {
  const isWhole = wholes === numbers;
  const times = (form: RegExp): number => all.filter((other) => form.test(other)).length;
  if (thousands.test(text)) return largest < 1000 && (isWhole || text.includes("."));
  if (/^[+-]?\d{16,}$/.test(text)) return true;
  if (limit.test(text)) return isWhole || times(limit) > 1;
  if (uncertain.test(text)) return times(uncertain) > 1;
  // chromosome X among 1 to 22
  if (isWhole && distinct.size < mostLabels && distinct.size * 4 < numbers && /^[A-Za-z]{1,3}$/.test(text)) return true;
  if (isWhole && (openClass.test(text) || times(code) > 1)) return openClass.test(text) || code.test(text);
  return false;
}

const thousands = /^[+-]?\d{1,3}(?:[,'’ \u00a0\u2009\u202f]\d{3})+(?:\.\d+)?$/;
const limit = /^(?:[<>≤≥~≈]=?|under|over|less than|more than)\s*\d[\d.,]*$/i;
const uncertain = /^[+-]?[\d.]+\(\d+\)(?:e[+-]?\d+)?$/i;
const openClass = /^\d[\d,]*\s*(?:\+|plus|(?:and|or|years and) (?:over|above|older|more|under|younger|less))$|^\d+\s*(?:[-–]|to)\s*\d+$/i;
const code = /^(?=.*[A-Za-z&@_])[\dA-Za-z&@_][\dA-Za-z&@_ ./-]*$/;

function oddCell(row: number, text: string, decimal: Dialect["decimal"]): readonly OddCell[] {
  const fault = readNumber(text, contextOf(decimal));
  return typeof fault === "number" ? [] : [{ row, fault }];
}
