import { quote } from "./finding.ts";

/** Why a text is no number. */
export interface NumberFault {
  readonly rule: "FW-TAB-011" | "FW-TAB-012";
  readonly level: "A" | "B";
  readonly found: string;
  /** The number as it should be written, where only one can be meant. */
  readonly repair?: string;
  readonly hint?: string;
}

/** What a reader of a number may know about its column. */
export interface NumberContext {
  readonly unit?: string;
  readonly nullable: boolean;
  /** The mark before the fraction, where it is no point. */
  readonly decimal?: ",";
}

/**
 * Reads a decimal number: an optional sign, digits with at most one point among or beside them, an optional exponent.
 * Nothing else is a number: no spaces, no comma, no unit, no `NaN`. What is nearly one is named, and repaired where only
 * one repair is possible.
 */
export function readNumber(text: string, context: NumberContext): number | NumberFault {
  if (context.decimal === ",") return readWithComma(text, context);
  if (!decimal.test(text)) return nearMiss(text, context);
  const value = Number(text);
  if (!Number.isFinite(value)) return lossy(text, "a number above the largest that can be stored, 1.8e308");
  if (value === 0 && /^[^e]*[1-9]/i.test(text)) return lossy(text, "a number below the smallest that can be stored, 5e-324");
  if (text.length > 15 && /^[+-]?\d+$/.test(text) && !Number.isSafeInteger(value)) return lossy(text, "a whole number with more digits than can be stored");
  return value;
}

/** Reads the text with both marks swapped, and tells of it as it is written. */
function readWithComma(text: string, { decimal: _, ...context }: NumberContext): number | NumberFault {
  const value = readNumber(swapMarks(text), context);
  if (typeof value === "number") return value;
  const found = value.found.replace(quote(swapMarks(text)), () => quote(text)).replace("a decimal comma", "a decimal point");
  return { ...value, found, ...(value.repair === undefined ? {} : { repair: swapMarks(value.repair) }) };
}

function swapMarks(text: string): string {
  return text.replace(/[.,]/g, (mark) => (mark === "." ? "," : "."));
}

const unsigned = String.raw`(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?`;
const signed = `[+-]?${unsigned}`;
const decimal = new RegExp(`^${signed}$`);

function lossy(text: string, what: string): NumberFault {
  return { rule: "FW-TAB-012", level: "A", found: `${quote(text)}, ${what}` };
}

function nearMiss(text: string, context: NumberContext): NumberFault {
  const miss = nearMisses.find(({ pattern }) => pattern.test(text));
  if (miss === undefined) return { rule: "FW-TAB-011", level: "A", found: quote(text) };
  const hint = miss.hint?.(context);
  const repair = miss.repair?.(text, context);
  return {
    rule: "FW-TAB-011",
    level: miss.level,
    found: `${quote(text)}, ${miss.name}`,
    ...(hint === undefined ? {} : { hint }),
    ...(repair === undefined || !decimal.test(repair) ? {} : { repair }),
  };
}

interface NearMiss {
  readonly name: string;
  readonly level: "A" | "B";
  readonly pattern: RegExp;
  /** Ignored where what it gives is no number. */
  readonly repair?: (text: string, context: NumberContext) => string | undefined;
  readonly hint?: (context: NumberContext) => string | undefined;
}

/** Forms that people and programs write for numbers; the first match wins. `1,500` has two readings, so no repair. */
const nearMisses: readonly NearMiss[] = [
  { name: "with spaces around it", level: "B", pattern: new RegExp(`^(?:\\s+${signed}\\s*|${signed}\\s+)$`), repair: (text) => text.trim() },
  { name: "a spreadsheet error", level: "A", pattern: /^#[A-Z/0!?]+$/ },
  {
    name: "a word for a missing value",
    level: "A",
    pattern: /^(?:n\/?a|nan|null|none|nil|missing|n\.?d\.?|-+|\.|\?)$/i,
    hint: ({ nullable }) => (nullable ? "leave the cell empty if the value is missing" : undefined),
  },
  { name: "no finite number", level: "A", pattern: /^[+-]?inf(?:inity)?$/i },
  { name: "with a comma that may stand for a point or for thousands", level: "A", pattern: /^[+-]?[1-9]\d{0,2},\d{3}$/ },
  { name: "with a decimal comma", level: "A", pattern: /^[+-]?\d*,\d+(?:[eE][+-]?\d+)?$/, repair: (text) => text.replace(",", ".") },
  {
    name: "with thousands set apart",
    level: "A",
    pattern: /^[+-]?\d{1,3}(?:(?:,\d{3}){2,}|(?:['’ \u00a0\u2009\u202f]\d{3})+)(?:\.\d+)?$/,
    repair: (text) => text.replace(/[^\d.+-]/g, ""),
  },
  { name: "with underscores", level: "A", pattern: /^[+-]?\d+(?:_\d+)+(?:\.\d+)?$/, repair: (text) => text.replaceAll("_", "") },
  { name: "with a dash for a minus sign", level: "B", pattern: new RegExp(`^[−–—]${unsigned}$`), repair: (text) => `-${text.slice(1)}` },
  { name: "not a decimal number", level: "A", pattern: /^[+-]?0[xob][\da-f]+$/i },
  { name: "with a Fortran exponent", level: "B", pattern: /^[+-]?[\d.]+d[+-]?\d+$/i, repair: (text) => text.replace(/d/i, "e") },
  { name: "with an uncertainty", level: "B", pattern: /^[+-]?[\d.]+\(\d+\)(?:e[+-]?\d+)?$/i },
  { name: "a limit or an estimate", level: "B", pattern: new RegExp(`^[<>≤≥~≈]\\s*${signed}$`) },
  { name: "a date", level: "A", pattern: /^\d{1,4}([-/])\d{1,2}\1\d{1,4}$/ },
  {
    name: "with a unit or a remark",
    level: "B",
    pattern: new RegExp(`^${signed}\\s*(?!e[+-]?$)[^\\d\\s.,+-][^\\d,]*$`, "i"),
    repair: (text, { unit }) => (unit !== undefined && text.endsWith(unit) ? text.slice(0, -unit.length).trimEnd() : undefined),
  },
];
