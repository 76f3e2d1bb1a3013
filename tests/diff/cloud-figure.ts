import { z } from "zod";
import { column, dataset, figure, panel, rsc, type Figure, type Row, type ViewSpec } from "#figwright";
import { composeFigure, type Composed } from "../../src/figure/compose.ts";
import type { Node } from "../../src/scene/scene.ts";

/* A figure of three panels that the diff tests edit: points in two series (a), the same rows as lines (b), bars (c). */

export const cloud = dataset({
  file: "cloud.csv",
  title: "Points",
  provenance: { kind: "measured", source: "made for the test" },
  key: ["series", "x"],
  columns: { series: column(z.string(), "Series"), x: column(z.number(), "x", "1"), y: column(z.number(), "y", "1") },
});

export const bars = dataset({
  file: "bars.csv",
  title: "Bars",
  provenance: { kind: "measured", source: "made for the test" },
  key: ["name"],
  columns: { name: column(z.string(), "Name"), height: column(z.number(), "Height", "1") },
});

export const cloudRows: readonly Row[] = ["wild type", "mutant"].flatMap((series, shift) =>
  Array.from({ length: 50 }, (_, at) => ({ series, x: at / 10, y: 0.5 + 0.4 * Math.sin(at / 8 + shift) })),
);
export const barRows: readonly Row[] = ["A", "B", "C"].map((name, at) => ({ name, height: 10 + 20 * at }));

export interface Edit {
  readonly cloud?: readonly Row[];
  readonly bars?: readonly Row[];
  readonly views?: Partial<Readonly<Record<"a" | "b" | "c", ViewSpec>>>;
}

const color = { ...cloud.fields.series, legend: { orient: "bottom-right" } };
const points: ViewSpec = { mark: "point", encoding: { x: cloud.fields.x, y: cloud.fields.y, color } };
const lines: ViewSpec = { mark: "line", encoding: { x: cloud.fields.x, y: cloud.fields.y, color: { ...color, legend: null } } };
const columns: ViewSpec = { mark: "bar", encoding: { x: bars.fields.name, y: bars.fields.height } };
export const views = { a: points, b: lines, c: columns };

export function cloudFigure(edit: Edit = {}): Figure {
  const drawn = { ...views, ...edit.views };
  const text = { caption: "None.", alt: "None." };
  return figure({
    title: "A test",
    profile: rsc.double,
    layout: ["abc"],
    rowsMm: [40],
    panels: { a: panel(cloud, { ...text, ...drawn.a }), b: panel(cloud, { ...text, ...drawn.b }), c: panel(bars, { ...text, ...drawn.c }) },
  });
}

export async function composeEdit(edit: Edit = {}): Promise<Composed> {
  const rowsOf = (name: string) => (name === "bars" ? (edit.bars ?? barRows) : (edit.cloud ?? cloudRows));
  const composed = await composeFigure(cloudFigure(edit), "test", "figures/test.ts", { rowsOf, locate: (_, index) => `row ${index}` });
  if (composed.findings.length > 0) throw new Error(JSON.stringify(composed.findings));
  return composed;
}

/** Keys of rows as their tables declare them. */
export function keysOf({ before, after }: { readonly before: Edit; readonly after: Edit }) {
  return (panelLetter: string, node: Node, side: "before" | "after"): string | undefined => {
    if (node.row === undefined) return undefined;
    const edit = side === "before" ? before : after;
    const row = panelLetter === "c" ? (edit.bars ?? barRows)[node.row]! : (edit.cloud ?? cloudRows)[node.row]!;
    return panelLetter === "c" ? String(row["name"]) : `${row["series"] as string}, ${row["x"] as number}`;
  };
}

/** The rows with one cell of one row replaced. */
export function edited(rows: readonly Row[], at: number, cells: Row): readonly Row[] {
  return rows.map((row, index) => (index === at ? { ...row, ...cells } : row));
}
