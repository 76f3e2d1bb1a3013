import { expect, test } from "vitest";
import { causesIn } from "../../src/diff/compare.ts";
import type { Cause } from "../../src/diff/report/report.ts";
import { writeText } from "../../src/diff/report/text.ts";
import { createSmallPaper, marked, panelOf, replacedIn, type Edit } from "./small-paper.ts";

const paper = createSmallPaper();
const everywhere = (cause: Cause) => Object.fromEntries(["fig1a", "fig1b", "fig1c", "fig2a", "fig2b"].map((panel) => [panel, [cause]]));

async function diffOf(edit: Edit) {
  const diff = await paper.diffOf(edit);
  expect(diff.report.tables).toEqual([]);
  expect(diff.report.alarms).toEqual([]);
  return { ...diff, differing: diff.report.layers.filter(({ isEqual }) => !isEqual).map(({ layer }) => layer) };
}

test("a mark's size and a domain are blamed on the spec, with their paths", async () => {
  const withSize = replacedIn(paper.read("figures/fig1.ts"), "size: 10", "size: 20");
  const { report, differing } = await diffOf({ "figures/fig1.ts": replacedIn(withSize, "y: bars.fields.height", "y: { ...bars.fields.height, scale: { domain: [0, 80] } }") });
  expect(report.exitCode).toBe(1);
  expect(differing).toEqual(["spec"]);
  expect(marked(report)).toEqual({ fig1a: ["spec"], fig1c: ["spec"] });
  expect(panelOf(report, "fig1", "a")).toMatchObject({ draws: [], marks: { changed: 100 }, shares: { spec: 100 }, scales: [], spec: [{ causes: ["spec"], text: "mark > size: 10 -> 20" }] });
  expect(panelOf(report, "fig1", "c").spec).toEqual([{ causes: ["spec"], text: "y axis > scale > domain: [0,80] added" }]);
  expect(panelOf(report, "fig1", "c").scales).toEqual([{ causes: ["spec"], text: expect.stringMatching(/^y axis: domain \[0, 50\] -> \[0, 80\]/) as string }]);
  expect(report.figures).toMatchObject([{ id: "fig1", status: "changed" }, { id: "fig2", status: "identical" }]);
});

test("a colour and a line width of the theme are blamed on the theme, wherever they are drawn", async () => {
  const withColour = replacedIn(paper.read("src/figure/theme.ts"), 'labelColor: "#000000"', 'labelColor: "#222222"');
  const { report, differing } = await diffOf({ "src/figure/theme.ts": replacedIn(withColour, "line: { strokeWidth: 0.75 }", "line: { strokeWidth: 1 }") });
  expect(report.exitCode).toBe(1);
  expect(differing).toEqual(["theme"]);
  expect(marked(report)).toEqual(everywhere("theme"));
  expect([...causesIn(report.figures)]).toEqual(["theme"]);
  expect(panelOf(report, "fig2", "b").sentences.map(({ text }) => text)).toEqual(["axis 1: other fill", "axis 2: other fill"]);
  expect(panelOf(report, "fig1", "b")).toMatchObject({ marks: { changed: 2 }, shares: { theme: 2 } });
});

test("another file for a face is blamed on the fonts, never on data", async () => {
  const { report, differing } = await diffOf(paper.replaced("src/text/face.ts", 'arimo("400Regular")', 'arimo("700Bold")'));
  expect(report.exitCode).toBe(1);
  expect(differing).toEqual(["fonts"]);
  expect([...causesIn(report.figures)]).toEqual(["fonts"]);
  for (const panel of Object.keys(everywhere("fonts"))) expect(marked(report)[panel]).toEqual(["fonts"]);
});

test("a stroke of the frame is blamed on the engine", async () => {
  const { report, differing } = await diffOf(paper.replaced("src/figure/frame.ts", "width: 0.5,", "width: 0.8,"));
  expect(report.exitCode).toBe(1);
  expect(differing).toEqual(["engine"]);
  expect(marked(report)).toEqual(everywhere("engine"));
});

// they are taken for ticks that moved, which is no more than layout: see what is said of `isLayout` in guide-change.ts
test("longer ticks are blamed on the engine", async () => {
  const { report } = await diffOf(paper.replaced("src/figure/frame.ts", "majorPt: 3,", "majorPt: 5,"));
  expect(report.exitCode).toBe(1);
  expect(marked(report)).toEqual(everywhere("engine"));
});

test("a comment in the engine changes a hash and nothing else", async () => {
  const { report, pictures, differing } = await diffOf(paper.replaced("src/figure/frame.ts", "/** Lengths of ticks", "/** The lengths of ticks"));
  expect(report.exitCode).toBe(0);
  expect(differing).toEqual(["engine"]);
  expect(marked(report)).toEqual({});
  expect(pictures.size).toBe(0);
  expect(report.figures.map(({ status }) => status)).toEqual(["same", "same"]);
  const text = writeText(report);
  expect(text).toContain("engine: src/figure/frame.ts");
  expect(text).toContain("data, spec, theme, fonts, libraries: equal by hash");
});
