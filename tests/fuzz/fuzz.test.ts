import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { almostTable, anyBytes, brokenTable, type Input, type Shipped } from "../../src/fuzz/inputs.ts";
import { holdPromises } from "../../src/fuzz/properties.ts";
import { fuzzDatasets } from "../../src/fuzz/schemas.ts";
import { shapes } from "../../src/fuzz/shapes.ts";
import { loadSchemas } from "../../src/schemas.ts";

/* Fixed seeds, so that a run never fails by chance; `npm run fuzz` looks further. */

const { datasets } = await loadSchemas(process.cwd());
const shipped: readonly Shipped[] = datasets
  .filter(({ file }) => readdirSync("datasets").includes(file))
  .map((dataset) => ({ dataset, text: readFileSync(`datasets/${dataset.file}`, "utf8").split("\n").slice(0, 20).join("\n").slice(0, 4000) + "\n" }));

const hold = (inputs: fc.Arbitrary<Input>, numRuns: number): void =>
  fc.assert(fc.property(inputs, ({ bytes, dataset }) => holdPromises(bytes, dataset)), { seed: 1, numRuns });

test("any bytes", () => hold(anyBytes(fuzzDatasets), 600));
test("almost tables", () => hold(almostTable(fuzzDatasets), 900));
test("shipped tables, broken", () => hold(brokenTable(shipped), 500));

test.each(Object.entries(shapes))("100,000 characters of %s", (_, shape) => {
  holdPromises(new TextEncoder().encode(shape(100_000)), fuzzDatasets[0]!);
});

test("the promises are such that can be broken", () => {
  expect(() => holdPromises(new TextEncoder().encode("group,point,time,twice,note\na,1,1,2,x\n"), { ...fuzzDatasets[0]!, rules: [{ ...fuzzDatasets[0]!.rules[0]!, id: "FW-1", check: () => [{ row: 0, column: "point", expected: "a", found: "b" }] }] })).toThrow("FW-1 is an id");
});
