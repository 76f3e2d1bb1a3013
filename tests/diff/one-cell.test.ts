import { expect, test } from "vitest";
import { loadSchemas } from "../../src/schemas.ts";
import { copyPaper } from "../paper.ts";
import { isFault, ofStructure, ofTheRest } from "./one-cell-plan.ts";
import { expectFault, expectTold } from "./one-cell-told.ts";
import { openTrials } from "./one-cell-trial.ts";

/* One cell edited in each of the tables that other figures than Fig. 2 draw, or none. */

const trial = await openTrials(copyPaper().dir);
const edits = Object.entries(ofTheRest).flatMap(([table, choices]) => choices.map((choice, at) => [`${table} ${at}`, table, choice] as const));

test("there are at least 60 edits, of every table, and at least 8 that fail validation", async () => {
  const plan = { ...ofStructure, ...ofTheRest };
  const { datasets } = await loadSchemas(process.cwd());
  expect(Object.keys(plan).sort()).toEqual(datasets.map(({ name }) => name).sort());
  const choices = Object.values(plan).flat();
  expect(choices.length).toBeGreaterThanOrEqual(60);
  expect(choices.filter(isFault).length).toBeGreaterThanOrEqual(8);
});

test.each(edits)("%s: the report names the cell and the panels", async (seed, table, choice) => {
  const tried = await trial(table, choice, seed);
  expectTold(tried);
  if (isFault(choice)) expectFault(tried);
});

test.each([
  ["insitu_map_NLMO", "3600", ["Fig. 4a"], ["Fig. 4b"]],
  ["mrixs_map_Ch4.5", "500", ["Fig. 5g", "Fig. 5l"], ["Fig. 5h", "Fig. 5i"]],
] as const)("more counts than anywhere in %s stretch the colours of the panels that share them", async (table, text, draws, sharesScale) => {
  const tried = await trial(table, { kind: "given", column: "intensity", text }, `${table} stretched`);
  expectTold(tried);
  expect(tried.expected).toEqual({ draws, sharesScale });
});

test("an edit below the tolerance of a table is counted as noise, and no panel is named", async () => {
  const { reported, expected } = await trial("lcf_references", { kind: "given", column: "intensity", where: { valence: "2", energy: "640.0" }, text: "0.4019768547" }, "");
  expect(expected).toEqual({ draws: [], sharesScale: [] });
  expect(reported).toMatchObject({ exitCode: 0, tables: [{ change: "noise", noiseCells: 1, cells: [], ...expected }] });
});

test("where a figure has no place for the number there is no scene to compare, and the report says so", async () => {
  const { reported, edit } = await trial("debye_waller", { kind: "given", column: "value", where: { sample: "NLMO", state: "Ch4.5", shell: "Mn-O" }, text: "0.00950" }, "");
  expect(reported.alarms).toEqual([expect.stringMatching(/^Fig\. 7 cannot be drawn: head: panel g, view Mn-O, y: .* 9\.5 /)]);
  expect(reported.tables).toMatchObject([{ cells: [{ row: edit.name, column: "value", before: edit.before, after: "0.00950" }], draws: [], sharesScale: [] }]);
  expect(reported.figures).toContainEqual(expect.objectContaining({ id: "fig7", status: "failed" }));
});
