import { expect, test } from "vitest";
import { exceeds } from "#figwright";

const rows = [
  { sample: "a", block: 1, capacity: 90 },
  { sample: "b", block: 1, capacity: 150 },
  { sample: "a", block: 2, capacity: 80 },
  { sample: "b", block: 2, capacity: 80 },
  { sample: "b", block: 3, capacity: 1 },
];

test("pairs are made by the named columns; a row without a partner is left alone", () => {
  const rule = exceeds("capacity", { higher: { sample: "b" }, lower: { sample: "a" }, per: ["block"] });
  expect(rule.statement).toBe("capacity of b exceeds that of a for every block");
  expect(rule.check(rows, {})).toMatchInlineSnapshot(`
    [
      {
        "column": "capacity",
        "expected": "more than 80",
        "found": "80",
        "row": 3,
      },
    ]
  `);
});

test("a factor asks for more", () => {
  const rule = exceeds("capacity", { higher: { sample: "b" }, lower: { sample: "a" }, per: ["block"], factor: 2 });
  expect(rule.check(rows.slice(0, 2), {})).toMatchInlineSnapshot(`
    [
      {
        "column": "capacity",
        "expected": "more than 2 times 90",
        "found": "150",
        "row": 1,
      },
    ]
  `);
  expect(exceeds("capacity", { higher: { sample: "b" }, lower: { sample: "a" }, per: ["block"], factor: 1.5 }).check(rows.slice(0, 2), {})).toEqual([]);
});
