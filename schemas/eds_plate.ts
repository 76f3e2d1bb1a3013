import { z } from "zod";
import { column, matrix } from "#figwright";

/** Which pixels of the EDS maps lie on the plate: 1 on it, 0 beside it. */
export const edsPlate = matrix({
  file: "eds_plate.csv",
  title: "Outline of the plate in the EDS maps",
  provenance: { kind: "assumed", source: "a slightly irregular hexagon of 2.4 um from corner to corner, within the sizes that the article states" },
  row: "y",
  column: "x",
  value: "plate",
  columns: {
    y: column(z.number().min(0), "*y*", "nm", { decimals: 0 }),
    x: column(z.number().min(0), "*x*", "nm", { decimals: 0 }),
    plate: column(z.int().min(0).max(1), "Plate", "1", { decimals: 0, claims: ["C023", "C027"] }),
  },
});
