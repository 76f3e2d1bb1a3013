import type { PreparedView } from "./compile.ts";
import type { ViewSpec } from "./figure.ts";
import { panelCells } from "./layout.ts";
import type { ComposedPanel } from "./panel.ts";
import { powerOfTen } from "./power-of-ten.ts";
import { describeCounts, isInvented } from "./provenance.ts";
import { rasterName, type Raster } from "./raster.ts";
import type { Box } from "../scene/path.ts";
import { plainText } from "../text/markup.ts";
import type { Row } from "../dataset.ts";

const schema = "https://vega.github.io/schema/vega-lite/v6.json";

/** Enough of our look for an editor that does not have the engine: frame, ticks, type size. */
const config = {
  font: "Arimo, Arial, Helvetica, sans-serif",
  view: { stroke: "black", strokeWidth: 0.5 },
  axis: { domain: false, grid: false, labelFontSize: 7, titleFontSize: 7, titleFontWeight: "normal", tickSize: 3, tickWidth: 0.5, tickColor: "black", labelLimit: 0, titleLimit: 0 },
  legend: { labelFontSize: 7, titleFontSize: 7, titleFontWeight: "normal", symbolSize: 18 },
  mark: { opacity: 1 },
  line: { strokeWidth: 0.75 },
  point: { size: 10, strokeWidth: 0.5, opacity: 1 },
  rule: { strokeWidth: 0.5 },
  text: { fontSize: 7 },
};

/** Each view keeps its own colours, markers and legend, as on our page. */
const resolve = { scale: Object.fromEntries(["color", "fill", "stroke", "shape", "size", "opacity", "strokeDash"].map((channel) => [channel, "independent"])) };

/**
 * A panel as one complete Vega-Lite spec, data inline, markup as plain Unicode, for any Vega-Lite editor. Several
 * views become a concat of their rows; for reading only, our own layout never uses it.
 */
export function exportPanel({ panel, views, counts }: ComposedPanel): object {
  const specs = new Map(views.map(({ name, prepared, box }) => [name, { ...withCells(plainSpec(prepared.spec), prepared.rasters, box), width: round(box.width), height: round(box.height) }]));
  const stated = isInvented(counts) ? "Reconstructed from printed values, not measured. " : "";
  const rows = panel.tracks.map((names) => {
    const cells = [...new Set(names)].map((name) => specs.get(name)!);
    return cells.length === 1 ? cells[0]! : { hconcat: cells, resolve };
  });
  return {
    $schema: schema,
    description: `${stated}${plainText(panel.alt)} Numbers drawn: ${describeCounts(counts)}.`,
    ...(panelCells(panel.tracks).size === 1 ? rows[0] : { vconcat: rows, resolve }),
    datasets: Object.fromEntries(views.flatMap(({ prepared }) => datasets(prepared))),
    config,
  };
}

function datasets({ sources }: PreparedView): readonly (readonly [string, readonly object[]])[] {
  return sources.map(({ name, rows }) => [name, rows.some(hasMarkup) ? rows.map(plainRow) : rows] as const);
}

function plainRow(row: Row): Row {
  return Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, typeof cell === "string" ? plainText(cell) : cell]));
}

/** A text of a table may be drawn as it is, and then its markup is. */
function hasMarkup(row: Row): boolean {
  return Object.values(row).some((cell) => typeof cell === "string" && /[_^]\{/.test(cell));
}

/** The text of an exported panel: the spec indented, its tables with a row on each line. */
export function panelText(exported: object): string {
  const { datasets: tables, ...spec } = exported as { readonly datasets: Readonly<Record<string, readonly object[]>> };
  const lines = Object.entries(tables).map(([name, rows]) => `  ${JSON.stringify(name)}: [\n${rows.map((row) => `   ${JSON.stringify(row)}`).join(",\n")}\n  ]`);
  return `${JSON.stringify(spec, null, 1).slice(0, -2)},\n "datasets": {\n${lines.join(",\n")}\n }\n}\n`;
}

/** Rasters as rectangles of the size of their cells, which Vega-Lite cannot know of quantitative axes. */
function withCells(spec: ViewSpec, rasters: readonly Raster[], box: Box): ViewSpec {
  const layers = spec.layer?.map((layer) => withCells(layer, rasters, box));
  const grid = spec["name"] === rasterName ? rasters[0]?.grid : undefined;
  if (!grid) return layers ? { ...spec, layer: layers } : spec;
  return { ...spec, mark: { type: "rect", width: round(box.width / grid.xs.length), height: round(box.height / grid.ys.length) } };
}

/** The spec with markup in titles, labels and texts replaced by plain Unicode. */
function plainSpec(spec: ViewSpec): ViewSpec {
  return plainValue(spec, "") as ViewSpec;
}

const textKeys = new Set(["title", "text", "value"]);

const expressionKeys = new Set(["labelExpr", "calculate"]);

/** An expression whose text literals have no markup, also where it is put together from several literals. */
function plainLiterals(expression: string): string {
  return expression.replace(/'[^']*'|"[^"]*"/g, plainText).replace(/[_^]\{[^{}]*\}/g, plainText);
}

function plainValue(value: unknown, key: string): unknown {
  if (typeof value === "string") {
    if (expressionKeys.has(key)) return value === powerOfTen("markup") ? powerOfTen("plain") : plainLiterals(value);
    return textKeys.has(key) ? plainText(value) : value;
  }
  if (Array.isArray(value)) return value.map((item) => plainValue(item, key));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, name === "values" && key === "data" ? inner : plainValue(inner, name)]));
}

function round(length: number): number {
  return Math.round(length * 1000) / 1000;
}
