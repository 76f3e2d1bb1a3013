import { expect, test } from "vitest";
import { z } from "zod";
import { column, plausible } from "#figwright";

const columns = { efficiency: column(z.number(), "Efficiency", "%", { plausible: [70, 110] }) };

test("a value beyond the declared limits is reported, one far beyond them must be answered", () => {
  const rule = plausible("efficiency");
  expect(rule.level).toBe("C");
  expect(rule.check([{ efficiency: 99 }, { efficiency: null }, { efficiency: 115 }, { efficiency: 29 }, { efficiency: 990 }], columns)).toMatchInlineSnapshot(`
    [
      {
        "column": "efficiency",
        "expected": "usually from 70 to 110",
        "found": "115",
        "row": 2,
      },
      {
        "column": "efficiency",
        "expected": "usually from 70 to 110",
        "found": "29",
        "level": "B",
        "row": 3,
      },
      {
        "column": "efficiency",
        "expected": "usually from 70 to 110",
        "found": "990",
        "level": "B",
        "row": 4,
      },
    ]
  `);
});
