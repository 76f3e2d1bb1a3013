import { expect, test } from "vitest";
import { bounds } from "#figwright";

const product = (row: Readonly<Record<string, unknown>>) => Number(row["k"]) * Number(row["chi"]);

test("a formula stays between limits, both included", () => {
  const rule = bounds("chi", { from: ["k"], formula: "k·chi", min: -1, max: 1, value: product });
  expect(rule.statement).toBe("k·chi is from -1 to 1");
  expect(rule.columns).toEqual(["chi", "k"]);
  expect(rule.check([{ k: 2, chi: 0.5 }, { k: 2, chi: -0.5 }], {})).toEqual([]);
  expect(rule.check([{ k: 2, chi: 0.6 }], {})).toMatchInlineSnapshot(`
    [
      {
        "column": "chi",
        "expected": "k·chi from -1 to 1",
        "found": "1.2",
        "row": 0,
      },
    ]
  `);
});

test("one limit, or a single allowed value", () => {
  expect(bounds("chi", { formula: "chi", min: 1, value: ({ chi }) => Number(chi) }).check([{ chi: 0 }], {})[0]!.expected).toBe("chi at least 1");
  expect(bounds("chi", { formula: "chi", max: 1, value: ({ chi }) => Number(chi) }).check([{ chi: 2 }], {})[0]!.expected).toBe("chi at most 1");
  expect(bounds("chi", { formula: "chi", min: 0, max: 0, value: ({ chi }) => Number(chi) }).check([{ chi: 2 }], {})[0]!.expected).toBe("chi 0");
});
