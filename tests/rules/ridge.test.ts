import { expect, test } from "vitest";
import { ridge } from "#figwright";

const rule = ridge("counts", { along: "out", at: "in", tolerance: 1, window: 3 });
const line = (energy: number, top: number) => Array.from({ length: 10 }, (_, out) => ({ in: energy, out, counts: out === top ? 9 : 1 }));

test("a maximum where the axes are equal is fine; a line that ends before has none to show", () => {
  expect(rule.check([...line(4, 4), ...line(5, 6), ...line(20, 2)], {})).toEqual([]);
});

test("a maximum beside it is found", () => {
  expect(rule.check(line(4, 6), {})).toEqual([{ row: 6, column: "counts", expected: "the maximum at out 4 ± 1", found: "at 6" }]);
});
