import { expect, test } from "vitest";
import { writeText } from "../../src/diff/report/text.ts";
import { createSmallPaper, marked, panelOf, points, pointsText, withY, type Point } from "./small-paper.ts";

const paper = createSmallPaper();
const editPoints = (rows: readonly Point[]) => paper.diffOf({ "datasets/points.csv": pointsText(rows) });
const sentencesOf = (panel: ReturnType<typeof panelOf>) => [...panel.sentences, ...panel.scales].map(({ text }) => text);

/* Of these seven edits a pixel gate with the usual thresholds lets five pass. */

test("one point removed", async () => {
  const { report, pictures } = await editPoints(points.filter(({ series, x }) => series !== "one" || x !== 2.5));
  expect(report.exitCode).toBe(1);
  expect(marked(report)).toEqual({ fig1a: ["data"] });
  expect([...pictures.keys()]).toEqual(["fig1/a"]);
  expect(report.tables).toMatchObject([
    {
      file: "datasets/points.csv", change: "changed", sentences: ["1 row removed: series one, x 2.5 s"], join: "key series, x", draws: ["Fig. 1a"], sharesScale: [],
      cells: [{ row: "series one, x 2.5 s", column: "", change: "removed", lineBefore: 27, lineAfter: null }],
    },
  ]);
  const panel = panelOf(report, "fig1", "a");
  expect(panel.shares).toEqual({ data: 1 });
  expect(sentencesOf(panel)).toEqual(["datasets/points.csv: 1 row removed: series one, x 2.5 s", "1 mark removed (points: series one, x 2.5 s)"]);
  expect(report.alarms).toEqual([]);
});

test("five points removed, and a series shifted by 0.005, told as an offset and not as its 50 cells", async () => {
  const shifted = withY({ series: "three" }, (y) => y + 0.005);
  const { report, pictures } = await editPoints(shifted.filter(({ series, x }) => series !== "one" || x < 1 || x >= 1.5));
  expect(report.exitCode).toBe(1);
  expect(marked(report)).toEqual({ fig1a: ["data"], fig1b: ["data"] });
  expect([...pictures.keys()]).toEqual(["fig1/a", "fig1/b"]);
  expect(report.tables).toMatchObject([{ rows: { before: 200, after: 195, removed: 5, changed: 50, added: 0 }, draws: ["Fig. 1a", "Fig. 1b"], sharesScale: [] }]);
  const removed = ["1", "1.1", "1.2", "1.3", "1.4"].map((x) => `series one, x ${x} s`);
  expect(report.tables[0]!.cells.filter(({ change }) => change === "removed").map(({ row }) => row)).toEqual(removed);
  const [a, b] = [panelOf(report, "fig1", "a"), panelOf(report, "fig1", "b")];
  expect(a).toMatchObject({ marks: { before: 100, after: 95, changed: 5 }, shares: { data: 5 }, scales: [] });
  expect(sentencesOf(a).join("\n")).not.toContain("series three");
  expect(b).toMatchObject({ marks: { before: 2, after: 2, changed: 1 }, shares: { data: 1 }, scales: [] });
  expect(sentencesOf(b)).toContain("datasets/points.csv: y: +0.005 on all 50 rows of series three");
  expect(report.alarms).toEqual([]);
});

test("three points moved by 0.02, 0.05 and 0.5", async () => {
  const shifts = new Map([[1, 0.02], [3, 0.05], [4, 0.5]]);
  const rows = points.map((point) => ({ ...point, y: Number((point.y + (point.series === "two" ? (shifts.get(point.x) ?? 0) : 0)).toFixed(4)) }));
  const { report, pictures } = await editPoints(rows);
  expect(report.exitCode).toBe(1);
  expect(marked(report)).toEqual({ fig1a: ["data"] });
  expect([...pictures.keys()]).toEqual(["fig1/a"]);
  expect(report.tables).toMatchObject([{ file: "datasets/points.csv", rows: { changed: 3, added: 0, removed: 0 }, cellCount: 3, draws: ["Fig. 1a"], sharesScale: [] }]);
  const yOf = (all: readonly Point[], at: number) => String(all.find(({ series, x }) => series === "two" && x === at)!.y);
  expect(report.tables[0]!.cells).toEqual([...shifts.keys()].map((x) => (
    { row: `series two, x ${x} s`, column: "y", before: yOf(points, x), after: yOf(rows, x), change: "changed", lineBefore: 52 + 10 * x, lineAfter: 52 + 10 * x }
  )));
  const panel = panelOf(report, "fig1", "a");
  expect(panel).toMatchObject({ marks: { changed: 3 }, shares: { data: 3 }, scales: [], spec: [], draws: ["datasets/points.csv"] });
  for (const x of shifts.keys()) expect(sentencesOf(panel).join("\n")).toContain(`points: series two, x ${x} s`);
  expect(panel.pixels!.strict).toBeGreaterThan(0);
  expect(report.alarms).toEqual([]);
});

test("a column times 1000 is told as a factor, with the unit that it looks like", async () => {
  const { report } = await editPoints(withY({}, (y) => y * 1000));
  expect(report.exitCode).toBe(1);
  expect(marked(report)).toEqual({ fig1a: ["data"], fig1b: ["data"] });
  expect(report.tables).toMatchObject([{ sentences: [expect.stringMatching(/^y: x1000 on all 200 rows: mV to uV\?$/)], draws: ["Fig. 1a", "Fig. 1b"] }]);
  expect(sentencesOf(panelOf(report, "fig1", "a"))).toEqual(expect.arrayContaining([expect.stringMatching(/^y axis: domain \[-1, 1\] -> \[-1000, 1000\]/)]));
});

test("relative noise of 1e-15 is counted and exits with 0", async () => {
  const noisy = points.map((point) => ({ ...point, y: point.y * (1 + 4e-16) }));
  const changed = noisy.filter(({ y }, at) => y !== points[at]!.y).length;
  const { report, pictures } = await editPoints(noisy);
  expect(changed).toBeGreaterThan(50);
  expect(report.exitCode).toBe(0);
  expect(marked(report)).toEqual({});
  expect(pictures.size).toBe(0);
  expect(report.tables).toMatchObject([{ change: "noise", noiseCells: changed, cellCount: 0 }]);
  expect(writeText(report)).toMatch(/datasets\/points\.csv {2}noise .*cells that differ by noise: \d+/);
});

test("a wider tick label moves the neighbour and does not mark it", async () => {
  const { report, pictures } = await editPoints(withY({ series: "one" }, (y) => y * 9000));
  expect(marked(report)).toEqual({ fig1a: ["data"] });
  expect(panelOf(report, "fig1", "b")).toMatchObject({ status: "layout", scales: [], spec: [], draws: [], sharesScale: [], pixels: null });
  expect(panelOf(report, "fig1", "c")).toMatchObject({ status: "layout", draws: [], sharesScale: [] });
  expect([...pictures.keys()]).toEqual(["fig1/a"]);
  expect(report.tables).toMatchObject([{ draws: ["Fig. 1a"], sharesScale: [] }]);
});

test("a new maximum stretches the panel that shares its limits, and says so", async () => {
  const { report, pictures } = await paper.diffOf(paper.replaced("datasets/bars.csv", "left,A,4", "left,A,12"));
  expect(report.exitCode).toBe(1);
  // the page too, which is as tall as its labels need
  expect(marked(report)).toEqual({ fig2: ["data"], fig2a: ["data"], fig2b: ["data"] });
  expect(report.tables).toMatchObject([{ file: "datasets/bars.csv", sentences: ["place left, name A: height 4 -> 12 mm"], draws: ["Fig. 2a"], sharesScale: ["Fig. 2b"] }]);
  const neighbour = panelOf(report, "fig2", "b");
  expect(neighbour).toMatchObject({ draws: [], sharesScale: ["datasets/bars.csv"] });
  expect(neighbour.scales.map(({ text }) => text)).toEqual([expect.stringMatching(/^y axis: domain \[4, 9\] -> \[5, 12\]/)]);
  expect([...pictures.keys()]).toEqual(["fig2/a", "fig2/b"]);
  expect(report.claims).toEqual([]);
});
