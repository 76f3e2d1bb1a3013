import { expect, test } from "vitest";
import { allowing } from "../../src/diff/allow.ts";
import { layers } from "../../src/diff/report/report.ts";
import { writeText } from "../../src/diff/report/text.ts";
import { createSmallPaper, diffIn, marked, paperFiles, pointsText, replacedIn, withY } from "./small-paper.ts";

const paper = createSmallPaper();
const firstLines = (text: string) => text.split("\n").slice(0, 2);

test("a figure that is new and one that is gone", async () => {
  const other = replacedIn(replacedIn(paperFiles["figures/fig2.ts"], "Heights on one scale", "Other heights"), '"left"', '"alone"');
  const { report, pictures } = await paper.diffOf({ "figures/fig2.ts": null, "figures/fig3.ts": other });
  expect(report).toMatchObject({ exitCode: 1, headline: "3 figures: 1 identical, 1 added, 1 removed", alarms: [], tables: [] });
  expect(report.figures).toMatchObject([
    { id: "fig1", status: "identical" },
    { id: "fig3", status: "added", why: "only head has it", title: "Other heights", panels: [{ status: "added" }, { status: "added" }] },
    { id: "fig2", status: "removed", why: "only base has it", title: "Heights on one scale", panels: [{ status: "removed" }, { status: "removed" }] },
  ]);
  expect(marked(report)).toEqual({ fig3a: ["spec"], fig3b: ["spec"], fig2a: ["spec"], fig2b: ["spec"] });
  expect([...pictures].map(([name, { before, after }]) => [name, before !== undefined, after !== undefined])).toEqual([
    ["fig3/a", false, true],
    ["fig3/b", false, true],
    ["fig2/a", true, false],
    ["fig2/b", true, false],
  ]);
});

test("a figure with another name is compared with what it was", async () => {
  const { report, pictures } = await paper.diffOf({ "figures/fig2.ts": null, "figures/fig4.ts": paperFiles["figures/fig2.ts"] });
  expect(report).toMatchObject({ exitCode: 1, headline: "2 figures: 1 identical, 1 renamed", figures: [{ id: "fig1" }, { id: "fig4", status: "renamed", why: "fig2" }] });
  expect(report.figures[1]!.panels.map(({ status }) => status)).toEqual(["same", "same"]);
  expect(pictures.size).toBe(0);
  expect([[], layers].map((allowed) => allowing(report, allowed).exitCode)).toEqual([1, 1]);
  expect(writeText(report)).toMatch(/^Fig\. 4 {2}renamed from fig2$/m);
});

test("a figure with an unknown field and one that throws fail with their findings, the others are told", async () => {
  const { report } = await paper.diffOf({
    ...paper.replaced("figures/fig2.ts", "y: height", 'y: { field: "hieght", type: "quantitative" }'),
    "figures/fig3.ts": 'throw new Error("no power");\n',
    "datasets/points.csv": pointsText(withY({ series: "two", x: 3 }, (y) => y + 0.5)),
  });
  expect(report).toMatchObject({ exitCode: 4, headline: "3 figures: 1 changed, 2 failed" });
  expect(report.alarms).toEqual([
    expect.stringMatching(/^Fig\. 2 cannot be drawn: head: panel a, y: expected a column of bars\.csv, found "hieght"/),
    "Fig. 3 cannot be drawn: head: figures/fig3.ts: expected a file that loads, found Error: no power",
  ]);
  expect(report.figures).toMatchObject([{ status: "changed" }, { status: "failed", panels: [] }, { status: "failed", panels: [] }]);
  expect(marked(report)).toEqual({ fig1a: ["data"] });
  expect(firstLines(writeText(report))).toEqual(["Alarms", expect.stringContaining("Fig. 2 cannot be drawn")]);
});

test("a figure that does not compile ends the comparison, with file, line and column", async () => {
  const { report } = await paper.diffOf(paper.replaced("figures/fig2.ts", "figure({", "figure({{"));
  expect(report).toMatchObject({ exitCode: 4, headline: "nothing was compared", figures: [], tables: [] });
  expect(report.alarms).toEqual([expect.stringMatching(/^head cannot be drawn: .*figures\/fig2\.ts:6:23/)]);
  expect(report.alarms[0]).not.toContain("figwright-diff-");
});

test("a base that is older than this command, or hands back another version, is named as such", async () => {
  const older = paper.commitAside({ "src/diff/snapshot/answer.ts": null });
  const newer = paper.commitAside(paper.replaced("src/diff/snapshot/snapshot.ts", "snapshotVersion = 1", "snapshotVersion = 99"));
  const reports = await Promise.all([older, newer].map(async (base) => (await diffIn(paper.root, { base, head: "HEAD" })).report));
  expect(reports).toMatchObject([
    { exitCode: 4, headline: "nothing was compared", alarms: ["base cannot be drawn: its sources have no src/diff/snapshot/answer.ts: they are older than this command"] },
    { exitCode: 4, headline: "nothing was compared", alarms: ["base cannot be drawn: it hands back version 99; this revision reads 1"] },
  ]);
});
