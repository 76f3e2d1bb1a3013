import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import { kernelOf } from "../src/check/kernel.ts";
import { loadSchemas } from "../src/schemas.ts";

const numbers = fc.oneof(fc.double({ noNaN: false }), fc.integer(), fc.constantFrom(0, -0, 1, -1, 0.5, 1e308, Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER + 1, Infinity, -Infinity));
const texts = fc.oneof(fc.string(), fc.constantFrom("", "NLMO", "NLMRO", "nlmo", "😀", "e\u0301", "1"));

const numberSchemas = [
  z.number(), z.number().positive(), z.number().nonnegative(), z.number().min(2).max(5), z.number().gt(-1).lt(1), z.int(), z.int().min(0).max(10),
  z.number().int(), z.number().nullable(), z.int().positive().nullable(), z.literal([1, 2, 5]), z.union([z.literal(1), z.literal(2)]).nullable(),
];
const textSchemas = [z.string(), z.string().min(1), z.enum(["NLMO", "NLMRO"]), z.literal("NLMO"), z.enum(["a", "b"]).nullable(), z.string().nullable()];

test.each(numberSchemas.map((schema) => [JSON.stringify(z.toJSONSchema(schema)), schema] as const))("kernel and Zod agree on numbers: %s", (_, schema) => {
  const kernel = kernelOf(schema)!;
  fc.assert(fc.property(numbers, (value) => kernel(value) === schema.safeParse(value).success), { seed: 1, numRuns: 3000 });
});

test.each(textSchemas.map((schema) => [JSON.stringify(z.toJSONSchema(schema)), schema] as const))("kernel and Zod agree on texts: %s", (_, schema) => {
  const kernel = kernelOf(schema)!;
  fc.assert(fc.property(texts, (value) => kernel(value) === schema.safeParse(value).success), { seed: 1, numRuns: 3000 });
});

test("what Zod alone can tell has no kernel", () => {
  const schemas = [z.number().refine((value) => value % 2 === 0), z.number().multipleOf(0.1), z.string().regex(/a/), z.string().max(3), z.email(), z.union([z.number(), z.date()]), z.string().trim(), z.int32()];
  expect(schemas.map((schema) => kernelOf(schema))).toEqual(schemas.map(() => undefined));
});

test("every number column of the paper's tables has a kernel, but for one in even steps", async () => {
  const { datasets } = await loadSchemas(process.cwd());
  const slow = datasets.flatMap(({ name, columns }) => Object.entries(columns).filter(([, { schema, unit }]) => unit !== undefined && !kernelOf(schema)).map(([column]) => `${name}.${column}`));
  expect(slow).toEqual(["xrd_reflections.mult"]);
});

test("every schema compiles in Zod's strict mode, so that none takes the slow path unnoticed", async () => {
  const { datasets } = await loadSchemas(process.cwd());
  const slow = datasets.flatMap(({ name, columns }) => {
    const row = z.object(Object.fromEntries(Object.entries(columns).map(([column, { schema }]) => [column, schema])));
    try {
      z.compile(row, { strict: true });
      return [];
    } catch (error) {
      return [`${name}: ${String(error)}`];
    }
  });
  expect(slow).toEqual([]);
  expect(() => z.compile(z.string().transform(async (text) => text), { strict: true })).toThrow();
});
