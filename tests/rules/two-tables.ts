import { z } from "zod";
import { column, dataset } from "#figwright";

/** Two small tables for rules that join tables. */
export const curves = dataset({
  file: "curves.csv",
  title: "Curves",
  provenance: { kind: "assumed", source: "this test" },
  key: ["curve", "x"],
  columns: {
    curve: column(z.string(), "Curve"),
    x: column(z.number(), "x", "1", { decimals: 1 }),
    y: column(z.number(), "y", "1", { decimals: 2 }),
  },
});

export const names = dataset({
  file: "names.csv",
  title: "Names of the curves",
  provenance: { kind: "assumed", source: "this test" },
  key: ["curve"],
  columns: { curve: column(z.string(), "Curve"), y: column(z.number(), "y", "1", { decimals: 2 }) },
});
