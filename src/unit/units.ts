import { nearest } from "../nearest.ts";
import { definitions, spellings, type Definition } from "./definitions.ts";
import { multiply, one, raise, ratio, readMagnitude, type Magnitude } from "./magnitude.ts";
import { parseTerms, tidy, type Term } from "./parse.ts";

export interface Unit {
  /** As tables write it: `mAh/g`, `Ao-1`. */
  readonly symbol: string;
  /** Base units and kinds of pure numbers with their exponents, for example `kg m2 s-3 A-1`; units can be converted where it is the same. */
  readonly dimension: string;
  /** What one of it is in SI units. */
  readonly magnitude: Magnitude;
  /** Of a temperature scale, the kelvin at its zero. */
  readonly offset: number;
  readonly ucum: string;
  /** As axes print it: markup with true minus signs. */
  readonly printed: string;
  readonly parts: readonly Part[];
}

/** A unit of the table, with its prefix, and its exponent. */
export interface Part {
  readonly atom: Atom;
  readonly exponent: number;
}

/** One spelling of the table: a symbol with its prefix. */
export interface Atom {
  readonly symbol: string;
  readonly ucum: string;
  readonly printed: string;
  readonly magnitude: Magnitude;
  readonly offset: number;
  readonly exponents: ReadonlyMap<string, number>;
}

const prefixes: Readonly<Record<string, { readonly power: number; readonly word: string; readonly printed?: string }>> = {
  f: { power: -15, word: "femto" },
  p: { power: -12, word: "pico" },
  n: { power: -9, word: "nano" },
  u: { power: -6, word: "micro", printed: "µ" },
  m: { power: -3, word: "milli" },
  c: { power: -2, word: "centi" },
  d: { power: -1, word: "deci" },
  h: { power: 2, word: "hecto" },
  k: { power: 3, word: "kilo" },
  M: { power: 6, word: "mega" },
  G: { power: 9, word: "giga" },
  T: { power: 12, word: "tera" },
};

/** Every spelling that takes part in a unit, and every spelled-out word. */
const atoms = new Map<string, Atom>();
const words = new Map<string, Atom>();
for (const definition of definitions) define(definition);

/** The units of the table with their prefixes, each once. */
export const tableUnits: readonly Unit[] = [...new Set(atoms.values())].map((atom) => unitOf([{ atom, exponent: 1 }]));

/** The unit that a text means; undefined where it means none, or may mean two. */
export function findUnit(text: string): Unit | undefined {
  if (text.length > 60) return undefined;
  const tidied = tidy(text);
  if (tidied === "N/A") return undefined; // not available, rather than newton per ampere
  const parts = parseTerms(spellings.get(tidied) ?? tidied)?.map(partOf);
  return parts?.every((part) => part !== undefined) ? unitOf(parts) : undefined;
}

/** The unit of this dimension that a text means if capitals are left out of account (`kev`); undefined where two are alike. */
export function foldedUnit(text: string, { dimension }: Unit): Unit | undefined {
  const alike = tableUnits.filter((unit) => unit.dimension === dimension && unit.symbol.toLowerCase() === text.toLowerCase());
  return alike.length === 1 ? alike[0] : undefined;
}

/** Whether a text is made of symbols alone (`mAh/g`), not of spelled-out words (`hours`). */
export function isSymbol(text: string): boolean {
  return parseTerms(tidy(text))?.every(({ name }) => atoms.has(name)) ?? false;
}

/** The spelling of a unit that a mistyped text most likely means. */
export function nearestUnit(text: string): string | undefined {
  const terms = parseTerms(tidy(text));
  const mended = terms?.map((term) => (partOf(term) !== undefined ? term : terms.length === 1 || term.name.length > 2 ? mend(term) : undefined));
  const parts = mended?.map((term) => term && partOf(term));
  return parts?.every((part) => part !== undefined) ? unitOf(parts).symbol : undefined;
}

export function sameDimension(a: Unit, b: Unit): boolean {
  return a.dimension === b.dimension;
}

/** How many `b` one `a` is. Undefined between dimensions, and between temperature scales with other zeros. */
export function factorBetween(a: Unit, b: Unit): number | undefined {
  return sameDimension(a, b) && a.offset === b.offset ? ratio(a.magnitude, b.magnitude) : undefined;
}

export function sameUnit(a: Unit, b: Unit): boolean {
  return factorBetween(a, b) === 1;
}

function define(definition: Definition): void {
  const { symbol, also = [], prefixes: letters = "" } = definition;
  const base = atomOf(definition);
  for (const name of [symbol, ...also]) atoms.set(name, base);
  for (const word of definition.words ?? []) words.set(word, base);
  for (const letter of letters.split(" ").filter(Boolean)) {
    const atom = prefixed(base, letter);
    for (const name of [symbol, ...also]) for (const sign of letter === "u" ? ["u", "μ"] : [letter]) atoms.set(sign + name, atom);
    for (const word of definition.words ?? []) words.set(prefixes[letter]!.word + word, atom);
  }
}

function atomOf({ symbol, is, offset = 0, ucum = symbol, printed = symbol }: Definition): Atom {
  const own = { symbol, ucum, printed, offset };
  if (is === undefined) return { ...own, magnitude: one, exponents: new Map([[symbol, 1]]) };
  const [, number = "1", text] = /^(?:([\d.]+(?:e-?\d+)?) )?(.+)$/.exec(is)!;
  const parts = parseTerms(text!)!.map((term) => partOf(term)!);
  return { ...own, magnitude: multiply(readMagnitude(number), magnitudeOf(parts)), exponents: exponentsOf(parts) };
}

function prefixed(atom: Atom, letter: string): Atom {
  const { power, printed = letter } = prefixes[letter]!;
  const magnitude = multiply(atom.magnitude, { mantissa: 1, power });
  return { ...atom, symbol: letter + atom.symbol, ucum: letter + atom.ucum, printed: printed + atom.printed, magnitude };
}

function partOf({ name, exponent }: Term): Part | undefined {
  const atom = atoms.get(name) ?? words.get(name.toLowerCase()) ?? words.get(name.toLowerCase().replace(/s$/, "")) ?? countOf(name);
  return atom && { atom, exponent };
}

/** `{cells}`, as in UCUM: a pure number of a kind that its author names. */
function countOf(name: string): Atom | undefined {
  const kind = /^\{(.+)\}$/.exec(name)?.[1];
  return kind === undefined ? undefined : (atoms.get(kind) ?? atomOf({ symbol: name, printed: kind }));
}

/** The one name that differs in case, or else the one that is fewest edits away. */
function mend({ name, exponent }: Term): Term | undefined {
  const names = [...atoms.keys(), ...words.keys()].filter((candidate) => candidate.length > 1);
  const folded = names.filter((candidate) => candidate.toLowerCase() === name.toLowerCase());
  const near = folded.length === 0 ? nearest(name, names) : folded.length === 1 ? folded[0] : undefined;
  return near === undefined ? undefined : { name: near, exponent };
}

/** A unit of these parts. Only a temperature scale that stands alone has a zero of its own. */
export function unitOf(parts: readonly Part[]): Unit {
  const [only] = parts;
  return {
    symbol: symbolOf(parts),
    dimension: [...exponentsOf(parts)].map(([base, exponent]) => base + (exponent === 1 ? "" : exponent)).sort().join(" "),
    magnitude: magnitudeOf(parts),
    offset: parts.length === 1 && only!.exponent === 1 ? only!.atom.offset : 0,
    ucum: parts.map(({ atom, exponent }) => raised(atom.ucum, ".", exponent, String)).join(".") || "1",
    printed: parts.map(({ atom, exponent }) => raised(atom.printed, " ", exponent, (power) => `^{${String(power).replace("-", "−")}}`)).join(" "),
    parts,
  };
}

function symbolOf(parts: readonly Part[]): string {
  const isFraction = parts.some(({ exponent }) => exponent > 0);
  const name = ({ atom, exponent }: Part): string => {
    const power = isFraction ? Math.abs(exponent) : exponent;
    return atom.symbol + (power === 1 ? "" : power);
  };
  const above = parts.filter(({ exponent }) => exponent > 0 || !isFraction).map(name);
  const below = parts.filter(({ exponent }) => exponent < 0 && isFraction).map(name);
  return [above.join(".") || "1", ...below].join("/");
}

/** `A.h` to the power -1 is `A-1.h-1`. */
function raised(text: string, separator: "." | " ", exponent: number, write: (power: number) => string): string {
  if (exponent === 1) return text;
  const raise = (part: string): string => {
    const [, name, own = "1"] = /^(.*?)(-?\d+)?$/.exec(part)!;
    const power = exponent * Number(own);
    return power === 1 ? name! : name + write(power);
  };
  return text.split(separator).map(raise).join(separator);
}

function magnitudeOf(parts: readonly Part[]): Magnitude {
  return parts.reduce((product, { atom, exponent }) => multiply(product, raise(atom.magnitude, exponent)), one);
}

function exponentsOf(parts: readonly Part[]): ReadonlyMap<string, number> {
  const total = new Map<string, number>();
  for (const { atom, exponent } of parts) {
    for (const [base, power] of atom.exponents) total.set(base, (total.get(base) ?? 0) + power * exponent);
  }
  return new Map([...total].filter(([, power]) => power !== 0));
}
