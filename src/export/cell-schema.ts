import { z } from "zod";

/** What `z.toJSONSchema` says of numbers and texts. */
export interface CellSchema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly allOf?: readonly CellSchema[];
  readonly anyOf?: readonly CellSchema[];
}

/** The JSON Schema of a cell, and in words what of its Zod schema it does not say. */
export interface CellRules {
  readonly json: CellSchema;
  readonly unsaid: readonly string[];
}

interface Def {
  readonly checks?: readonly { readonly _zod: { readonly def: CheckDef } }[];
  readonly innerType?: z.ZodType;
  readonly in?: z.ZodType;
  readonly out?: z.ZodType;
  readonly options?: readonly z.ZodType[];
}

interface CheckDef {
  readonly check: string;
  readonly pattern?: RegExp;
  readonly error?: (issue: unknown) => unknown;
}

/** `z.toJSONSchema` drops refinements and the flags of patterns without a word; here they are named. */
export function cellRules(schema: z.ZodType): CellRules {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { unrepresentable: "any" });
  const checks = checksOf(schema);
  const foreign = checks.flatMap(({ pattern }) => (pattern === undefined || isPortable(pattern) ? [] : [pattern]));
  const refinements = checks.filter(({ check }) => check === "custom").map(wordsOf);
  return {
    json: withoutPatterns(json as CellSchema, new Set(foreign.map(({ source }) => source))),
    unsaid: [...refinements, ...foreign.map((pattern) => `a text that matches ${pattern}`)],
  };
}

function checksOf(schema: z.ZodType): readonly CheckDef[] {
  const { checks = [], innerType, in: from, out: to, options = [] } = schema._zod.def as unknown as Def;
  const inner = [innerType, from, to, ...options].filter((part) => part !== undefined);
  return [...checks.map(({ _zod }) => _zod.def), ...inner.flatMap(checksOf)];
}

/** JSON Schema reads every pattern with the flag `u` and no other. */
function isPortable({ source, flags }: RegExp): boolean {
  if (/[imsv]/.test(flags)) return false;
  try {
    return new RegExp(source, "u").source === source;
  } catch {
    return false;
  }
}

function wordsOf({ error }: CheckDef): string {
  const words = error?.({});
  return typeof words === "string" ? words : "a test in code, without words";
}

/** Formats that only Zod knows go too: their pattern says the same. */
function withoutPatterns({ pattern, format, allOf, anyOf, ...rest }: CellSchema, dropped: ReadonlySet<string>): CellSchema {
  const clean = (parts: readonly CellSchema[]): readonly CellSchema[] => parts.map((part) => withoutPatterns(part, dropped));
  return {
    ...rest,
    ...(format === undefined || !standardFormats.has(format) ? {} : { format }),
    ...(pattern === undefined || dropped.has(pattern) ? {} : { pattern }),
    ...(allOf === undefined ? {} : { allOf: clean(allOf) }),
    ...(anyOf === undefined ? {} : { anyOf: clean(anyOf) }),
  };
}

const standardFormats = new Set(["date-time", "date", "time", "duration", "email", "hostname", "ipv4", "ipv6", "uri", "uuid"]);
