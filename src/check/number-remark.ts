import type { CellFault } from "./cell.ts";
import { quote } from "../finding.ts";

/** More digits than this no double distinguishes. */
const mostDigits = 17;

/**
 * What is odd about the text of a number that was read all the same. Only texts that are long, or begin with zeros or a
 * sign, can have anything odd.
 */
export function remarkOnNumber(text: string, value: number): CellFault | undefined {
  if (value === 0 && text.startsWith("-")) return { rule: "FW-TAB-015", level: "G", expected: "a zero without a sign", found: quote(text) };
  if (/^0\d{2,}$/.test(text)) return { rule: "FW-TAB-016", level: "B", expected: "a number without leading zeros, or text in the schema", found: `${quote(text)}, which looks like an identifier` };
  if (text.length <= mostDigits || countDigits(text) <= mostDigits) return undefined;
  const digits = significantDigits(text);
  // programs that write 19 digits of every double write those that the double has
  if (digits.length <= mostDigits || digits === significantDigits(value.toPrecision(Math.min(100, digits.length)))) return undefined;
  return { rule: "FW-TAB-014", level: "C", expected: `at most ${mostDigits} significant digits`, found: `${quote(text)}, of which ${String(value)} is stored` };
}

/** Digits of a number before its exponent, with zeros. */
function countDigits(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 48 && code <= 57) count += 1;
    else if (code > 57) break;
  }
  return count;
}

/** The digits from the first that is not zero to the last, trailing zeros left out. */
function significantDigits(text: string): string {
  return text.replace(/e.*$/i, "").replace(/\D/g, "").replace(/^0+/, "").replace(/0+$/, "");
}
