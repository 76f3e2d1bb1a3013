import { expect, test } from "vitest";
import { describeExit, headlineOf } from "../../src/diff/report/headline.ts";
import { figure } from "./report-sample-small.ts";

test("the headline counts every status, those without change first", () => {
  const figures = (["changed", "identical", "noise", "identical"] as const).map((status, at) => figure(`fig${at}`, { status }));
  expect(headlineOf(figures)).toBe("4 figures: 2 identical, 1 noise, 1 changed");
  expect(headlineOf([figure("fig1", { status: "failed" })])).toBe("1 figure: 1 failed");
  const all = (["failed", "renamed", "removed", "added", "changed", "noise", "same", "identical"] as const).map((status) => figure("fig1", { status }));
  expect(headlineOf(all)).toBe("8 figures: 1 identical, 1 same, 1 noise, 1 changed, 1 added, 1 removed, 1 renamed, 1 failed");
  expect(headlineOf([])).toBe("0 figures");
});

test("every exit code has a meaning of its own", () => {
  const meanings = ([0, 1, 2, 3, 4, 5] as const).map(describeExit);
  expect(meanings[1]).toBe("changes to review");
  expect(new Set(meanings).size).toBe(6);
});
