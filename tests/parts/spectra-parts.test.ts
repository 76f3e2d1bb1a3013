import { expect, test } from "vitest";
import { z } from "zod";
import { parse, View } from "vega";
import { compile } from "vega-lite";
import { column, dataset } from "#figwright";
import { offsetStack, trace, type OffsetStack } from "../../figures/parts/offset-stack.ts";
import { stateLabel, states } from "../../figures/parts/states.ts";

const scans = dataset({
  file: "scans.csv",
  title: "Spectra",
  provenance: { kind: "measured", source: "beam time 7" },
  key: ["spectrum_id", "energy"],
  columns: { spectrum_id: column(z.string(), "Spectrum"), energy: column(z.number(), "Energy", "eV"), intensity: column(z.number(), "Intensity", "1") },
});

const stack: OffsetStack = {
  dataset: scans,
  prefix: "A-",
  states: ["pristine", "Ch4.5"],
  x: scans.fields.energy,
  y: "intensity",
  step: 2,
  domain: { x: [0, 10], y: [0, 5] },
  title: "Intensity (a.u.)",
  name: { x: 9, above: 0.5 },
};

test("a stack moves every spectrum up by its place, first at the bottom, and names it at its end", async () => {
  const [line, names] = offsetStack(stack);
  const rows = ["A-pristine", "A-Ch4.5"].flatMap((spectrum_id) => [0, 10].map((energy) => ({ spectrum_id, energy, intensity: 1 })));
  const view = await new View(parse(compile({ ...line, data: { values: rows, name: "rows" } } as never).spec), { renderer: "none" }).runAsync();
  const drawn = (view.data("data_0") as { spectrum_id: string; intensity_offset: number }[]).map(({ spectrum_id, intensity_offset }) => [spectrum_id, intensity_offset]);
  expect(drawn).toEqual([["A-pristine", 1], ["A-pristine", 1], ["A-Ch4.5", 3], ["A-Ch4.5", 3]]);
  expect((names!.data as { values: object[] }).values).toEqual([{ x: 9, y: 0.5, label: "Pristine" }, { x: 9, y: 2.5, label: "Ch 4.5 V" }]);
});

test("a fit of its own colour lies on its spectrum, moved by as much", () => {
  const formula = (column: string) => (trace(stack, column, { type: "line", color: "#000000" }).transform![0] as { calculate: string }).calculate;
  expect(formula("fit").replaceAll("fit", "intensity")).toBe(formula("intensity"));
  expect(trace(stack, "fit", { type: "line", color: "#000000" }).encoding).not.toHaveProperty("color");
});

test("every state has a name and a colour of its own, and the expression gives the name", () => {
  const looks = Object.values(states);
  for (const key of ["label", "color"] as const) expect(new Set(looks.map((look) => look[key])).size).toBe(looks.length);
  const named = new Function("datum", `return ${stateLabel("datum.state")}`) as (datum: object) => string;
  expect(Object.keys(states).map((state) => named({ state }))).toEqual(looks.map(({ label }) => label));
});
