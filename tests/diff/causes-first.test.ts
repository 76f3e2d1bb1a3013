import { expect, test } from "vitest";
import { writeJson } from "../../src/diff/report/json.ts";
import { writeMarkdown } from "../../src/diff/report/markdown.ts";
import type { Report } from "../../src/diff/report/report.ts";
import { writeText } from "../../src/diff/report/text.ts";
import { createSmallPaper, marked, panelOf } from "./small-paper.ts";

/* What must not be overlooked comes first: a printed number that rounds otherwise, a row that is not valid. */

const paper = createSmallPaper();

test("a claim whose number rounds otherwise is the first line", async () => {
  const { report } = await paper.diffOf(paper.replaced("datasets/bars.csv", "alone,C,50", "alone,C,51"));
  expect(report.exitCode).toBe(1);
  const claim = { id: "C001", says: "the tallest bar", panels: ["1c"], printed: "50 mm", before: "50", after: "51", statusBefore: "pass", statusAfter: "fail", roundsOtherwise: true };
  expect(report.claims).toEqual([claim]);
  expect(writeText(report).split("\n").slice(0, 2)).toEqual(["Printed numbers that round otherwise", "  C001  Fig. 1c  printed 50 mm, tables 50 -> 51  pass -> fail  the tallest bar"]);
  const markdown = writeMarkdown(report);
  expect(markdown).toMatch(/C001.*<b>50 -&#62; 51<\/b>, rounds otherwise/);
  expect(markdown.indexOf("C001")).toBeLessThan(markdown.indexOf("| figure |"));
  expect((JSON.parse(writeJson(report)) as Report).claims).toEqual([claim]);
  expect(marked(report)).toEqual({ fig1c: ["data"] });
});

test("a claim whose number moves within its digits is told further down", async () => {
  const { report } = await paper.diffOf(paper.replaced("datasets/bars.csv", "alone,C,50", "alone,C,50.2"));
  expect(report.claims).toMatchObject([{ id: "C001", before: "50", after: "50.2", statusBefore: "pass", statusAfter: "pass", roundsOtherwise: false }]);
  const text = writeText(report);
  expect(text).not.toContain("round otherwise");
  expect(text.indexOf("Other claims that moved")).toBeGreaterThan(text.indexOf("Fig. 1c"));
});

test("where validation fails the finding comes first, and table, row, column and panels are named still", async () => {
  const { report } = await paper.diffOf(paper.replaced("datasets/bars.csv", "alone,B,30", "alone,B,-30"));
  expect(report.exitCode).toBe(3);
  expect(report.newFindings).toMatchObject([{ file: "datasets/bars.csv", line: 3, subject: "height", level: "A", found: '"-30"' }]);
  expect(writeText(report).split("\n").slice(0, 2)).toEqual(["New findings", expect.stringContaining("datasets/bars.csv:3:9  height")]);
  expect(report.tables).toMatchObject([{ file: "datasets/bars.csv", cells: [{ row: "place alone, name B", column: "height", before: "30", after: "-30" }], draws: ["Fig. 1c"] }]);
  expect(marked(report)).toEqual({ fig1c: ["data"] });
  expect(panelOf(report, "fig1", "c").sentences.map(({ text }) => text)).toContain("1 mark removed (bars: place alone, name B)");
});
