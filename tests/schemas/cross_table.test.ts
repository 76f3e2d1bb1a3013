import { expect, test } from "vitest";
import type { Row } from "#figwright";
import { crossRules } from "../../schemas/cross_table.ts";
import { loadSchemas } from "../../src/schemas.ts";
import { root, rowsOf } from "../rows-of.ts";

const { datasets } = await loadSchemas(root);
const tables: Readonly<Record<string, readonly Row[]>> = Object.fromEntries(datasets.map((dataset) => [dataset.name, rowsOf(dataset as never) as readonly Row[]]));

/** Violations, remarks aside, when some cells of one row of one table are changed. */
function violationsWith(table: string, index: number, cells: Row) {
  const rows = tables[table]!.with(index, { ...tables[table]![index]!, ...cells });
  const changed = { ...tables, [table]: rows };
  return crossRules.filter(({ datasets, level }) => level !== "G" && datasets.includes(table)).flatMap((rule) => rule.check((name) => changed[name]!).map((violation) => ({ rule: rule.id, ...violation })));
}

const rowOf = (table: string, match: Row) =>
  tables[table]!.findIndex((row) => Object.entries(match).every(([name, value]) => row[name] === value));

test("the tables agree with each other", () => {
  for (const rule of crossRules) {
    expect(rule.datasets.every((name) => name in tables)).toBe(true);
    if (rule.level !== "G") expect(rule.check((name) => tables[name]!)).toEqual([]);
  }
});

test("a summary must be the mean of its block", () => {
  expect(violationsWith("rate_summary", rowOf("rate_summary", { sample: "NLMRO", block: 2 }), { q_value: 104.8 })).toMatchInlineSnapshot(`
    [
      {
        "column": "q_value",
        "dataset": "rate_summary",
        "expected": "104.7 ± 0.050",
        "found": "104.8",
        "row": 7,
        "rule": "FW-XTB-001",
      },
    ]
  `);
});

test("a summary without its block is found", () => {
  expect(violationsWith("rate_summary", 0, { block: 9 }).map(({ expected }) => expected)).toMatchInlineSnapshot(`
    [
      "a row to compare with in the other table",
    ]
  `);
});

test("the 1.0 C value is the first capacity of the 1.0 C cell", () => {
  const first = rowOf("cycling", { sample: "NLMRO", rate_c: 1, cycle: 1 });
  expect(violationsWith("cycling", first, { q_dis: 103 })).toMatchInlineSnapshot(`
    [
      {
        "column": "q_value",
        "dataset": "rate_summary",
        "expected": "103 ± 0.050",
        "found": "101.6",
        "row": 8,
        "rule": "FW-XTB-002",
      },
    ]
  `);
});

test("every current follows from the one constant", () => {
  expect(violationsWith("gcd_profile", 7, { current: 33.6 })).toMatchInlineSnapshot(`
    [
      {
        "column": "current",
        "dataset": "gcd_profile",
        "expected": "34 ± 0.00050",
        "found": "33.6",
        "row": 7,
        "rule": "FW-XTB-003",
      },
    ]
  `);
  expect(violationsWith("constants", rowOf("constants", { name: "capacity_1C" }), { value: 168 }).length).toBe(tables["gcd_profile"]!.length);
});

test("the first cycle is the one of the profile", () => {
  const first = rowOf("cycling", { cell_id: "NLMRO-0.2C", cycle: 1 });
  expect(violationsWith("cycling", first, { q_dis: 150.8 })).toMatchInlineSnapshot(`
    [
      {
        "column": "q_dis",
        "dataset": "cycling",
        "expected": "153.4 ± 0.00010",
        "found": "150.8",
        "row": 100,
        "rule": "FW-XTB-004",
      },
    ]
  `);
});

test("dQ/dV integrates to the capacity", () => {
  const peak = rowOf("dqdv_curve", { window_vmax: 4.5, voltage: 4.45, branch: "charge" });
  expect(violationsWith("dqdv_curve", peak, { dqdv: 1000 })).toMatchInlineSnapshot(`
    [
      {
        "column": "dqdv",
        "dataset": "dqdv_curve",
        "expected": "145 ± 0.73",
        "found": "146.188978",
        "row": 1062,
        "rule": "FW-XTB-005",
      },
    ]
  `);
});

test("no capacity exceeds that of all Na", () => {
  expect(violationsWith("cycling", rowOf("cycling", { cell_id: "NLMO-1C", cycle: 50 }), { q_chg: 180 })).toMatchInlineSnapshot(`
    [
      {
        "column": "q_chg",
        "dataset": "cycling",
        "expected": "at most 176.46, all Na",
        "found": "180",
        "row": 249,
        "rule": "FW-XTB-006",
      },
    ]
  `);
});
