import type { CellFault } from "./cell.ts";
import { quote } from "../finding.ts";

/**
 * Identifiers that lost the zeros before them, by index into `words`: `42` in a column whose other texts are digits of
 * one length, `00041` among them.
 */
export function lostZeros(words: readonly unknown[]): ReadonlyMap<number, CellFault> {
  const lost = new Map<number, CellFault>();
  const length = lengthOfDigits(words);
  if (length === undefined) return lost;
  for (const [index, word] of words.entries()) {
    if (typeof word !== "string" || word === "" || word.length === length || word.startsWith("0")) continue;
    lost.set(index, { rule: "FW-TAB-026", level: "B", expected: `${length} digits, as in the other rows`, found: `${quote(word)}, which may have lost zeros before it` });
  }
  return lost;
}

/** The length of most texts, where all are digits, none is longer, and one begins with a zero. */
function lengthOfDigits(words: readonly unknown[]): number | undefined {
  let [longest, ofLongest, count, padded] = [0, 0, 0, 0];
  for (const word of words) {
    if (typeof word !== "string" || word === "") continue;
    if (!/^\d+$/.test(word)) return undefined;
    count += 1;
    if (word.length > longest) [longest, ofLongest] = [word.length, 0];
    if (word.length === longest) ofLongest += 1;
    if (word.length > 2 && word.startsWith("0")) padded = Math.max(padded, word.length);
  }
  return padded === longest && ofLongest * 2 > count ? longest : undefined;
}
