import { expect, test } from "vitest";
import { z } from "zod";
import { cells, claim, column, dataset, provenanceKinds, tension, tensionRule, type Row } from "#figwright";
import { checkClaim, describeStatuses } from "../src/claim.ts";
import { claimsAsJson, formatClaims, formatTensions } from "../src/claims.ts";
import { checkTension } from "../src/tension.ts";

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
    fail    C001  4.100 V  4.104       ± 0.003    1a      the voltage (the tables give another value)
    pass    C001  4.1 V    4.1         ± 0.05     1a      the voltage

    1 fail, 0 not testable, 0 hold by construction, 1 pass."
  `);
});

const voltages = (value: readonly number[], tolerance: number | readonly number[]) =>
  checkClaim(
    claim({ id: "C002", says: "two voltages", value, unit: "V", tolerance, panels: ["1a"], uses: { voltage: cells(table, "value", { name: ["printed", "model"] }) }, recompute: ({ voltage }) => voltage }),
    () => rows,
  );

test("several numbers hold each within its own digits, in the order printed", () => {
  expect(voltages([4.1, 4.1], 0.005).status).toBe("holds by construction");
  expect(voltages([4.1, 4.104], [0.05, 0.0005]).status).toBe("holds by construction");
  expect(voltages([4.1, 4.1], [0.05, 0.0005])).toMatchObject({ status: "fail", recomputed: [4.1, 4.104] });
  expect(voltages([4.1], 0.05).status).toBe("fail");
  expect(voltages([4.1, 4.1, 4.1], 0.05).status).toBe("fail");
});

test("a list is one entry of the JSON and one line of the table", () => {
  const checked = [voltages([4.1, 4.104], [0.05, 0.0005])];
  expect(claimsAsJson(checked)).toEqual([{ id: "C002", status: "holds by construction", value: [4.1, 4.104], recomputed: [4.1, 4.104], tolerance: [0.05, 0.0005], panels: ["1a"] }]);
  expect(formatClaims(checked, "markdown").split("\n")[2]).toBe("| holds by construction | C002 | 4.1 / 4.104 V | 4.1 / 4.104 | ± 0.05 / 0.0005 | 1a | two voltages |");
});

test("cells are chosen afresh for the rows of another table", () => {
  const declared = of("printed", 4.1, 0.05);
  expect(check(declared).status).toBe("pass");
  expect(checkClaim(declared, () => [{ name: "printed", value: 4.3, kind: "reported" }])).toMatchObject({ status: "fail", recomputed: 4.3 });
});

const drift = tension({
  id: "S7", says: "the model drifts", between: ["model", "printed value"], arithmetic: "no arithmetic", unit: "V", panels: ["1a"],
  cases: {
    once: { model: cells(table, "value", { name: "model" }), printed: cells(table, "value", { name: "printed" }) },
    never: { model: cells(table, "value", { name: "gap" }), printed: cells(table, "value", { name: "printed" }) },
  },
  recompute: ({ model, printed }) => [model[0]!, printed[0]!],
});

test("a tension gives both numbers of every case that has its cells, and no status", () => {
  const checked = checkTension(drift, () => rows);
  expect(checked.map(({ case: name, numbers }) => [name, ...numbers])).toEqual([["once", 4.104, 4.1]]);
  expect(formatTensions(checked, "plain")).toMatchInlineSnapshot(`
    "tension  of    one      other  factor   panels  statement
    S7       once  4.104 V  4.1 V  × 1.001  1a      the model drifts: model against printed value (no arithmetic)

    Tensions between printed numbers are warnings; no table is changed to remove them."
  `);
  expect(formatTensions([], "plain")).toBe("");
});

test("a tension is a remark of validation at the first cell of its case", () => {
  const rule = tensionRule(drift);
  expect([rule.id, rule.level, rule.datasets]).toEqual(["FW-TEN-007", "G", ["table"]]);
  expect(rule.check(() => rows)).toEqual([{ dataset: "table", row: 1, column: "value", expected: "4.1 V, printed value, for once", found: "4.104 V, model" }]);
});
