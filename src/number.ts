import { quote } from "./finding.ts";

/** Why a text is no number. */
export interface NumberFault {
  readonly rule: "FW-TAB-011" | "FW-TAB-012";
  readonly level: "A" | "B";
  readonly found: string;
  readonly hint?: string;
}

/** What a reader of a number may know about its column. */
export interface NumberContext {
  readonly unit?: string;
  readonly nullable: boolean;
}

/**
 * Reads a decimal number: an optional sign, digits with at most one point among or beside them, an optional exponent.
 * Nothing else is a number: no spaces, no comma, no unit, no `NaN`. What is nearly one is named, and the repair offered
 * where only one is possible.
 */
export function readNumber(text: string, context: NumberContext): number | NumberFault {
  if (!decimal.test(text)) return nearMiss(text, context);
  const value = Number(text);
  if (!Number.isFinite(value)) return lossy(text, "a number above the largest that can be stored, 1.8e308");
  if (value === 0 && /^[^e]*[1-9]/i.test(text)) return lossy(text, "a number below the smallest that can be stored, 5e-324");
  if (text.length > 15 && /^[+-]?\d+$/.test(text) && !Number.isSafeInteger(value)) return lossy(text, "a whole number of more digits than can be stored");
  return value;
}

const decimal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

function lossy(text: string, what: string): NumberFault {
  return { rule: "FW-TAB-012", level: "A", found: `${quote(text)}, ${what}` };
}

function nearMiss(text: string, context: NumberContext): NumberFault {
  const miss = nearMisses.find(({ pattern }) => pattern.test(text));
  if (miss === undefined) return { rule: "FW-TAB-011", level: "A", found: quote(text) };
  const hint = miss.hint?.(context) ?? repaired(miss.repair?.(text, context));
  return { rule: "FW-TAB-011", level: miss.level, found: `${quote(text)}, ${miss.name}`, ...(hint === undefined ? {} : { hint }) };
}

/** A repair is offered only where it is itself a number. */
function repaired(text: string | undefined): string | undefined {
  return text !== undefined && decimal.test(text) ? `write ${text}` : undefined;
}

interface NearMiss {
  readonly pattern: RegExp;
  readonly level: "A" | "B";
  readonly name: string;
  readonly repair?: (text: string, context: NumberContext) => string | undefined;
  readonly hint?: (context: NumberContext) => string | undefined;
}

/** Forms that people and programs write for numbers, first match wins. `1,500` has two readings, so no repair. */
const nearMisses: readonly NearMiss[] = [
  { pattern: /^\s*[+-]?[\d.]+(?:[eE][+-]?\d+)?\s*$/, level: "B", name: "with spaces around it", repair: (text) => text.trim() },
  { pattern: /^#[A-Z/0!?]+$/, level: "A", name: "a spreadsheet error" },
  {
    pattern: /^(?:n\/?a|nan|null|none|nil|missing|n\.?d\.?|-+|\.|\?)$/i,
    level: "A",
    name: "a word for a missing value",
    hint: ({ nullable }) => (nullable ? "leave the cell empty if the value is missing" : undefined),
  },
  { pattern: /^[+-]?inf(?:inity)?$/i, level: "A", name: "no finite number" },
  { pattern: /^[+-]?\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?$/, level: "A", name: "with commas between thousands", repair: (text) => text.replaceAll(",", "") },
  { pattern: /^[+-]?\d+,\d{3}$/, level: "A", name: "with a comma that may stand for a point or for thousands" },
  { pattern: /^[+-]?\d*,\d+(?:[eE][+-]?\d+)?$/, level: "A", name: "with a decimal comma", repair: (text) => text.replace(",", ".") },
  { pattern: /^[+-]?\d{1,3}(?:['’ \u00a0\u2009\u202f]\d{3})+(?:\.\d+)?$/, level: "A", name: "with thousands set apart", repair: (text) => text.replace(/[^\d.+-]/g, "") },
  { pattern: /^[+-]?\d+(?:_\d+)+(?:\.\d+)?$/, level: "A", name: "with underscores", repair: (text) => text.replaceAll("_", "") },
  { pattern: /^[−–—]\d/, level: "B", name: "with a dash for a minus sign", repair: (text) => text.replace(/^[−–—]/, "-") },
  { pattern: /^[+-]?0[xob][\da-f]+$/i, level: "A", name: "not a decimal number" },
  { pattern: /^[+-]?[\d.]+[dD][+-]?\d+$/, level: "B", name: "with a Fortran exponent", repair: (text) => text.replace(/d/i, "e") },
  { pattern: /^[+-]?[\d.]+\(\d+\)(?:[eE][+-]?\d+)?$/, level: "B", name: "with an uncertainty" },
  { pattern: /^[<>≤≥~≈]\s*[+-]?[\d.]+(?:[eE][+-]?\d+)?$/, level: "B", name: "a limit or an estimate" },
  { pattern: /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}$/, level: "A", name: "a date" },
  {
    pattern: /^[+-]?[\d.]+(?:[eE][+-]?\d+)?\s*[^\d\s.,+-][^\d,]*$/,
    level: "B",
    name: "with a unit or a remark",
    repair: (text, { unit }) => (unit !== undefined && text.endsWith(unit) ? text.slice(0, -unit.length).trimEnd() : undefined),
  },
];
