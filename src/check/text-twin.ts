import type { CellFault } from "./cell.ts";
import { foldName } from "../csv/fold-name.ts";
import { quote } from "../finding.ts";

/** Spaces around or together, and characters that show as nothing, as a space, or as another: `foldName` changes no other. */
const odd = /^\s|\s$|\s\s|[\u00a0\u00ad\u00b5\u0300-\u036f\u0391-\u04ff\u2000-\u206f\u2126\u212a\u212b\u3000\ufeff−]/;

/** A column of more such texts is written in another alphabet, or holds notes. */
const mostOdd = 50_000;

/**
 * Texts of a column that look like another text of it and are not the same, by index into `words`: `mutant ` beside
 * `mutant`, or Greek `μm` beside `µm`. Programs take them for two kinds.
 */
export function twinsOfTexts(words: readonly unknown[]): ReadonlyMap<number, CellFault> {
  const twins = new Map<number, CellFault>();
  const candidates: { readonly index: number; readonly word: string }[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index];
    if (typeof word === "string" && odd.test(word)) candidates.push({ index, word });
  }
  if (candidates.length === 0 || candidates.length > mostOdd) return twins;
  const known = new Set(words);
  const firsts = new Map<string, string>();
  for (const { index, word } of candidates) {
    const fold = foldName(word);
    const other = known.has(fold) && fold !== word ? fold : firsts.get(fold);
    if (!firsts.has(fold)) firsts.set(fold, word);
    if (other === undefined || other === word) continue;
    twins.set(index, { rule: "FW-TAB-031", level: "C", expected: "texts that look different where they are different", found: `${quote(word)}, which looks like ${quote(other)}` });
  }
  return twins;
}
