import { expect, test } from "vitest";
import { z } from "zod";
import { column, dataset } from "#figwright";
import { formatFindings } from "../../src/finding.ts";
import { readTable } from "../../src/read.ts";
import { checkColumnScale, limitsOf } from "../../src/unit/column-scale.ts";
import { findUnit } from "../../src/unit/units.ts";

const schema = dataset({
  file: "x.csv",
  title: "",
  provenance: { kind: "measured", source: "" },
  key: [],
  columns: {
    cell: column(z.string(), "Cell"),
    voltage: column(z.number().min(2).max(4.5).nullable(), "Voltage", "V"),
    efficiency: column(z.number(), "Efficiency", "%", { plausible: [70, 110] }),
  },
});
const check = (rows: readonly string[], name: string, otherSign?: string) => {
  const { table } = readTable(new TextEncoder().encode(`cell,voltage,efficiency\n${rows.join("\n")}\n`), "datasets/x.csv");
  return checkColumnScale(table, schema, { name, position: table.header.indexOf(name) }, otherSign === undefined ? undefined : findUnit(otherSign));
};

test("a column that its schema refuses as a whole is asked about, at its first cell", () => {
  const rows = ["a,2500,0.98", "a,3900,0.99", ",,", "a,4200,1.01"];
  expect(formatFindings([check(rows, "voltage")!, check(rows, "efficiency")!], "")).toMatchInlineSnapshot(`
    "datasets/x.csv:2:3  voltage  B FW-UNI-006
      expected values from 2 to 4.5 V
      found    values from 2500 to 4200; are they in mV? 1 mV = 0.001 V

    datasets/x.csv:2:8  efficiency  B FW-UNI-006
      expected values from 70 to 110 %
      found    values from 0.98 to 1.01; are they fractions? 1 is 100 %

    2 findings. "
  `);
  expect(check(rows, "voltage", "mV")?.level).toBe("A");
  expect(check(rows, "cell")).toBeUndefined();
});

test("a column that is well, or ill in a few rows, is not", () => {
  const rows = Array.from({ length: 1000 }, (_, at) => `a,${at < 400 ? 3000 : 3},99`);
  expect([check(rows, "voltage"), check(rows, "efficiency"), check([], "voltage"), check(["a,x,y", "a,,"], "voltage")]).toEqual([undefined, undefined, undefined, undefined]);
});

test("limits are the plausible ones, or those of the schema", () => {
  const schemas = [z.number().min(1).max(2), z.number().positive().nullable(), z.int(), z.number(), z.string(), z.union([z.number().max(1), z.number().min(5)])];
  expect(schemas.map((schema) => limitsOf({ schema, label: "" }))).toEqual([[1, 2], [0, Infinity], [-Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER], [-Infinity, Infinity], undefined, undefined]);
  expect(limitsOf({ schema: z.number().min(0), label: "", plausible: [70, 110] })).toEqual([70, 110]);
});
