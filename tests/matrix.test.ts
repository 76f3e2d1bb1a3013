import { expect, test } from "vitest";
import { z } from "zod";
import { column, matrix, range, reconstruction } from "#figwright";
import { checkTable } from "../src/check/check.ts";
import { writeCsv } from "../src/csv/write.ts";
import { matcher } from "../src/dataset.ts";
import { formatFindings } from "../src/finding.ts";
import { readTable } from "../src/read.ts";

const map = matrix({
  file: "map.csv",
  title: "Intensity by scan and angle",
  provenance: { kind: "assumed", source: "this test" },
  row: "scan",
  column: "two_theta",
  value: "intensity",
  columns: {
    scan: column(z.int().positive(), "Scan", "1", { decimals: 0 }),
    two_theta: column(z.number().min(0).max(180), "2*θ*", "deg", { decimals: 2 }),
    intensity: column(z.int().min(0), "Intensity", "counts", { decimals: 0 }),
  },
  rules: [range("intensity", { where: { scan: 1 }, max: 300 })],
});

const check = (csv: string) => {
  const { table, findings } = readTable(new TextEncoder().encode(csv), "datasets/map.csv");
  const checked = checkTable(table, map);
  return { ...checked, findings: [...findings, ...checked.findings] };
};
const findingsOf = (csv: string): string => formatFindings(check(csv).findings, "");
const rulesOf = (csv: string): readonly string[] => check(csv).findings.map(({ rule, line, column }) => `${rule} ${line}:${column}`);

const good = "scan,15.00,15.02\n1,212,208\n2,209,214\n";

test("a matrix comes out as one row per cell, typed and frozen", () => {
  const { rows, findings } = check(good);
  expect(findings).toEqual([]);
  expect(rows).toEqual([
    { scan: 1, two_theta: 15, intensity: 212 },
    { scan: 1, two_theta: 15.02, intensity: 208 },
    { scan: 2, two_theta: 15, intensity: 209 },
    { scan: 2, two_theta: 15.02, intensity: 214 },
  ]);
  expect(rows.every(Object.isFrozen)).toBe(true);
});

test("it is declared as any dataset is: fields, key, views", () => {
  expect(map.name).toBe("map");
  expect(map.key).toEqual(["scan", "two_theta"]);
  expect(map.fields.two_theta).toEqual({ field: "two_theta", type: "quantitative", title: "2*θ* / °" });
  const { match } = map.where({ scan: [2] });
  expect(check(good).rows.filter(matcher(match))).toHaveLength(2);
});

test("writing gives the bytes that were read, with the declared digits", () => {
  expect(writeCsv(map, check(good).rows)).toBe(good);
  const model = reconstruction(map, () => [1, 2].flatMap((scan) => [15, 15.02].map((two_theta) => ({ scan, two_theta, intensity: 10 * scan + 0.4 }))));
  expect(writeCsv(map, model.rows())).toBe("scan,15.00,15.02\n1,10,10\n2,20,20\n");
});

test("a cell that is no number, one that its column refuses and one that breaks a rule are found at their place", () => {
  expect(findingsOf("scan,15.00,15.02\n1,212,301\n2,n/a,214\n3,209,-1\n")).toMatchInlineSnapshot(`
    "datasets/map.csv:3:3  intensity  A FW-TAB-011
      expected a whole number of at least 0
      found    "n/a", a word for a missing value

    datasets/map.csv:4:7  intensity  A FW-TAB-013
      expected a whole number of at least 0
      found    "-1"

    datasets/map.csv:2:7  intensity  A FW-RNG-001
      expected at most 300 (intensity is at most 300 where scan is 1)
      found    301
      hint     mend the faulty rows first: 2 rows were left out here

    3 findings. "
  `);
});

test("header values that are no numbers, that fall or that repeat are found once", () => {
  expect(findingsOf("scan,15.00,angle,14.98,15.0,200\n1,1,2,3,4,5\n2,1,2,3,4,5\n")).toMatchInlineSnapshot(`
    "datasets/map.csv:1:12  two_theta  A FW-TAB-011
      expected a number from 0 to 180
      found    "angle"

    datasets/map.csv:1:18  two_theta  A FW-MAT-004
      expected a number above 15, the two_theta before
      found    "14.98"

    datasets/map.csv:1:24  two_theta  A FW-MAT-003
      expected every two_theta once
      found    "15.0" again

    datasets/map.csv:1:29  two_theta  A FW-TAB-013
      expected a number from 0 to 180
      found    "200"

    4 findings. "
  `);
});

test("a header text twice is the reader's finding alone", () => {
  expect(rulesOf("scan,15.00,15.00\n1,1,2\n2,1,2\n")).toEqual(["FW-CSV-030 1:12"]);
});

test("row values that are no numbers, that fall or that repeat are found once for the whole line", () => {
  expect(rulesOf("scan,15.00,15.02\n2,1,2\nx,1,2\n1,1,2\n2,1,2\n,1,2\n")).toEqual([
    "FW-TAB-011 3:1", "FW-MAT-004 4:1", "FW-MAT-003 5:1", "FW-TAB-010 6:1",
  ]);
});

test("the first header cell is the name of the row axis", () => {
  expect(findingsOf("time,15.00\n1,212\n")).toMatchInlineSnapshot(`
    "datasets/map.csv:1:1  scan  A FW-MAT-001
      expected "scan", the name of the row axis, in the first header cell
      found    "time"

    1 finding. "
  `);
});

test("ragged rows, an empty file, a header alone and one column alone are found as elsewhere", () => {
  expect(rulesOf("scan,15.00,15.02\n1,212\n2,209,214,3\n3,1,2\n")).toEqual(["FW-CSV-024 2:6", "FW-CSV-025 3:11"]);
  expect(rulesOf("")).toEqual(["FW-CSV-010 undefined:undefined"]);
  expect(rulesOf("scan,15.00\n")).toEqual(["FW-CSV-011 1:1"]);
  expect(rulesOf("scan\n1\n")).toEqual(["FW-MAT-005 1:1"]);
  expect(check("scan,15.00,15.02\n1,212\n3,1,2\n").rows).toHaveLength(2);
});

test("58 scans of 1152 angles are read within two seconds", () => {
  const line = (first: unknown, cell: (at: number) => unknown) => [first, ...Array.from({ length: 1152 }, (_, at) => cell(at))].join(",");
  const csv = [line("scan", (at) => (15 + at / 50).toFixed(2)), ...Array.from({ length: 58 }, (_, scan) => line(scan + 1, () => 200)), ""].join("\n");
  const start = performance.now();
  expect(check(csv).rows).toHaveLength(66_816);
  expect(performance.now() - start).toBeLessThan(2000);
});
