import { expect, test } from "vitest";
import { editDistance, nearest } from "../src/nearest.ts";

test("insertions, deletions, substitutions and swaps of neighbours count one each", () => {
  const pairs = [["level", "level"], ["levl", "level"], ["levels", "level"], ["lavel", "level"], ["leevl", "level"], ["", "abc"], ["kitten", "sitting"]] as const;
  expect(pairs.map(([a, b]) => editDistance(a, b))).toEqual([0, 1, 1, 1, 1, 3, 3]);
});

test("the nearest word is offered, upper and lower case being equal", () => {
  expect(nearest("gdc_profile", ["gcd_profile", "rate"])).toBe("gcd_profile");
  expect(nearest("Growth", ["growth", "dose"])).toBe("growth");
});

test("nothing is offered where nothing is near, or two are equally near", () => {
  expect(nearest("voltage", ["capacity", "time"])).toBeUndefined();
  expect(nearest("rate_3", ["rate_1", "rate_2"])).toBeUndefined();
  expect(nearest("x", [])).toBeUndefined();
});
