import { z } from "zod";
import { quote } from "../finding.ts";

/** What a cell's schema allows, found by asking the schema for its JSON Schema. */
export interface Expectation {
  readonly type: "number" | "text";
  /** In words: `a number above 0`. */
  readonly expected: string;
  /** The texts of an enumeration. */
  readonly words: readonly string[];
}

type Json = z.core.JSONSchema.BaseSchema;

/** Undefined where the schema is neither of numbers nor of text, apart from null. Refinements are not seen here. */
export function expectationOf(schema: z.ZodType): Expectation | undefined {
  const json = z.toJSONSchema(schema, { unrepresentable: "any" });
  const choices = (json.anyOf ?? [json]).flatMap(withoutNull);
  const types = new Set(choices.map(({ type }) => (type === "string" ? "text" : type === "number" || type === "integer" ? "number" : undefined)));
  const [type] = types;
  if (types.size !== 1 || type === undefined) return undefined;
  const words = choices.flatMap(wordsOf).filter((word) => typeof word === "string");
  return { type, words, expected: describe(choices) };
}

/** Zod writes a nullable type as `anyOf` or as a list of types. */
function withoutNull(json: Json): readonly Json[] {
  const { type } = json as { readonly type?: unknown };
  const types = Array.isArray(type) ? type : [type];
  return types.filter((one) => one !== "null").map((one) => ({ ...json, type: one }));
}

function wordsOf({ enum: words, const: word }: Json): readonly unknown[] {
  return words ?? (word === undefined ? [] : [word]);
}

function describe(choices: readonly Json[]): string {
  const words = choices.flatMap(wordsOf).map((word) => (typeof word === "string" ? quote(word) : String(word)));
  const listed = words.length < 2 ? words : [`one of ${words.join(", ")}`];
  const open = choices.filter((choice) => wordsOf(choice).length === 0);
  return [...open.map((choice) => (choice.type === "string" ? describeText(choice) : describeNumber(choice))), ...listed].join(" or ");
}

function describeNumber({ type, minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf }: Json): string {
  const low = minimum === -Number.MAX_SAFE_INTEGER ? undefined : minimum;
  const high = maximum === Number.MAX_SAFE_INTEGER ? undefined : maximum;
  const bounds = [
    ["above", exclusiveMinimum],
    ["of at least", low],
    ["below", exclusiveMaximum],
    ["of at most", high],
  ] as const;
  const stated = bounds.filter(([, bound]) => bound !== undefined).map((words) => words.join(" "));
  const range = low !== undefined && high !== undefined ? `from ${low} to ${high}` : stated.join(" and ");
  const step = multipleOf === undefined ? "" : `in steps of ${multipleOf}`;
  return [type === "integer" ? "a whole number" : "a number", range, step].filter(Boolean).join(" ");
}

function describeText({ minLength, maxLength, pattern, format }: Json): string {
  const facts = [
    minLength === undefined ? "" : minLength === 1 ? "is not empty" : `has at least ${minLength} characters`,
    maxLength === undefined ? "" : `has at most ${maxLength} characters`,
    format !== undefined ? `is a ${format}` : pattern !== undefined ? `matches ${pattern}` : "",
  ].filter(Boolean);
  return ["text", facts.join(" and ")].filter(Boolean).join(" that ");
}
