import { expect, test } from "vitest";
import { judge } from "../../src/mutation/judge.ts";
import { describeTrials, scoreOf } from "../../src/mutation/report.ts";
import { runMutation } from "../../src/mutation/run.ts";
import { sourceOf } from "../../src/mutation/source.ts";
import type { Entry, Mutant } from "../../src/mutation/mutant.ts";
import { rate } from "../../schemas/rate.ts";
import type { Finding } from "../../src/finding.ts";

const trials = await runMutation(process.cwd(), 1);
const table = `\n${describeTrials(trials)}\n`;

test("of every hundred faults 98 are found, 95 at their exact place, and fewer than 2 bring an unrelated alert", () => {
  const { count, found, located, unrelated } = scoreOf(trials);
  expect(count, table).toBeGreaterThanOrEqual(1500);
  expect(found / count, table).toBeGreaterThanOrEqual(0.98);
  expect(located / count, table).toBeGreaterThanOrEqual(0.95);
  expect(unrelated / count, table).toBeLessThan(0.02);
}, 180_000);

test("every entry is tried, and no kind of fault is missed more often than not", () => {
  const weak = [...new Set(trials.map(({ entry }) => entry))].filter((entry) => {
    const { count, found } = scoreOf(trials.filter((trial) => trial.entry === entry));
    return found / count < 0.5;
  });
  expect(weak.map(({ name }) => name), table).toEqual([]);
});

test("a mutant is another file, and its fault lies in it", () => {
  for (const { mutant, file, entry } of trials) {
    const lines = new TextDecoder().decode(mutant.bytes).split(/\r\n|\r|\n/).length;
    for (const { line, column } of mutant.places) expect(line >= 1 && line <= lines && (column ?? 1) >= 1, `${entry.name} in ${file}`).toBe(true);
  }
});

/* The judge, on a fault in line 3 of rate.csv. */

const rows = ["sample,block,cycle,rate_c,q_dis,value_provenance", "NLMO,1,1,0.2,95.4318,assumed", "NLMO,1,2,0.2,low,assumed"];
const source = sourceOf(rate, new TextEncoder().encode(`${rows.join("\n")}\n`));
const entry: Entry = { name: "word", level: "B", rules: ["FW-TAB-011"], apply: () => undefined };
const mutant: Mutant = { bytes: source.bytes, places: [{ line: 3, column: 14 }], lines: [3], columns: ["q_dis"] };
const finding: Finding = { rule: "FW-TAB-011", level: "A", file: "datasets/rate.csv", line: 3, column: 14, subject: "q_dis", expected: "a number", found: "low" };
const verdict = (changed: Partial<Finding>) => judge(entry, mutant, source, [], [{ ...finding, ...changed }]);

test("found: a finding of the level or worse, on the file", () => {
  expect(verdict({})).toMatchObject({ isFound: true, isLocated: true, isNamed: true, unrelated: [] });
  expect(verdict({ level: "B" }).isFound).toBe(true);
  expect(verdict({ level: "C" })).toMatchObject({ isFound: false, isLocated: false });
  expect(verdict({ file: "datasets/rate_summary.csv" }).isFound).toBe(false);
  expect(verdict({ column: 13 })).toMatchObject({ isFound: true, isLocated: false });
  expect(verdict({ rule: "FW-TAB-010" })).toMatchObject({ isLocated: true, isNamed: false });
});

test("unrelated: neither the row nor the column, nor a rule that reads the cell", () => {
  const elsewhere = { line: 2, column: 8, subject: "cycle" };
  const [counter] = rate.rules;
  const follows = { rule: counter!.id, expected: `2 (${counter!.statement})` };
  expect(verdict(elsewhere).unrelated).toHaveLength(1);
  expect(verdict({ ...elsewhere, level: "G" }).unrelated).toEqual([]);
  expect(verdict({ ...elsewhere, line: 3 }).unrelated).toEqual([]);
  expect(verdict({ ...elsewhere, subject: "q_dis" }).unrelated).toEqual([]);
  expect(verdict({ ...elsewhere, ...follows }).unrelated).toHaveLength(1);
  expect(judge(entry, { ...mutant, columns: ["cycle"] }, source, [], [{ ...finding, ...elsewhere, subject: "block", ...follows }]).unrelated).toEqual([]);
});
