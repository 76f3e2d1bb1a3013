import type { z } from "zod";
import { groupThousands } from "../count.ts";
import type { Dialect } from "../csv/dialect.ts";
import type { Cell, Column } from "../dataset.ts";
import { expectationOf, type Expectation } from "./expectation.ts";
import { quote, type Finding } from "../finding.ts";
import { kernelOf, type Kernel } from "./kernel.ts";
import { longestMatched } from "./linear-pattern.ts";
import { nearest } from "../nearest.ts";
import type { NumberContext } from "./near-number.ts";
import { readNumber, type NumberFault } from "./number.ts";

/** What a column says about its cells, asked once for the whole column. */
export interface CellForm extends Expectation, NumberContext {
  readonly missing: ReadonlySet<string>;
  readonly schema: z.ZodType;
  readonly accepts: Kernel;
  /** Whether the schema reads a text by more than its length and words, for example by a pattern. */
  readonly isMatched: boolean;
  /** Limits within which a number is no code for a missing value. */
  readonly plausible: readonly [number, number];
}

/** A cell that its column does not allow. */
export type CellFault = Pick<Finding, "rule" | "level" | "expected" | "found" | "hint">;

/** Undefined where the schema is neither of numbers nor of text: cells are never converted to anything else. */
export function cellForm({ schema, missing = [], unit, plausible = [Infinity, -Infinity] }: Column, mark: Dialect["decimal"] = "."): CellForm | undefined {
  const expectation = expectationOf(schema);
  if (expectation === undefined) return undefined;
  const nullable = schema.safeParse(null).success;
  const expected = expectation.expected + (nullable ? ", or an empty cell" : "");
  const kernel = kernelOf(schema);
  const accepts = kernel ?? ((value) => schema.safeParse(value).success);
  const decimal = mark === "," ? { decimal: mark } : {};
  return { ...expectation, expected, nullable, missing: new Set(missing), schema, accepts, isMatched: kernel === undefined, plausible, ...decimal, ...(unit === undefined ? {} : { unit }) };
}

/**
 * Reads one cell: a number or a text that its schema accepts, null where a value is missing, or a fault. The value is
 * what the text says; a schema that would change it (`trim`, `coerce`) does not.
 */
export function readCell(text: string | undefined, form: CellForm): Cell | CellFault {
  const { type, nullable, missing, schema, accepts, isMatched } = form;
  if (text === undefined || (text === "" && type === "number")) return nullable ? null : absent(form, "an empty cell");
  if (missing.size > 0 && missing.has(text)) return nullable ? null : absent(form, `${quote(text)}, which stands for a missing value`);
  const value = type === "number" ? readNumber(text, form) : text;
  if (typeof value === "object") return noNumber(value, form);
  if (isMatched && text.length > longestMatched) return tooLong(text);
  return accepts(value) ? value : refused(text, form, schema.safeParse(value).error?.issues ?? []);
}

export function isFault(cell: Cell | CellFault): cell is CellFault {
  return typeof cell === "object" && cell !== null;
}

function absent({ expected }: CellForm, found: string): CellFault {
  return { rule: "FW-TAB-010", level: "A", expected, found };
}

function tooLong(text: string): CellFault {
  const expected = `at most ${groupThousands(longestMatched)} characters, for the pattern of the schema to read`;
  return { rule: "FW-TAB-027", level: "A", expected, found: `${groupThousands(text.length)} characters` };
}

/** A repair is offered where the schema accepts it. */
function noNumber({ repair, ...fault }: NumberFault, { expected, schema, decimal }: CellForm): CellFault {
  const isRight = repair !== undefined && schema.safeParse(Number(decimal === "," ? repair.replace(",", ".") : repair)).success;
  return { expected, ...fault, ...(isRight ? { hint: `write ${repair}` } : {}) };
}

/** A refinement's own message says what its schema cannot be asked. */
function refused(text: string, { expected, words }: CellForm, issues: readonly z.core.$ZodIssue[]): CellFault {
  const own = issues.filter(({ code }) => code === "custom").map(({ message }) => message);
  const near = nearest(text, words);
  return {
    rule: "FW-TAB-013",
    level: "A",
    expected: own.length === 0 ? expected : own.join("; "),
    found: quote(text),
    ...(near === undefined ? {} : { hint: `write ${quote(near)}` }),
  };
}
