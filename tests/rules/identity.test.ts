import { expect, test } from "vitest";
import { z } from "zod";
import { column, identity } from "#figwright";

const columns = {
  out: column(z.number(), "Out", "mAh/g", { decimals: 1 }),
  in: column(z.number(), "In", "mAh/g", { decimals: 1 }),
  efficiency: column(z.number(), "Efficiency", "%", { decimals: 2 }),
  retention: column(z.number(), "Retention", "%", { decimals: 1 }),
};

const efficiency = identity("efficiency", {
  from: ["out", "in"],
  formula: "100 · out / in",
  value: (row) => (100 * Number(row["out"])) / Number(row["in"]),
});

test("the digits of the terms allow what rounding can cause", () => {
  // 100 · 50 / 60 = 83.33; ± 0.05 in both terms moves it by ± 0.15
  expect(efficiency.check([{ out: 50, in: 60, efficiency: 83.47 }], columns)).toEqual([]);
});

test("a deviation beyond the digits is a violation", () => {
  expect(efficiency.check([{ out: 50, in: 60, efficiency: 83.5 }], columns)).toMatchInlineSnapshot(`
    [
      {
        "column": "efficiency",
        "expected": "83.3333333 ± 0.16",
        "found": "83.5",
        "row": 0,
      },
    ]
  `);
});

test("more digits leave less room", () => {
  const fine = { ...columns, out: { ...columns.out, decimals: 4 }, in: { ...columns.in, decimals: 4 } };
  expect(efficiency.check([{ out: 50, in: 60, efficiency: 83.33 }], fine)).toEqual([]);
  expect(efficiency.check([{ out: 50, in: 60, efficiency: 83.34 }], fine)).toHaveLength(1);
});

test("a formula may refer to the first row of its group", () => {
  const rule = identity("retention", {
    within: "cell",
    from: ["out"],
    formula: "100 · out / first out",
    value: (row, first) => (100 * Number(row["out"])) / Number(first["out"]),
  });
  const rows = [
    { cell: "a", out: 100, retention: 100 },
    { cell: "b", out: 50, retention: 100 },
    { cell: "a", out: 90, retention: 90 },
    { cell: "b", out: 45, retention: 45 },
  ];
  expect(rule.statement).toBe("retention = 100 · out / first out within cell");
  expect(rule.check(rows, columns)).toMatchInlineSnapshot(`
    [
      {
        "column": "retention",
        "expected": "90 ± 0.24",
        "found": "45",
        "row": 3,
      },
    ]
  `);
});
