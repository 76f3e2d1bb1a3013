import { expect, test } from "vitest";
import { holds } from "#figwright";

const rule = holds("high", {
  from: ["low"],
  statement: "high is not below low",
  expected: "at least low",
  where: { kind: "pair" },
  holds: (row) => Number(row["high"]) >= Number(row["low"]),
});

test("rows that meet the condition, that it does not concern or that lack a number are fine", () => {
  expect(rule.statement).toBe("high is not below low where kind is pair");
  expect(rule.check([{ kind: "pair", low: 1, high: 1 }, { kind: "other", low: 2, high: 1 }, { kind: "pair", low: null, high: 1 }], {})).toEqual([]);
});

test("a row that does not is named with its numbers", () => {
  expect(rule.check([{ kind: "pair", low: 1, high: 1 }, { kind: "pair", low: 2, high: 1 }], {})).toEqual([
    { row: 1, column: "high", expected: "at least low", found: "high 1, low 2" },
  ]);
});
