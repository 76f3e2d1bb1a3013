import { expect, test } from "vitest";
import { copyPaper } from "../paper.ts";
import { ofStructure } from "./one-cell-plan.ts";
import { expectTold } from "./one-cell-told.ts";
import { openTrials } from "./one-cell-trial.ts";

/* One cell edited in each of the tables that Fig. 2 draws. */

const trial = await openTrials(copyPaper().dir);
const edits = Object.entries(ofStructure).flatMap(([table, choices]) => choices.map((choice, at) => [`${table} ${at}`, table, choice] as const));

test.each(edits)("%s: the report names the cell and the panels", async (seed, table, choice) => {
  expectTold(await trial(table, choice, seed));
});

test("a figure that draws other rows of the table stays the same", async () => {
  const { reported, expected } = await trial("images", { kind: "given", column: "pixel_size_nm", where: { image_id: "tem_10th_NLMRO" }, text: "0.041" }, "");
  expect(expected).toEqual({ draws: ["Fig. 5b"], sharesScale: [] });
  expect(reported.figures.map(({ id, status }) => [id, status])).toContainEqual(["fig2", "same"]);
});
