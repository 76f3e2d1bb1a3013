import { expect, test } from "vitest";
import { z } from "zod";
import { column, dataset, figure, panel, rsc, type Row, type ViewSpec } from "#figwright";
import { composeFigure } from "../../src/figure/compose.ts";
import { formatFindings } from "../../src/finding.ts";

const doseResponse = dataset({
  file: "dose-response.csv",
  title: "Growth against dose",
  provenance: { kind: "measured", source: "plate reader, run 17" },
  key: ["dose"],
  columns: {
    dose: column(z.number(), "Dose", "1"),
    growth: column(z.number().nullable(), "Growth", "1"),
    strain: column(z.string(), "Strain"),
  },
});
const { dose, growth, strain } = doseResponse.fields;
const rows: readonly Row[] = [
  { dose: 0, growth: 1, strain: "wild type" },
  { dose: 1, growth: 50, strain: "wild type" },
  { dose: 10, growth: -3, strain: "mutant" },
];

async function compose(spec: ViewSpec & { allowClip?: { reason: string } }, drawn = rows) {
  const declared = figure({
    title: "A dose curve",
    profile: rsc.single,
    layout: ["a"],
    rowsMm: [40],
    panels: { a: panel(doseResponse, { caption: "Growth", alt: "Growth", ...spec }) },
  });
  const tables = { rowsOf: () => drawn, locate: (_: unknown, index: number) => `datasets/dose-response.csv:${index + 2}` };
  return composeFigure(declared, "fig8", "figures/fig8.ts", tables);
}

const complaint = async (spec: ViewSpec, drawn?: readonly Row[]) => formatFindings((await compose(spec, drawn)).findings, "Nothing was written to output/.");

test("a sound figure has no finding", async () => {
  expect((await compose({ mark: "point", encoding: { x: dose, y: growth } })).findings).toEqual([]);
});

test("a field that does not exist is refused, with the name that was meant", async () => {
  expect(await complaint({ mark: "point", encoding: { x: dose, y: { field: "grwth", type: "quantitative" } } })).toMatchInlineSnapshot(`
    "figures/fig8.ts  panel a, y  A FW-FIG-010
      expected a column of dose-response.csv
      found    "grwth"
      hint     did you mean "growth"?

    1 finding. Nothing was written to output/."
  `);
});

test("a warning of Vega-Lite is refused", async () => {
  expect(await complaint({ mark: "point", encoding: { x: dose, y: growth, colour: strain } })).toMatchInlineSnapshot(`
    "figures/fig8.ts  panel a  A FW-FIG-011
      expected no warning from Vega or Vega-Lite
      found    colour-encoding is dropped as colour is not a valid encoding channel.

    1 finding. Nothing was written to output/."
  `);
});

test("a row outside a fixed domain is refused, by line", async () => {
  expect(await complaint({ mark: "point", encoding: { x: dose, y: { ...growth, scale: { domain: [0, 10] } } } })).toMatchInlineSnapshot(`
    "figures/fig8.ts  panel a, y  A FW-FIG-015
      expected growth within the axis, 0 to 10
      found    50 (datasets/dose-response.csv:3)

    figures/fig8.ts  panel a, y  A FW-FIG-015
      expected growth within the axis, 0 to 10
      found    -3 (datasets/dose-response.csv:4)

    2 findings. Nothing was written to output/."
  `);
});

test("a clamped row is refused as well", async () => {
  expect(await complaint({ mark: "point", encoding: { x: dose, y: { ...growth, scale: { domain: [0, 10], clamp: true } } } })).toMatchInlineSnapshot(`
    "figures/fig8.ts  panel a, y  A FW-FIG-015
      expected growth within the axis, 0 to 10
      found    50 (datasets/dose-response.csv:3)

    figures/fig8.ts  panel a, y  A FW-FIG-015
      expected growth within the axis, 0 to 10
      found    -3 (datasets/dose-response.csv:4)

    2 findings. Nothing was written to output/."
  `);
});

test("a value of 0 or less on a log axis is refused, not drawn at the top", async () => {
  expect(await complaint({ mark: "point", encoding: { x: { ...dose, scale: { type: "log", domain: [1, 100] } }, y: growth } })).toMatchInlineSnapshot(`
    "figures/fig8.ts  panel a, x  A FW-FIG-016
      expected a dose above 0 on a log axis
      found    0 (datasets/dose-response.csv:2)

    1 finding. Nothing was written to output/."
  `);
});

test("a panel may leave rows undrawn with a reason; they are counted", async () => {
  const { findings, panels } = await compose({ mark: { type: "point", clip: true }, encoding: { x: dose, y: { ...growth, scale: { domain: [0, 10] } } }, allowClip: { reason: "saturated wells" } });
  expect(findings).toEqual([]);
  expect(panels[0]!.clipped).toEqual([{ count: 2, reason: "saturated wells" }]);
});

test("a computed coordinate that is no number is refused, by line", async () => {
  expect(
    await complaint({ transform: [{ calculate: "datum.dose == 1 ? 1 / 0 : 1", as: "ratio" }], mark: "point", encoding: { x: dose, y: { field: "ratio", type: "quantitative", scale: { domain: [0, 2] } } } }),
  ).toMatchInlineSnapshot(`
    "figures/fig8.ts  panel a, y  A FW-FIG-012
      expected a finite ratio
      found    Infinity (datasets/dose-response.csv:3)

    1 finding. Nothing was written to output/."
  `);
});

test("a formula that reads an empty cell is refused, since Vega would take it for 0", async () => {
  const gap = [...rows, { dose: 5, growth: null, strain: "mutant" }];
  expect(await complaint({ transform: [{ calculate: "-datum.growth", as: "loss" }], mark: "point", encoding: { x: dose, y: { field: "loss", type: "quantitative" } } }, gap)).toMatchInlineSnapshot(`
    "figures/fig8.ts  panel a  A FW-FIG-017
      expected a growth in every row that a formula reads
      found    an empty cell (datasets/dose-response.csv:5)

    1 finding. Nothing was written to output/."
  `);
});

test("a character without a glyph is refused", async () => {
  expect(await complaint({ mark: "point", encoding: { x: { ...dose, title: "剂量" }, y: growth } })).toMatchInlineSnapshot(`
    "figures/fig8.ts  panel a  A FW-FIG-013
      expected characters that a bundled font has
      found    "剂量" in "剂量"

    1 finding. Nothing was written to output/."
  `);
});

test("many rows of one fault are counted, not listed", async () => {
  const many = Array.from({ length: 200 }, (_, index) => ({ dose: index, growth: 20, strain: "wild type" }));
  const { findings } = await compose({ mark: "point", encoding: { x: dose, y: { ...growth, scale: { domain: [0, 10] } } } }, many);
  expect(findings).toHaveLength(6);
  expect(findings.at(-1)!.found).toBe("195 more");
});

test("a panel whose cells are all measured carries no word and the page no foot line", async () => {
  const { scene } = await compose({ mark: "point", encoding: { x: dose, y: growth } });
  expect(JSON.stringify(scene.children)).not.toContain("reconstructed");
  expect(scene.title).toBe("Fig. 8: A dose curve");
});
