import { quote } from "../finding.ts";
import { decimal, nearMisses, type NumberContext } from "./near-number.ts";

/** Why a text is no number. */
export interface NumberFault {
  readonly rule: "FW-TAB-011" | "FW-TAB-012";
  readonly level: "A" | "B";
  readonly found: string;
  /** The number as it should be written, where only one can be meant. */
  readonly repair?: string;
  readonly hint?: string;
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

function lossy(text: string, what: string): NumberFault {
  return { rule: "FW-TAB-012", level: "A", found: `${quote(text)}, ${what}` };
}

/** No one writes a longer one; the forms of a cell of a hundred million characters would take minutes to try. */
const longestNumber = 1000;

function nearMiss(text: string, context: NumberContext): NumberFault {
  const miss = text.length > longestNumber ? undefined : nearMisses.find(({ pattern }) => pattern.test(text));
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
