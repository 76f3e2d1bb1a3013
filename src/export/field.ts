import type { Column } from "../dataset.ts";
import { plainText } from "../text/markup.ts";
import { cellRules, type CellSchema } from "./cell-schema.ts";
import { xmlPattern } from "./pattern.ts";

/** A field of a Table Schema, and the rules that it cannot say. */
export interface Field {
  readonly field: object;
  readonly unsaid: readonly string[];
}

/** How the numbers of a column are written. */
export interface Notation {
  /** All of them as digits alone, as Table Schema asks of an integer. */
  readonly isWhole: boolean;
  readonly decimal: "." | ",";
}

export function fieldOf(name: string, { schema, label, missing = [] }: Column, { isWhole, decimal }: Notation): Field {
  const { json, unsaid } = cellRules(schema);
  const choices = (json.anyOf ?? [json]).filter(({ type }) => type !== "null");
  const types = typesOf(choices);
  const type = typeOf(types, isWhole);
  const isNullable = schema.safeParse(null).success;
  const emptyIsText = type === "string" && !isNullable && schema.safeParse("").success;
  const limits = limitsOf(choices, type);
  const whole = types.has("integer") && type !== "integer" ? ["a whole number"] : [];
  const constraints = { ...(isNullable || emptyIsText ? {} : { required: true }), ...limits.constraints };
  return {
    field: {
      name,
      type,
      title: plainText(label),
      ...(type === "number" && decimal === "," ? { decimalChar: decimal } : {}),
      ...(Object.keys(constraints).length === 0 ? {} : { constraints }),
      ...(emptyIsText ? { missingValues: [] } : missing.length === 0 ? {} : { missingValues: ["", ...missing] }),
    },
    unsaid: [
      ...(emptyIsText ? [`FW-TAB-010: ${name} is never missing, though it may be an empty text in quotes`] : []),
      ...[...unsaid, ...limits.unsaid, ...whole].map((words) => `FW-TAB-013: ${name}: ${words}`),
    ],
  };
}

/** Zod writes a nullable type as a list of types. */
function typesOf(choices: readonly CellSchema[]): ReadonlySet<string> {
  return new Set(choices.flatMap(({ type }) => type ?? []).filter((type) => type !== "null"));
}

function typeOf(types: ReadonlySet<string>, isWhole: boolean): string {
  if (types.has("string")) return "string";
  return types.has("integer") && types.size === 1 && isWhole ? "integer" : "number";
}

interface Limits {
  readonly constraints: Readonly<Record<string, unknown>>;
  readonly unsaid: readonly string[];
}

/** Words of an enumeration are one list; of several ranges Table Schema knows none. */
function limitsOf(choices: readonly CellSchema[], type: string): Limits {
  const words = choices.flatMap(({ enum: listed, const: word }) => listed ?? (word === undefined ? [] : [word]));
  const open = choices.filter((choice) => choice.enum === undefined && choice.const === undefined);
  if (open.length === 0) return { constraints: { enum: words }, unsaid: [] };
  if (words.length > 0 || open.length > 1) return { constraints: {}, unsaid: ["one of several kinds of value, which the JSON Schema tells"] };
  return type === "string" ? textLimits(open[0]!) : numberLimits(open[0]!);
}

/** The bounds of safe integers are no statement about the data. */
function numberLimits({ minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf }: CellSchema): Limits {
  const bounds = { minimum, maximum, exclusiveMinimum, exclusiveMaximum };
  const stated = Object.entries(bounds).filter(([, bound]) => bound !== undefined && Math.abs(bound) !== Number.MAX_SAFE_INTEGER);
  return { constraints: Object.fromEntries(stated), unsaid: multipleOf === undefined ? [] : [`a multiple of ${multipleOf}, as the JSON Schema says`] };
}

function textLimits({ minLength, maxLength, pattern, allOf = [] }: CellSchema): Limits {
  const patterns = [pattern, ...allOf.map((part) => part.pattern)].filter((source) => source !== undefined);
  const converted = patterns.length === 1 ? xmlPattern(patterns[0]!) : undefined;
  const lengths = Object.entries({ minLength, maxLength }).filter(([, length]) => length !== undefined);
  return {
    constraints: { ...Object.fromEntries(lengths), ...(converted === undefined ? {} : { pattern: converted }) },
    unsaid: converted === undefined ? patterns.map((source) => `a text that matches ${source}, as the JSON Schema says`) : [],
  };
}
