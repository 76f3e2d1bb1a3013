import type { CellFault } from "./cell.ts";
import { quote } from "./finding.ts";

/**
 * Identifiers that lost the zeros before them, by index into `words`: `42` in a column whose other texts are digits of
 * one length, `00041` among them.
 */
export function lostZeros(words: readonly unknown[]): ReadonlyMap<number, CellFault> {
  const lost = new Map<number, CellFault>();
  const texts = words.filter((word) => typeof word === "string" && word !== "") as readonly string[];
  const length = texts.find((text) => /^0\d{2,}$/.test(text))?.length;
  if (length === undefined || !texts.every((text) => text.length <= length && /^\d+$/.test(text))) return lost;
  if (texts.filter((text) => text.length === length).length * 2 <= texts.length) return lost;
  for (const [index, word] of words.entries()) {
    if (typeof word !== "string" || word === "" || word.length === length || word.startsWith("0")) continue;
    lost.set(index, { rule: "FW-TAB-026", level: "B", expected: `${length} digits, as in the other rows`, found: `${quote(word)}, which may have lost zeros before it` });
  }
  return lost;
}
