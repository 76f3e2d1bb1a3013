import { expect, test } from "vitest";
import { z } from "zod";
import { column, plausible } from "#figwright";

const columns = { efficiency: column(z.number(), "Efficiency", "%", { plausible: [70, 110] }) };

test("a value beyond the declared limits is reported, not blocked", () => {
  const rule = plausible("efficiency");
  expect(rule.level).toBe("C");
  expect(rule.check([{ efficiency: 99 }, { efficiency: null }, { efficiency: 990 }], columns)).toMatchInlineSnapshot(`
    [
      {
        "column": "efficiency",
        "expected": "usually from 70 to 110",
        "found": "990",
        "row": 2,
      },
    ]
  `);
});
