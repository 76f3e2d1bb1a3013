import { expect, test } from "vitest";
import { total } from "#figwright";

const rule = total({
  of: ["atoms", "charge"],
  formula: "atoms · charge",
  is: 0,
  tolerance: 1e-9,
  within: "sample",
  term: ({ atoms, charge }) => Number(atoms) * Number(charge),
});

test("terms of a group add up", () => {
  expect(rule.statement).toBe("the sum of atoms · charge is 0 within sample");
  expect(rule.check([{ sample: "a", atoms: 0.1, charge: 3 }, { sample: "a", atoms: 0.3, charge: -1 }], {})).toEqual([]);
});

test("a sum that is off is blamed on the first row of its group", () => {
  const rows = [{ sample: "a", atoms: 0, charge: 3 }, { sample: "b", atoms: 2, charge: 1 }, { sample: "b", atoms: 1, charge: -1 }];
  expect(rule.check(rows, {})).toMatchInlineSnapshot(`
    [
      {
        "column": "atoms",
        "expected": "a sum of 0 ± 1e-9",
        "found": "a sum of 1",
        "row": 1,
      },
    ]
  `);
});
