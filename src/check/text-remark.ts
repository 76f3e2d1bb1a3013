import type { CellFault } from "./cell.ts";
import { quote } from "../finding.ts";
import { months } from "./near-number.ts";

/**
 * What is odd about the distinct texts of a column of free text, by index into `words`; those that are no text are
 * passed over. Whether a text is odd depends on the others: `1-Mar` is a date among dates, and a lost name among names.
 */
export function remarksOnTexts(words: readonly unknown[]): ReadonlyMap<number, CellFault> {
  const remarks = new Map<number, CellFault>();
  const suspects: { readonly index: number; readonly text: string; readonly kind: Suspicion }[] = [];
  const others: string[] = [];
  for (const [index, word] of words.entries()) {
    if (typeof word !== "string" || word === "") continue;
    const kind = suspicionOf(word);
    if (kind === undefined) {
      if (others.length < mostOthers) others.push(word);
    } else suspects.push({ index, text: word, kind });
  }
  const counts = new Map<Suspicion, number>();
  for (const { kind } of suspects) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const holding = new Set([...counts].flatMap(([kind, same]) => (kind.holdsAmong?.(others, same) ?? true ? [kind] : [])));
  for (const { index, text, kind } of suspects) {
    const { rule, level, expected, name } = kind;
    if (holding.has(kind)) remarks.set(index, { rule, level, expected, found: `${quote(text)}, ${name}` });
  }
  return remarks;
}

/** Texts that a suspect is compared with. */
const mostOthers = 2000;

interface Suspicion extends Pick<CellFault, "rule" | "level" | "expected"> {
  readonly name: string;
  readonly pattern: RegExp;
  /** Whether it holds among the texts that are under no suspicion, of which there are `others`, beside `same` of its kind. */
  readonly holdsAmong?: (others: readonly string[], same: number) => boolean;
}

const missing = { rule: "FW-TAB-018", level: "B", expected: "text, or a missing value that the schema declares" } as const;
const mangled = { rule: "FW-TAB-019", level: "A", expected: "text like that of the other rows" } as const;
const formula = { rule: "FW-TAB-025", level: "B", expected: "text that a spreadsheet does not run" } as const;

const suspicions: readonly Suspicion[] = [
  { rule: "FW-TAB-017", level: "A", expected: "text", name: "a spreadsheet error", pattern: /^#(?:N\/A|DIV\/0!|REF!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)$|^Err:\d{3}$/ },
  { rule: "FW-TAB-017", level: "A", expected: "text", name: "what a spreadsheet shows where a column is too narrow", pattern: /^###+$/ },
  // `NA` is a country and `-` a strand, among their like
  { ...missing, name: "a word for a missing value", pattern: /^(?:NA|N\.A\.|ND)$/, holdsAmong: (others) => !areMostly(others, /^[A-Z]{1,3}$/) },
  { ...missing, name: "a word for a missing value", pattern: /^(?:[Nn]\/[Aa]|n\.a\.|<NA>|NaN|nan|NULL|null|\\N)$/ },
  { ...missing, name: "a dash for a missing value", pattern: /^[-–—]{1,3}$/, holdsAmong: (others) => !others.some((text) => /^[+±.0]$|^[-–—]/.test(text)) },
  { ...mangled, name: "a date, as spreadsheets make of names", pattern: new RegExp(`^(?:\\d{1,2}-(?:${months})(?:-\\d{2,4})?|(?:${months})-\\d{2,4})$`, "i"), holdsAmong: areWords },
  { ...mangled, name: "a date, as spreadsheets make of names", pattern: /^(?:\d{4}[-/]\d{1,2}[-/]\d{1,2}|\d{1,2}\/\d{1,2}\/\d{2,4})(?: 0?0:00(?::00)?)?$/, holdsAmong: areWords },
  { ...mangled, name: "a number, as spreadsheets make of identifiers", pattern: /^\d(?:\.\d+)?E\+\d{2}$/i, holdsAmong: areNames },
  { ...formula, name: "which is a formula", pattern: /^=\s*[-+(@A-Za-z\d"'.$]|^@[A-Za-z]|^[+-].*(?:\|.*!|\bcmd\b)|^[+-]\s*[A-Z][A-Z.]*\d*\(/ },
  { ...formula, name: "which begins with a tab or a line end", pattern: /^[\t\r\n]/ },
];

/** Characters that a text under suspicion can begin with, so that most texts cost one look. */
const openings = new Set(Array.from("#EeNn<\\-–—0123456789jfmasondJFMASOND=@+\t\r\n", (character) => character.charCodeAt(0)));

/** One look for all, as most texts are under no suspicion. */
const anySuspicion = new RegExp(suspicions.map(({ pattern }) => `(?:${pattern.source})`).join("|"), "i");

function suspicionOf(text: string): Suspicion | undefined {
  const isOpened = text.length > 1000 ? /^[=@+\t\r\n-]/.test(text) : openings.has(text.charCodeAt(0));
  return isOpened && anySuspicion.test(text) ? suspicions.find(({ pattern }) => pattern.test(text)) : undefined;
}

function areMostly(texts: readonly string[], pattern: RegExp): boolean {
  return texts.length > 0 && texts.filter((text) => pattern.test(text)).length >= 0.8 * texts.length;
}

/** Whether the others are names of letters, or of letters and digits. */
function areWords(others: readonly string[], same: number): boolean {
  return areMostly(others, /\p{L}/u) && areNames(others, same);
}

/** Whether the others are names or identifiers without spaces, and more than the suspects. */
function areNames(others: readonly string[], same: number): boolean {
  return others.length > Math.max(2, same) && areMostly(others, /^(?=.*[\p{L}\d])[\p{L}\d_.:/()-]{2,}$/u);
}
