import { expect, test } from "vitest";
import { largerChange } from "#figwright";

const rows = [
  { sample: "a", state: "charged", r: 2.84 },
  { sample: "a", state: "discharged", r: 2.8 },
  { sample: "b", state: "charged", r: 2.85 },
  { sample: "b", state: "discharged", r: 2.88 },
];
const change = (sample: string) => ({ from: { sample, state: "charged" }, to: { sample, state: "discharged" } });

test("sizes of changes are compared, whatever their sign", () => {
  const rule = largerChange("r", { larger: change("a"), smaller: change("b") });
  expect(rule.statement).toBe("r changes more from a charged to a discharged than from b charged to b discharged");
  expect(rule.columns).toEqual(["r", "sample", "state"]);
  expect(rule.check(rows, {})).toEqual([]);
  expect(rule.check(rows.slice(1), {})).toEqual([]);
});

test("a change that is not larger is blamed on the row where it ends", () => {
  expect(largerChange("r", { larger: change("b"), smaller: change("a") }).check(rows, {})).toMatchInlineSnapshot(`
    [
      {
        "column": "r",
        "expected": "a change of more than 0.04",
        "found": "a change of 0.03",
        "row": 3,
      },
    ]
  `);
});
