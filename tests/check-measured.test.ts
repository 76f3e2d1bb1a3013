import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { checkMeasured } from "../src/check/check-measured.ts";
import { checkTable } from "../src/check/check.ts";
import { formatFindings } from "../src/finding.ts";
import { readTable } from "../src/read.ts";
import { rate } from "../schemas/rate.ts";

const called = { ...rate, provenance: { kind: "measured", source: "cycler export" } } as const;
const checked = (text: string) => checkTable(readTable(Buffer.from(text), "datasets/rate.csv").table, called);
const model = readFileSync("datasets/rate.csv", "utf8");

test("a table cannot be called measured while its bytes are those of its model", async () => {
  expect(formatFindings(await checkMeasured(process.cwd(), [checked(model)]), "Nothing was written.")).toMatchInlineSnapshot(`
    "datasets/rate.csv  A FW-TAB-024
      expected measured numbers, which differ from those of a model
      found    the bytes that datasets/models/rate.ts writes
      hint     replace the file, or keep the kind that the model's schema has

    1 finding. Nothing was written."
  `);
});

test("another table may be measured", async () => {
  expect(await checkMeasured(process.cwd(), [checked(model.replace(/\n(.*)\n/, "\n"))])).toEqual([]);
});
