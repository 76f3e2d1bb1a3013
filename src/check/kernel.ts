import type { z } from "zod";

/** Says whether a schema accepts a value, in a few nanoseconds and without a word about why not. */
export type Kernel = (value: number | string) => boolean;

interface Def {
  readonly type: string;
  readonly checks?: readonly { readonly _zod: { readonly def: CheckDef } }[];
  readonly innerType?: z.ZodType;
  readonly entries?: Readonly<Record<string, string | number>>;
  readonly values?: readonly unknown[];
  readonly options?: readonly z.ZodType[];
  /** A format, as of `z.int()` or `z.email()`, is a check of its own. */
  readonly check?: string;
}

interface CheckDef {
  readonly check: string;
  readonly value?: number;
  readonly inclusive?: boolean;
  readonly format?: string;
  readonly minimum?: number;
}

/**
 * The kernel of a schema of numbers or texts; undefined where only Zod itself can tell (refinements, formats, patterns).
 * `tests/kernel.test.ts` holds that kernel and Zod never disagree.
 */
export function kernelOf(schema: z.ZodType): Kernel | undefined {
  const def = schema._zod.def as unknown as Def;
  switch (def.type) {
    case "nullable": return kernelOf(def.innerType!);
    case "enum": return isOneOf(Object.values(def.entries!));
    case "literal": return isOneOf(def.values!);
    case "union": return anyOf(def.options!.map(kernelOf));
    case "number": return all((value) => Number.isFinite(value), [...(def.check === undefined ? [] : [def as unknown as CheckDef]), ...checksOf(def)].map(numberCheck));
    case "string": return def.check === undefined ? all((value) => typeof value === "string", checksOf(def).map(textCheck)) : undefined;
    default: return undefined;
  }
}

function checksOf({ checks = [] }: Def): readonly CheckDef[] {
  return checks.map(({ _zod }) => _zod.def);
}

function isOneOf(values: readonly unknown[]): Kernel {
  const known = new Set(values);
  return (value) => known.has(value);
}

function anyOf(kernels: readonly (Kernel | undefined)[]): Kernel | undefined {
  return kernels.includes(undefined) ? undefined : (value) => kernels.some((kernel) => kernel!(value));
}

function all(first: Kernel, rest: readonly (Kernel | undefined)[]): Kernel | undefined {
  if (rest.includes(undefined)) return undefined;
  const kernels = [first, ...(rest as readonly Kernel[])];
  if (kernels.length === 1) return first;
  return kernels.length === 2 ? (value) => first(value) && kernels[1]!(value) : (value) => kernels.every((kernel) => kernel(value));
}

function numberCheck({ check, value, inclusive, format }: CheckDef): Kernel | undefined {
  if (check === "greater_than") return inclusive ? (given) => (given as number) >= value! : (given) => (given as number) > value!;
  if (check === "less_than") return inclusive ? (given) => (given as number) <= value! : (given) => (given as number) < value!;
  return check === "number_format" && format === "safeint" ? Number.isSafeInteger : undefined;
}

/** Longer bounds than "not empty" are left to Zod, whose way to count characters is its own. */
function textCheck({ check, minimum }: CheckDef): Kernel | undefined {
  return check === "min_length" && minimum! <= 1 ? (text) => (text as string).length >= minimum! : undefined;
}
