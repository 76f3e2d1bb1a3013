import { expect, test } from "vitest";
import { agreement } from "#figwright";
import { curves, names } from "./two-tables.ts";

const rule = agreement({
  id: "X-002",
  dataset: curves,
  columns: ["y"],
  with: [names],
  statement: "the first y of a curve is that of names",
  due: (rowsOf) => (row) => (row["x"] === 0 ? { value: rowsOf(names).find(({ curve }) => curve === row["curve"])?.["y"] as number | undefined, slack: 0.1 } : undefined),
});
const check = (curve: string, x: number, y: number) => rule.check((name) => (name === "names" ? [{ curve: "a", y: 5 }] : [{ curve, x, y }]));

test("cells agree to within the slack and half of the last digit", () => {
  expect([rule.level, rule.datasets]).toEqual(["A", ["curves", "names"]]);
  expect(check("a", 0, 5.105)).toEqual([]);
  expect(check("a", 0, 4.895)).toEqual([]);
  expect(check("a", 1, 99)).toEqual([]);
});

test("a cell that does not, and a row that the other table lacks", () => {
  expect([...check("a", 0, 5.11), ...check("b", 0, 5)]).toMatchInlineSnapshot(`
    [
      {
        "column": "y",
        "dataset": "curves",
        "expected": "5 ± 0.11",
        "found": "5.11",
        "row": 0,
      },
      {
        "column": "y",
        "dataset": "curves",
        "expected": "a row to compare with in the other table",
        "found": "5",
        "row": 0,
      },
    ]
  `);
});

test("a whole column in another unit is one question", () => {
  const all = rule.check((name) => ["a", "b", "c"].map((curve, index) => (name === "names" ? { curve, y: 5 + index } : { curve, x: 0, y: (5 + index) / 1000 })));
  expect(all.map(({ hint }) => hint)).toEqual(Array.from({ length: 3 }, () => "every value times 1000 agrees: is the column in another unit?"));
  const one = rule.check((name) => ["a", "b", "c"].map((curve, index) => (name === "names" ? { curve, y: 5 + index } : { curve, x: 0, y: index === 0 ? 0.005 : 5 + index })));
  expect(one.map(({ hint }) => hint)).toEqual([undefined]);
});
