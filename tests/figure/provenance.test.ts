import { expect, test } from "vitest";
import { z } from "zod";
import { column, dataset, provenanceKinds, type Row } from "#figwright";
import { countCells, describeCounts, footLine, panelWord, statedTitle } from "../../src/figure/provenance.ts";

const mixed = dataset({
  file: "mixed.csv",
  title: "Printed and invented numbers in one column",
  provenance: { kind: "reconstructed", source: "a model" },
  key: ["name"],
  columns: {
    name: column(z.string(), "Name"),
    value: column(z.number().nullable(), "Value", "V", { provenance: { by: "kind" } }),
    width: column(z.number(), "Width", "V"),
    kind: column(z.enum(provenanceKinds), "Kind"),
  },
});
const rows: readonly Row[] = [
  { name: "a", value: 1, width: 1, kind: "reported" },
  { name: "b", value: 2, width: 1, kind: "assumed" },
  { name: "c", value: null, width: 1, kind: "assumed" },
];
const cells = ["name", "value", "width"].map((column) => ({ dataset: mixed, column, rows: new Map(rows.entries()) }));

test("cells are counted by their own kind; text and empty cells are no numbers", () => {
  expect(describeCounts(countCells(cells))).toBe("1 reported, 3 reconstructed, 1 assumed");
});

test("what is measured, reported or derived needs no word, no foot line and no other title", () => {
  const counts = { ...countCells([]), measured: 12, reported: 3 };
  expect([panelWord(counts), footLine(counts), statedTitle("fig3", "Cycling", counts)]).toEqual([undefined, undefined, "Fig. 3: Cycling"]);
});

test("one assumed cell is enough to say so everywhere", () => {
  const counts = { ...countCells([]), measured: 12_000, assumed: 1 };
  expect(panelWord(counts)).toBe("reconstructed");
  expect(footLine(counts)).toBe("Partly measured, partly reconstructed from printed values. Numbers drawn: 12,000 measured, 1 assumed.");
  expect(statedTitle("fig3-c", "Cycling", counts)).toBe("Reconstruction of Fig. 3c from printed values: Cycling");
});
