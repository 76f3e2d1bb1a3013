import { expect, test } from "vitest";
import { copyPaper } from "../paper.ts";

const paper = copyPaper();

test("the ledger of this paper: no claim fails, and the tensions stand below it", () => {
  const { out, status } = paper.run("claims", ["--json", "claims.json"]);
  expect(status).toBe(0);
  expect(out).toMatch(/^0 fail, \d+ not testable, \d+ hold by construction, \d+ pass\.$/m);
  for (const id of ["S1", "S3", "S4"]) expect(out).toMatch(new RegExp(`^${id} +\\w.* × \\d`, "m"));
  const ledger = JSON.parse(paper.read("claims.json")) as { readonly id: string; readonly status: string }[];
  expect(ledger).toHaveLength(132);
  expect(Object.keys(ledger[0]!).slice(0, 6)).toEqual(["id", "status", "value", "recomputed", "tolerance", "panels"]);
  expect(new Set(ledger.map(({ status }) => status))).toEqual(new Set(["not testable", "holds by construction", "pass"]));
});

test("as Markdown the ledger and the tensions are two tables", () => {
  const { out } = paper.run("claims", ["--markdown"]);
  expect(out.match(/^\| --- \|/gm)).toHaveLength(2);
  expect(out).toContain("| S3 | NLMRO | 305.4 mAh/g | 153.4 mAh/g | × 1.991 |");
});

test("a table that contradicts the article fails its claims by id and the command with them", () => {
  const changed = copyPaper();
  changed.write("datasets/exafs_fit_params.csv", changed.read("datasets/exafs_fit_params.csv").replace("Ru-O,6.0,1.882", "Ru-O,6.0,1.982"));
  const { out, status } = changed.run("claims");
  expect(status).toBe(1);
  expect(out.split("\n").filter((line) => line.startsWith("fail")).map((line) => line.split(/ +/)[1])).toEqual(["C006", "C008"]);
  expect(out).toMatch(/^2 fail, /m);
});
