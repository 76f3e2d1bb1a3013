import { expect, test } from "vitest";
import type { Row } from "#figwright";
import { exafsFitParams } from "../../schemas/exafs_fit_params.ts";
import { exafsK } from "../../schemas/exafs_k.ts";
import { exafsR, exafsTransforms } from "../../schemas/exafs_r.ts";
import { rowsOf } from "../rows-of.ts";

const tables: Readonly<Record<string, readonly Row[]>> = { exafs_k: rowsOf(exafsK), exafs_r: rowsOf(exafsR), exafs_fit_params: rowsOf(exafsFitParams) };
const check = (changed: Readonly<Record<string, readonly Row[]>>) => exafsTransforms.check((name) => ({ ...tables, ...changed })[name]!);

test("the transforms are those of the curves", () => {
  expect(exafsTransforms.statement).toBe("exafs_r is the Fourier transform of exafs_k, weighted and windowed as exafs_fit_params says");
  expect(check({})).toEqual([]);
});

test("one changed part is found", () => {
  const rows = tables["exafs_r"]!;
  expect(check({ exafs_r: rows.with(48, { ...rows[48]!, re: Number(rows[48]!["re"]) + 1e-6 }) }).map(({ row, column }) => [row, column])).toEqual([[48, "re"]]);
});

test("a change of one point of a curve moves its whole transform", () => {
  const rows = tables["exafs_k"]!;
  const found = check({ exafs_k: rows.with(120, { ...rows[120]!, chi: Number(rows[120]!["chi"]) + 1e-6 }) });
  expect(found.length).toBeGreaterThan(300);
  expect(found.every(({ row }) => row < 196)).toBe(true);
});

test("another window, and a curve that is missing", () => {
  expect(check({ exafs_fit_params: tables["exafs_fit_params"]!.map((row) => ({ ...row, k_min: 2.5 })) }).length).toBeGreaterThan(1000);
  const found = check({ exafs_k: tables["exafs_k"]!.slice(281) });
  expect(found.length).toBe(4 * 196);
  expect(found[0]!.expected).toBe("a row to compare with in the other table");
});
