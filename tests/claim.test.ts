import { expect, test } from "vitest";
import { z } from "zod";
import { cells, claim, column, dataset, provenanceKinds, type Row } from "#figwright";
import { checkClaim, describeStatuses } from "../src/claim.ts";
import { formatClaims } from "../src/claims.ts";

const table = dataset({
  file: "table.csv",
  title: "Printed and invented",
  provenance: { kind: "assumed", source: "made here" },
  key: ["name"],
  columns: { name: column(z.string(), "Name"), value: column(z.number().nullable(), "Value", "V", { provenance: { by: "kind" } }), kind: column(z.enum(provenanceKinds), "Kind") },
});
const rows: readonly Row[] = [
  { name: "printed", value: 4.1, kind: "reported" },
  { name: "model", value: 4.104, kind: "reconstructed" },
  { name: "gap", value: null, kind: "assumed" },
];
const of = (name: string, value: number, tolerance: number) =>
  claim({ id: "C001", says: "the voltage", value, unit: "V", tolerance, panels: ["1a"], uses: { voltage: cells(table, "value", { name }) }, recompute: ({ voltage }) => voltage[0]! });
const check = (declared: ReturnType<typeof of>) => checkClaim(declared, () => rows);

test("a printed number recomputed from printed numbers passes", () => {
  expect(check(of("printed", 4.1, 0.05))).toMatchObject({ status: "pass", recomputed: 4.1 });
});

test("pass is never said of a reconstruction", () => {
  expect(check(of("model", 4.1, 0.05)).status).toBe("holds by construction");
});

test("a value beyond half a unit of the last printed digit fails", () => {
  expect(check(of("model", 4.1, 0.003))).toMatchObject({ status: "fail", recomputed: 4.104 });
});

test("a claim whose cells are empty fails and says which", () => {
  expect(check(of("gap", 4.1, 0.05))).toMatchObject({ status: "fail", reason: "table.csv has no value for it" });
});

test("the ledger is a table that ends on the four counts", () => {
  const checked = [check(of("model", 4.1, 0.003)), check(of("printed", 4.1, 0.05))];
  expect(describeStatuses(checked)).toBe("1 fail, 0 not testable, 0 hold by construction, 1 pass");
  expect(formatClaims(checked, "plain")).toMatchInlineSnapshot(`
    "status  id    article  recomputed  tolerance  panels  statement
    fail    C001  4.1 V    4.104       ± 0.003    1a      the voltage (the tables give another value)
    pass    C001  4.1 V    4.1         ± 0.05     1a      the voltage

    1 fail, 0 not testable, 0 hold by construction, 1 pass."
  `);
});
