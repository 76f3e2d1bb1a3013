import { expect, test } from "vitest";
import { holdPromises } from "../../src/fuzz/properties.ts";
import { inputsOf, tryInputs } from "../../src/fuzz/run.ts";
import { fuzzDatasets } from "../../src/fuzz/schemas.ts";
import { jsonShapes, shapes } from "../../src/fuzz/shapes.ts";

/* Fixed seeds, so that a run never fails by chance; `npm run fuzz` looks further. */

const inputs = await inputsOf(process.cwd());

test.each(Object.entries(inputs))("inputs of the kind %s keep the promises", (_, kind) => {
  expect(tryInputs(kind, { seed: 1, runs: 200 })?.text).toBeUndefined();
});

test.each(Object.entries(shapes))("40,000 characters of %s", (_, shape) => {
  holdPromises(new TextEncoder().encode(shape(40_000)), fuzzDatasets[0]!);
});

test.each(Object.entries(jsonShapes))("40,000 characters of %s in JSON", (_, shape) => {
  holdPromises(new TextEncoder().encode(shape(40_000)), { ...fuzzDatasets[0]!, file: "run.json" });
});

test("the promises are such that can be broken", () => {
  expect(() => holdPromises(new TextEncoder().encode("group,point,time,twice,note\na,1,1,2,x\n"), { ...fuzzDatasets[0]!, rules: [{ ...fuzzDatasets[0]!.rules[0]!, id: "FW-1", check: () => [{ row: 0, column: "point", expected: "a", found: "b" }] }] })).toThrow("FW-1 is an id");
});
