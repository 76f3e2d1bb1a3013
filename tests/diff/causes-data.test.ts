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

test("five points removed, of one series or of two panels", async () => {
  const { report } = await editPoints(points.filter(({ series, x }) => !(series === "one" && x >= 1 && x < 1.3) && !(series === "four" && x >= 3 && x < 3.2)));
  expect(marked(report)).toEqual({ fig1a: ["data"], fig1b: ["data"] });
  expect(report.tables).toMatchObject([{ rows: { removed: 5, changed: 0, added: 0 }, draws: ["Fig. 1a", "Fig. 1b"] }]);
  expect(report.tables[0]!.cells.map(({ row }) => row)).toEqual(["series one, x 1 s", "series one, x 1.1 s", "series one, x 1.2 s", "series four, x 3 s", "series four, x 3.1 s"]);
  expect(panelOf(report, "fig1", "a").marks).toMatchObject({ before: 100, after: 97, changed: 3 });
  expect(panelOf(report, "fig1", "b").marks).toMatchObject({ before: 2, after: 2, changed: 1 });
  expect(report.alarms).toEqual([]);
});

for (const by of [0.02, 0.05, 0.5]) {
  test(`one point moved by ${by}`, async () => {
    const { report, pictures } = await editPoints(withY({ series: "two", x: 3 }, (y) => y + by));
    const old = points.find(({ series, x }) => series === "two" && x === 3)!.y;
    expect(report.exitCode).toBe(1);
    expect(marked(report)).toEqual({ fig1a: ["data"] });
    expect([...pictures.keys()]).toEqual(["fig1/a"]);
    expect(report.tables).toMatchObject([{ file: "datasets/points.csv", rows: { changed: 1, added: 0, removed: 0 }, cellCount: 1, draws: ["Fig. 1a"], sharesScale: [] }]);
    expect(report.tables[0]!.cells).toEqual([
      { row: "series two, x 3 s", column: "y", before: String(old), after: String(Number((old + by).toFixed(4))), change: "changed", lineBefore: 82, lineAfter: 82 },
    ]);
    const panel = panelOf(report, "fig1", "a");
    expect(panel).toMatchObject({ marks: { changed: 1 }, shares: { data: 1 }, scales: [], spec: [], draws: ["datasets/points.csv"] });
    expect(panel.pixels!.strict).toBeGreaterThan(0);
    expect(report.alarms).toEqual([]);
  });
}

test("a series shifted by 0.005 is told as an offset, not as its 50 cells", async () => {
  const { report } = await editPoints(withY({ series: "three" }, (y) => y + 0.005));
  expect(report.exitCode).toBe(1);
  expect(marked(report)).toEqual({ fig1b: ["data"] });
  expect(report.tables).toMatchObject([{ sentences: ["y: +0.005 on all 50 rows of series three"], rows: { changed: 50 }, draws: ["Fig. 1b"] }]);
  expect(panelOf(report, "fig1", "b")).toMatchObject({ marks: { changed: 1 }, shares: { data: 1 }, scales: [] });
  expect(sentencesOf(panelOf(report, "fig1", "b"))).toContain("datasets/points.csv: y: +0.005 on all 50 rows of series three");
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
