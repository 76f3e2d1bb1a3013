import { repairMojibake } from "./mojibake.ts";

/** What shows as a space; a line end inside a quoted name too. */
const spaces = /[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]+/g;

/** What shows as nothing. */
export const invisible = /[\u00ad\u200b-\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069]/g;

/** No one reads a longer name. */
const longestFolded = 1000;

const lookAlikes = new Map([
  ...pairs("АВЕЅІЈКМНОРСТУХасеіјорхуѕ", "ABESIJKMHOPCTYXaceijopxys"), // Cyrillic
  ...pairs("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEZHIKMNOPTYXo"), // Greek
  ...pairs("µ‐‑‒–—−’‘“”′", "μ------''\"\"'"),
]);

function pairs(from: string, to: string): readonly [string, string][] {
  return Array.from(from, (character, index) => [character, to[index]!]);
}

/** What a name looks like: two names that look the same have one fold. Capitals stay capitals. */
export function foldName(name: string): string {
  if (name.length > longestFolded) return name;
  const plain = repairMojibake(name).normalize("NFC").replace(invisible, "").replace(spaces, " ").trim();
  return Array.from(plain, (character) => lookAlikes.get(character) ?? character).join("");
}

/** Letters of two alphabets that cannot be told apart, within one word: `Сapacity` with a Cyrillic first letter. */
export function lookAlikeIn(name: string): string | undefined {
  const words = name.match(/[\p{L}\p{M}]+/gu) ?? [];
  const mixed = words.filter((word) => /[A-Za-z]/.test(word) && !(/[\u0400-\u04ff]/.test(word) && onlyForeign(word)));
  return mixed.flatMap((word) => Array.from(word)).find((character) => /[\u0370-\u03ff\u0400-\u04ff]/.test(character) && lookAlikes.has(character));
}

/** A word of Cyrillic with letters that Latin does not have, where a Latin letter is the stranger. */
function onlyForeign(word: string): boolean {
  return Array.from(word).some((character) => /[\u0400-\u04ff]/.test(character) && !lookAlikes.has(character));
}
