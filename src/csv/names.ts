import { quote } from "../finding.ts";
import { codePoint } from "./characters.ts";
import type { Fault } from "./fault.ts";
import { foldName, invisible, lookAlikeIn } from "./fold-name.ts";
import { repairMojibake } from "./mojibake.ts";

export interface Names {
  /** As the schema spells them, where they look like a name of the schema; without spaces around them elsewhere. */
  readonly names: readonly string[];
  readonly faults: readonly Fault[];
}

/**
 * Reads the names of a header. `raw` are its cells, `expected` the names in the schema, as far as they are known. A first
 * column that numbers the rows needs none.
 */
export function readNames(raw: readonly string[], offsets: ArrayLike<number>, expected: readonly string[], hasRowNumbers: boolean): Names {
  const exact = new Set(expected);
  const folds = new Map(expected.map((name): [string, string] => [foldName(name), name]));
  const read = raw.map((text): ReadName => {
    const plain = text.trim();
    const meant = exact.has(plain) ? plain : (folds.get(foldName(plain)) ?? repairMojibake(plain).replace(invisible, "").replace(/\s/g, " "));
    return { text, plain, meant, isKnown: exact.has(meant) };
  });
  const doubled = twins(read, offsets);
  const isDoubled = new Set(doubled.map(({ offset }) => offset));
  const faults = read.flatMap((name, column) => (hasRowNumbers && column === 0 ? [] : nameFaults(name, offsets[column]!)));
  const single = faults.filter(({ kind, offset }) => kind !== "lookAlike" || !isDoubled.has(offset));
  return { names: read.map(({ meant }) => meant), faults: [...single, ...doubled] };
}

interface ReadName {
  readonly text: string;
  readonly plain: string;
  readonly meant: string;
  readonly isKnown: boolean;
}

function nameFaults({ text, plain, meant, isKnown }: ReadName, offset: number): readonly Fault[] {
  if (plain === "") return [{ kind: "emptyName", offset, found: "an empty name" }];
  const spaced: readonly Fault[] = text === plain ? [] : [{ kind: "spacedName", offset, found: quote(text) + spaceAround(text) }];
  return [...spaced, ...lookAlike(plain, meant, isKnown, offset), ...syntax(meant, offset), ...inherited(meant, offset)];
}

/** The first space around a name that is no plain one. */
function spaceAround(text: string): string {
  const odd = Array.from(text.slice(0, text.length - text.trimStart().length) + text.slice(text.trimEnd().length)).find((character) => character !== " ");
  return odd === undefined ? "" : `, with the character ${codePoint(odd)}`;
}

function lookAlike(plain: string, meant: string, isKnown: boolean, offset: number): readonly Fault[] {
  const repaired = repairMojibake(plain);
  const odd = isKnown ? strangerIn(repaired, meant) : strangerAlone(repaired);
  if (odd === undefined) return [];
  return [
    {
      kind: "lookAlike",
      offset,
      ...(isKnown ? { expected: quote(meant), hint: `write ${quote(meant)}` } : {}),
      found: `${quote(plain)}, with the character ${codePoint(odd)}${/[\p{L}\p{N}\p{P}\p{S}]/u.test(odd) ? ` (${odd})` : ""}`,
    },
  ];
}

/** The first character of a name that the name which was meant does not have there. */
function strangerIn(name: string, meant: string): string | undefined {
  const due = Array.from(meant);
  return name === meant ? undefined : (Array.from(name).find((character, index) => character !== due[index]) ?? due.at(-1));
}

function strangerAlone(name: string): string | undefined {
  return /[\u00a0\u2000-\u200a\u202f\u205f\u3000\u200b-\u200f\u2060\ufeff\u00ad\u202a-\u202e\u2066-\u2069\u212a\u212b]/.exec(name)?.[0] ?? lookAlikeIn(name);
}

/** Dots and brackets are paths, and quotes ends of texts, where a figure names a column. A number as a name is an axis. */
function syntax(name: string, offset: number): readonly Fault[] {
  const sign = /[.[\]\\"']/.exec(name)?.[0];
  return sign === undefined || Number.isFinite(Number(name)) ? [] : [{ kind: "nameSyntax", offset, found: `${quote(name)}, with ${sign}` }];
}

function inherited(name: string, offset: number): readonly Fault[] {
  return name in Object.prototype || name === "prototype" ? [{ kind: "inheritedName", offset, found: quote(name) }] : [];
}

/** Names that stand twice, or that cannot be told apart by eye. Short names (`T` and `t`, `Co` and `CO`) may differ in capitals alone. */
function twins(read: readonly ReadName[], offsets: ArrayLike<number>): readonly Fault[] {
  const firsts = new Map<string, number>();
  return read.flatMap(({ plain, meant, isKnown }, column): readonly Fault[] => {
    if (meant === "") return [];
    const fold = foldName(meant);
    const keys = fold.length < 4 ? [fold] : [fold, `any case ${fold.toLowerCase()}`];
    const twin = keys.map((key) => firsts.get(key)).find((first) => first !== undefined);
    for (const key of keys) if (!firsts.has(key)) firsts.set(key, column);
    if (twin === undefined) return [];
    const other = read[twin]!;
    const offset = offsets[column]!;
    if (other.meant === meant) {
      const looks = other.plain === plain ? "" : `, which reads as ${quote(meant)}`;
      return [{ kind: "duplicateName", offset, found: `${quote(plain)}${looks}, the name of column ${twin + 1} too` }];
    }
    if (other.isKnown && isKnown) return [];
    return [{ kind: "similarName", offset, found: `${quote(plain)}, and ${quote(other.plain)} for column ${twin + 1}` }];
  });
}
