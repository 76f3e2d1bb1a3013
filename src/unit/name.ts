import { findUnit, isSymbol, type Unit } from "./units.ts";

/** What a header cell says: the name of a quantity and the unit beside it. */
export interface NamedUnit {
  readonly quantity: string;
  readonly unit: Unit;
  /** The unit as it is written. */
  readonly text: string;
  /** A tail (`energy_eV`) may be part of a name; the other forms say on purpose what the unit is. */
  readonly form: "bracket" | "solidus" | "comma" | "in" | "tail";
}

/** One way to part a header cell into a quantity and a text beside it. */
export interface Reading extends Omit<NamedUnit, "unit"> {
  /** Whether a space says that two things stand beside each other. */
  readonly spaced: boolean;
}

/**
 * The unit that a header cell carries: `Energy (eV)`, `Voltage / V`, `E, eV`, `t in s`, `energy_eV`. Undefined where the
 * tail may be something else: `t_min`, `x_a`, `birth_year`. Who knows the quantities of a table asks for the readings.
 */
export function unitInName(name: string): NamedUnit | undefined {
  if (name === "N/A") return undefined;
  return readingsOf(name)
    .flatMap((reading) => {
      const unit = findUnit(reading.text);
      return unit === undefined ? [] : [{ ...reading, unit }];
    })
    .find(isSure);
}

/** Every way to read a header cell, the plainest first; none of a text too long to be a name. */
export function readingsOf(name: string): readonly Reading[] {
  return name.length > 200 ? [] : [...readings(name)].filter(({ quantity, text }) => quantity !== "" && text !== "1");
}

/** A unit without its brackets and without the reference electrode beside it. */
export function bareUnit(text: string): string {
  if (text.length > 200) return text;
  const [, inside] = /^[[({](.*)[\])}]$/.exec(text.trim()) ?? [];
  return (inside ?? text).replace(/\s*\b(?:vs\b\.?|versus\b).*$/i, "").trim();
}

function* readings(name: string): Generator<Reading> {
  const reading = (form: NamedUnit["form"], at: number, length: number, spaced = false): Reading => {
    return { form, spaced, quantity: name.slice(0, at).trim(), text: bareUnit(name.slice(at + length)) };
  };
  for (const { index } of name.matchAll(/[[({]/g)) if (/[\])}]$/.test(name)) yield reading("bracket", index, 0);
  for (const { index, 0: sign } of name.matchAll(/\s+\/\s*|\/\s+/g)) yield reading("solidus", index, sign.length, true);
  for (const { index, 0: sign } of name.matchAll(/,\s+/g)) yield reading("comma", index, sign.length);
  for (const { index, 0: sign } of name.matchAll(/\s+in\s+/g)) yield reading("in", index, sign.length);
  for (const { index, 0: sign } of name.matchAll(/(?:_|\s+)(?=[^\s/])/g)) {
    const tail = reading("tail", index, sign.length, sign !== "_");
    yield { ...tail, text: tail.text.replaceAll("_per_", "/") };
  }
  for (const { index } of name.matchAll(/\//g)) yield reading("solidus", index, 1);
}

/** Symbols that also stand for something else at the end of a name: minimum, calculated, mean, afternoon. */
const ambiguousTails = new Set(["min", "cal", "bar", "pm", "us", "mol", "cd", "rad", "yr", "pH", "counts", "cells", "cycles", "atoms", "electrons", "photons", "events", "bytes", "bp"]);

function isSure({ form, spaced, quantity, text, unit }: Reading & { readonly unit: Unit }): boolean {
  if (form === "bracket") return true;
  if (!isSymbol(text)) return false;
  const isShort = unit.parts.length === 1 && /^\p{L}$/u.test(unit.parts[0]!.atom.symbol);
  const lastPiece = quantity.split(/[_\s/]/).at(-1)!;
  const cutsUnit = findUnit(lastPiece) !== undefined;
  switch (form) {
    case "solidus":
      return spaced || !((cutsUnit && quantity.length > 1) || (isShort && element.test(quantity) && element.test(text)));
    case "comma":
      return !isShort;
    case "in":
      return !isShort || quantity.length <= 2;
    case "tail":
      if (unit.parts.length > 1) return (spaced || !/^\p{L}\//u.test(text)) && unit.parts.some(({ exponent }) => exponent < 0);
      return !isShort && !ambiguousTails.has(text) && !(cutsUnit && lastPiece !== quantity);
  }
}

/** `H/C` is a ratio of elements. */
const element = /^(?:[BCFHIKNOPSUVWY]|[A-Z][a-z])$/;
