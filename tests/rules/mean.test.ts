import { expect, test } from "vitest";
import { mean } from "#figwright";

const rule = mean("current", { above: 0, where: { segment: "anodic" }, within: "sample" });
const rows = (...currents: number[]) => currents.map((current) => ({ sample: "a", segment: "anodic", current }));

test("single values may lie below", () => {
  expect(rule.check(rows(-1, 3), {})).toEqual([]);
});

test("a group whose mean is not above the limit is blamed on its first row", () => {
  const other = { sample: "a", segment: "cathodic", current: -9 };
  expect(rule.check([other, ...rows(1, -2)], {})).toMatchInlineSnapshot(`
    [
      {
        "column": "current",
        "expected": "a mean above 0",
        "found": "a mean of -0.5",
        "row": 1,
      },
    ]
  `);
});
