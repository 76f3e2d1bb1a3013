import { expect } from "vitest";
import { writeText } from "../../src/diff/report/text.ts";
import { reportVersion, type Report, type RevisionFacts } from "../../src/diff/report/report.ts";
import { isBlocking } from "../../src/finding.ts";
import type { Trial } from "./one-cell-trial.ts";

/** Expects that a report names the table, the row and the column of an edit, and the panels that the figure files name. */
export function expectTold({ edit, reported, expected }: Trial): void {
  const { path, line, column, before, after, name } = edit;
  expect(reported.figures.filter(({ status }) => status === "failed")).toEqual([]);
  expect(reported.tables).toMatchObject([
    {
      file: path,
      change: "changed",
      rows: { changed: 1, added: 0, removed: 0, moved: 0 },
      cells: [{ row: name, column, before, after, change: "changed", lineBefore: line, lineAfter: line }],
      cellCount: 1,
      ...expected,
    },
  ]);
  const panels = reported.figures.flatMap((figure) => figure.panels);
  for (const panel of panels.filter((panel) => expected.draws.includes(panel.name))) expect(panel).toMatchObject({ draws: [path], sharesScale: [] });
  for (const panel of panels.filter((panel) => expected.sharesScale.includes(panel.name))) expect(panel).toMatchObject({ draws: [], sharesScale: [path] });
  const isFaulty = reported.newFindings.some(isBlocking);
  expect(reported.exitCode).toBe(isFaulty ? 3 : 1);
  if (isFaulty) expectFindingFirst(reported);
}

/** Expects that a report of an edit that fails validation says so at its place in the file. */
export function expectFault({ edit: { path, line }, reported }: Trial): void {
  expect(reported.exitCode).toBe(3);
  expect(reported.newFindings.filter(isBlocking)).toContainEqual(expect.objectContaining({ file: path, line }));
}

const revision: RevisionFacts = { name: "HEAD", sha: null, date: null, author: null, isDirty: false, parent: null };

function expectFindingFirst({ pictures: _, ...reported }: Trial["reported"]): void {
  const report: Report = { version: reportVersion, project: "paper", base: revision, head: revision, mode: "fast", layers: [], reproduce: "again", tools: {}, ...reported };
  const lines = writeText(report).split("\n");
  const [finding, headline, tables] = [lines.indexOf("New findings"), lines.indexOf(reported.headline), lines.indexOf("Tables")];
  expect(finding).toBeGreaterThanOrEqual(0);
  expect(lines.slice(finding, headline).join("\n")).toContain(reported.newFindings[0]!.file);
  expect(headline).toBeGreaterThan(finding);
  expect(tables).toBeGreaterThan(headline);
}
