import type { CellFault } from "./cell.ts";
import { foldName } from "./csv/fold-name.ts";
import { quote } from "./finding.ts";

/** Texts with spaces around them, two spaces together, or characters beyond ASCII may look like others. */
const odd = /^\s|\s$|\s\s|[^ -~]/;

/**
 * Texts of a column that look like another text of it and are not the same, by index into `words`: `mutant ` beside
 * `mutant`, or Greek `μm` beside `µm`. Programs take them for two kinds.
 */
export function twinsOfTexts(words: readonly unknown[]): ReadonlyMap<number, CellFault> {
  const twins = new Map<number, CellFault>();
  const candidates = words.flatMap((word, index) => (typeof word === "string" && odd.test(word) ? [{ index, word }] : []));
  if (candidates.length === 0) return twins;
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
