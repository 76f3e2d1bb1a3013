/**
 * Text that was written as UTF-8 and read as Windows-1252: `Âµ` for `µ`, `Ã©` for `é`, `â€“` for a dash. Only the lead
 * characters that people meet are looked for, so that `Å²` and `É”` stay what they are.
 */

/** Characters of Windows-1252 for the bytes 0x80 to 0x9f; five bytes have none and stay control characters. */
const high = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";
const byteOf = new Map(Array.from(high, (character, index): [string, number] => [character, 0x80 + index]));

const trail = `[${high}\\u0080-\\u00bf]`;
const sequences = [
  `[ÂÎÏ]${trail}`,
  `(?<!\\p{Lu})Ã${trail}`,
  `Ã(?![”’…–—])${trail}`, // but for a word in capitals that ends before a quote or a dash
  "Å[\\u0080-\\u009f‚„›“¡º¼½¾]",
  "Ä[\\u0080-\\u009f‡™…›]",
  `â${trail}{2}`,
  `[ÐÑ]${trail}[ÐÑ]${trail}`,
];
/** What every sequence begins with, in a form that is fast to look for. */
const hint = new RegExp(`[ÂÃÄÅÎÏÐÑâ]${trail}`);
const runs = new RegExp(`(?:${sequences.join("|")})+`, "gu");

export interface Mojibake {
  readonly offset: number;
  readonly found: string;
  readonly repaired: string;
}

export function* findMojibake(text: string): Generator<Mojibake> {
  if (!hint.test(text)) return;
  for (const { index, 0: found } of text.matchAll(runs)) {
    const repaired = repair(found);
    if (repaired !== undefined) yield { offset: index, found, repaired };
  }
}

/** The text as it was meant. */
export function repairMojibake(text: string): string {
  return text.replace(runs, (run) => repair(run) ?? run);
}

function repair(run: string): string | undefined {
  const bytes = Uint8Array.from(run, (character) => byteOf.get(character) ?? character.charCodeAt(0));
  try {
    const once = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return repairMojibake(once);
  } catch {
    return undefined;
  }
}
