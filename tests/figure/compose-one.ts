import { figure, panel, rsc, type Dataset, type Row, type ViewSpec } from "#figwright";
import { composeFigure, type Composed } from "../../src/figure/compose.ts";

/** A figure of one panel over given rows, composed. */
export function composeOne(dataset: Dataset, rows: readonly Row[], spec: ViewSpec & { aspect?: "equal" }, profile = rsc.single): Promise<Composed> {
  const declared = figure({ title: "One panel", profile, layout: ["a"], rowsMm: [40], panels: { a: panel(dataset, { caption: "", alt: "", ...spec }) } });
  return composeFigure(declared, "fig8", "figures/fig8.ts", { rowsOf: () => rows, locate: (_, index) => `row ${index}` });
}
