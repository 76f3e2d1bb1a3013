import { expect, test } from "vitest";
import { foreignKey } from "#figwright";
import { curves, names } from "./two-tables.ts";

const rule = foreignKey({ id: "X-001", from: [curves], column: "curve", to: names });
const check = (...used: string[]) => rule.check((name) => (name === "names" ? [{ curve: "pristine" }, { curve: "charged" }] : used.map((curve) => ({ curve }))));

test("every value must be listed", () => {
  expect(rule.statement).toBe("every curve is listed in names");
  expect(rule.datasets).toEqual(["curves", "names"]);
  expect(check("charged", "pristine", "charged")).toEqual([]);
});

test("a value that is not is named once, with the one it may mean", () => {
  expect(check("charged", "pristin", "pristin")).toMatchInlineSnapshot(`
    [
      {
        "column": "curve",
        "dataset": "curves",
        "expected": "a curve of names.csv",
        "found": ""pristin"",
        "hint": "write "pristine"",
        "row": 1,
      },
    ]
  `);
});
