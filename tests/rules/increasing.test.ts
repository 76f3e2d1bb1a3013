import { expect, test } from "vitest";
import { decreasing, increasing } from "#figwright";

const columnOf = (...values: number[]) => values.map((time) => ({ time }));

test("a column that rises with every row is fine", () => {
  expect(increasing("time").check(columnOf(1, 2, 3), {})).toEqual([]);
});

test("without a backstep a tie is a violation", () => {
  expect(increasing("time").check(columnOf(1, 2, 2), {})).toMatchInlineSnapshot(`
    [
      {
        "column": "time",
        "expected": "a number above 2, the value before",
        "found": "2",
        "row": 2,
      },
    ]
  `);
});

test("a backstep of 0 allows ties and nothing else", () => {
  expect(increasing("time", { backstep: 0 }).check(columnOf(1, 1, 0.9, 2), {})).toMatchInlineSnapshot(`
    [
      {
        "column": "time",
        "expected": "a number not below 1",
        "found": "0.9",
        "row": 2,
      },
    ]
  `);
});

test("steps back add up: the furthest value counts, not the one before", () => {
  const rule = increasing("time", { backstep: 0.25 });
  expect(rule.check(columnOf(1, 0.75, 1.5), {})).toEqual([]);
  expect(rule.check(columnOf(1, 0.875, 0.625), {})).toMatchInlineSnapshot(`
    [
      {
        "column": "time",
        "expected": "a number not below 1, less 0.25",
        "found": "0.625",
        "row": 2,
      },
    ]
  `);
});

test("one outlier is one violation", () => {
  expect(increasing("time").check(columnOf(1, 9, 2, 3, 4), {})).toHaveLength(1);
});

test("a falling column is checked the other way round", () => {
  expect(decreasing("time").check(columnOf(3, 2, 1), {})).toEqual([]);
  expect(decreasing("time", { backstep: 0 }).check(columnOf(3, 4), {})).toMatchInlineSnapshot(`
    [
      {
        "column": "time",
        "expected": "a number not above 3",
        "found": "4",
        "row": 1,
      },
    ]
  `);
});

test("every group is in order of its own, and other rows do not count", () => {
  const rule = increasing("time", { within: "run", where: { phase: ["up", "top"] } });
  const rows = [
    { run: "a", phase: "up", time: 5 },
    { run: "b", phase: "top", time: 1 },
    { run: "a", phase: "down", time: 2 },
    { run: "b", phase: "up", time: 2 },
    { run: "a", phase: "up", time: null },
  ];
  expect(rule.check(rows, {})).toEqual([]);
  expect(rule.statement).toBe("time rises with every row within run where phase is up or top");
  expect(rule.columns).toEqual(["time", "run", "phase"]);
});
