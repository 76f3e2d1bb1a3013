import { expect, test } from "vitest";
import { range } from "#figwright";

test("limits hold for the chosen rows only", () => {
  const rule = range("current", { where: { branch: "charge" }, min: 0 });
  const rows = [
    { branch: "charge", current: 0 },
    { branch: "discharge", current: -1 },
    { branch: "charge", current: -2 },
  ];
  expect(rule.statement).toBe("current is at least 0 where branch is charge");
  expect(rule.check(rows, {})).toMatchInlineSnapshot(`
    [
      {
        "column": "current",
        "expected": "at least 0",
        "found": "-2",
        "row": 2,
      },
    ]
  `);
});

test("equal limits ask for one value", () => {
  const rule = range("capacity", { where: { point: 1 }, min: 0, max: 0 });
  expect(rule.statement).toBe("capacity is 0 where point is 1");
  expect(rule.check([{ point: 1, capacity: 0.5 }, { point: 2, capacity: 7 }], {})).toMatchInlineSnapshot(`
    [
      {
        "column": "capacity",
        "expected": "0",
        "found": "0.5",
        "row": 0,
      },
    ]
  `);
});

test("the words name the limits that are set", () => {
  expect(range("n", { max: 1 }).statement).toBe("n is at most 1");
  expect(range("n", { min: 0.5, max: 1 }).statement).toBe("n is from 0.5 to 1");
});
