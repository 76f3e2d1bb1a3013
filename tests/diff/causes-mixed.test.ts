import { expect, test } from "vitest";
import { allowing } from "../../src/diff/allow.ts";
import type { PanelReport } from "../../src/diff/report/report.ts";
import { createSmallPaper, marked, panelOf, points, pointsText, withY } from "./small-paper.ts";

const paper = createSmallPaper();
const movedPoint = { "datasets/points.csv": pointsText(withY({ series: "two", x: 3 }, (y) => y + 0.5)) };
const largerMarks = paper.replaced("figures/fig1.ts", "size: 10", "size: 20");
const otherColour = paper.replaced("src/figure/theme.ts", '"#56B4E9"', '"#009E73"');
const widerFrame = paper.replaced("src/figure/frame.ts", "width: 0.5,", "width: 0.8,");
const otherFont = paper.replaced("src/text/face.ts", 'arimo("400Regular")', 'arimo("700Bold")');

/** The start of every sentence of a panel, with what it is blamed on in front. */
function told({ sentences, scales, spec }: PanelReport): readonly string[] {
  return [...sentences, ...scales, ...spec].map(({ causes, text }) => `${causes.join("+")}: ${text.replace(/^datasets\/points\.csv: /, "").replace(/( \(|: stroke|: range).*/, "")}`);
}

const moved = ["data: series two, x 3 s: y -0.9493 -> -0.4493 mV", "data: 1 mark moved by 28 pt"];
const recoloured = ["theme: 50 of 100 marks recoloured", "theme: color scale"];

test("data and spec: the point that moved is the data's, the size of all is the spec's", async () => {
  const { report } = await paper.diffOf({ ...movedPoint, ...largerMarks });
  expect(report.exitCode).toBe(1);
  expect(marked(report)).toEqual({ fig1a: ["data", "spec"] });
  const panel = panelOf(report, "fig1", "a");
  expect(told(panel)).toEqual([...moved, "spec: 100 of 100 marks restyled: size 1.581 -> 2.236", "spec: mark > size: 10 -> 20"]);
  expect(panel.shares).toEqual({ data: 1, spec: 100 });
  expect([["data"], ["spec", "theme"], ["data", "spec"]].map((allowed) => allowing(report, allowed).exitCode)).toEqual([1, 1, 0]);
});

test("data and theme: the point that moved is the data's, the colour of its series is the theme's", async () => {
  const { report } = await paper.diffOf({ ...movedPoint, ...otherColour });
  expect(marked(report)).toEqual({ fig1a: ["data", "theme"], fig1b: ["theme"] });
  expect(told(panelOf(report, "fig1", "a"))).toEqual([moved, recoloured].flat());
  expect(panelOf(report, "fig1", "a").shares).toEqual({ data: 1, theme: 50 });
  expect(panelOf(report, "fig1", "b").shares).toEqual({ theme: 1 });
  expect(report.tables).toMatchObject([{ draws: ["Fig. 1a"], sharesScale: [] }]);
});

test("another caption, which draws nothing, is the spec's where only data move marks", async () => {
  const { report } = await paper.diffOf({ ...movedPoint, ...paper.replaced("figures/fig2.ts", 'caption: "None."', 'caption: "Bars."') });
  expect(panelOf(report, "fig2", "a").spec).toEqual([{ causes: ["spec"], text: 'caption: "None." -> "Bars."' }]);
  expect(told(panelOf(report, "fig1", "a"))).toEqual(moved);
});

test("spec and theme: each has its property of the same marks", async () => {
  const { report } = await paper.diffOf({ ...largerMarks, ...otherColour });
  expect(marked(report)).toEqual({ fig1a: ["spec", "theme"], fig1b: ["theme"] });
  expect(told(panelOf(report, "fig1", "a"))).toEqual(["spec: 100 of 100 marks restyled: size 1.581 -> 2.236", ...recoloured, "spec: mark > size: 10 -> 20"]);
  expect(panelOf(report, "fig1", "a").shares).toEqual({ spec: 100, theme: 50 });
});

test("data, theme and engine: three layers, three causes", async () => {
  const { report } = await paper.diffOf({ ...movedPoint, ...otherColour, ...widerFrame });
  expect(marked(report)).toEqual({ fig1a: ["data", "engine", "theme"], fig1b: ["engine", "theme"], fig1c: ["engine"], fig2a: ["engine"], fig2b: ["engine"] });
  expect(told(panelOf(report, "fig1", "a"))).toEqual([...moved, recoloured[0], "engine: tick: other stroke width", "engine: frame: other stroke width", recoloured[1]]);
  expect(panelOf(report, "fig1", "a").shares).toEqual({ data: 1, theme: 50 });
});

test("data and fonts: the axes are the font's, the point that moved is the data's", async () => {
  const { report } = await paper.diffOf({ ...movedPoint, ...otherFont });
  expect(marked(report)).toEqual({ fig1a: ["data", "fonts"], fig1b: ["fonts"], fig1c: ["fonts"], fig2: ["fonts"], fig2a: ["fonts"], fig2b: ["fonts"] });
  expect(told(panelOf(report, "fig1", "a"))).toEqual([...moved, "fonts: axis 1: other font", "fonts: axis 2: other font"]);
  expect(panelOf(report, "fig1", "a").shares).toEqual({ data: 1 });
  expect(report.alarms).toEqual([]);
});

test("a row that only the new spec draws is an interaction, and so are the colours that it shifts", async () => {
  const { report } = await paper.diffOf({
    "datasets/points.csv": pointsText([...points, { series: "five", x: 1, y: 0.1 }]),
    ...paper.replaced("figures/fig1.ts", 'series: ["one", "two"]', 'series: ["one", "two", "five"]'),
  });
  expect(report.remarks).toEqual([]);
  expect(marked(report)).toEqual({ fig1a: ["data", "interaction", "spec"] });
  const panel = panelOf(report, "fig1", "a");
  expect(told(panel)).toEqual(expect.arrayContaining(["data: 1 row appended: series five, x 1 s", "interaction: 1 mark added", "interaction: color scale: domain + 'five'"]));
  expect(panel.shares).toEqual({ interaction: 101 });
});

test("a swap that cannot be drawn, a new column in the new spec, is a remark", async () => {
  const withDepth = paper.read("datasets/bars.csv").trim().split("\n").map((line, at) => `${line},${at === 0 ? "depth" : at}\n`).join("");
  const { report } = await paper.diffOf({
    "datasets/bars.csv": withDepth,
    ...paper.replaced("schemas/bars.ts", ', "mm") },', ', "mm"), depth: column(z.number(), "Depth", "mm") },'),
    ...paper.replaced("figures/fig1.ts", "y: bars.fields.height", 'y: { field: "depth", type: "quantitative", title: "Depth" }'),
  });
  expect(report.exitCode).toBe(1);
  expect(report.alarms).toEqual([]);
  expect(report.remarks).toEqual([
    'base with the spec of head cannot be drawn: fig1: expected a column of bars.csv, found "depth"',
    'head with the data of base cannot be drawn: fig1: expected a column of bars.csv, found "depth"',
  ]);
  // head needs both: with the old data it cannot be drawn, with the old spec the change is gone
  expect(marked(report)).toEqual({ fig1c: ["interaction"] });
  expect(report.tables).toMatchObject([{ file: "datasets/bars.csv", sentences: ["column depth added"] }]);
});
