import type { PreparedView } from "./compile.ts";
import { rowTag, type RowTag, type Source } from "./source.ts";
import type { Dataset, Row } from "../dataset.ts";
import type { ViewSpec } from "./figure.ts";
import { calculations, foldedColumns, reads } from "./formula.ts";
import type { VegaItem, VegaMark } from "../scene/item.ts";

/** One mark item that draws a table row, with the offset of its group from the plot rectangle. */
export interface DrawnItem {
  readonly item: VegaItem;
  readonly mark: VegaMark;
  readonly tag: RowTag;
  readonly x: number;
  readonly y: number;
}

/** The row that a datum is, if it is one. */
export function tagOf(datum: unknown): RowTag | undefined {
  return (datum as { [rowTag]?: RowTag } | null | undefined)?.[rowTag];
}

/** Every mark item below a group that draws a table row. */
export function drawnItems(group: VegaItem, x = 0, y = 0, found: DrawnItem[] = []): readonly DrawnItem[] {
  for (const mark of group.items ?? []) {
    for (const item of mark.items) {
      const tag = mark.role === "mark" ? tagOf(item.datum) : undefined;
      if (mark.marktype === "group") drawnItems(item, x + (item.x ?? 0), y + (item.y ?? 0), found);
      else if (tag) found.push({ item, mark, tag, x, y });
    }
  }
  return found;
}

/** Some rows of one column of a table, by their indices. */
export interface DrawnCells {
  readonly dataset: Dataset;
  readonly column: string;
  /** Indices and rows that are drawn. */
  readonly rows: ReadonlyMap<number, Row>;
}

/**
 * The cells that a view draws: of the rows that reach a mark (all, where marks draw aggregates or rasters), the columns
 * that an encoding names, a fold gathers or a formula reads.
 */
export function drawnCells(prepared: PreparedView, items: readonly DrawnItem[]): readonly DrawnCells[] {
  const seen = new Map<string, Set<number>>();
  for (const { tag } of items) {
    const indices = seen.get(tag.source.name) ?? new Set();
    seen.set(tag.source.name, indices.add(tag.index));
  }
  const fields = encodedFields(prepared);
  const formulas = calculations(prepared.spec);
  const folded = foldedColumns(prepared.spec);
  return prepared.sources.flatMap((source) => {
    const marked = seen.get(source.name);
    const rows = new Map<number, Row>();
    source.indices.forEach((index, at) => (marked?.has(index) ?? true) && rows.set(index, source.rows[at]!));
    const named = new Set(fields.filter((field) => field.source?.name === source.name).map(({ field }) => field));
    return Object.keys(source.dataset.columns)
      .filter((column) => named.has(column) || folded.includes(column) || formulas.some((formula) => reads(formula, column)))
      .map((column) => ({ dataset: source.dataset, column, rows }));
  });
}

/** Cells that several layers draw, once. */
export function mergeCells(cells: readonly DrawnCells[]): readonly DrawnCells[] {
  const merged = new Map<string, DrawnCells>();
  for (const { dataset, column, rows } of cells) {
    const key = `${dataset.name}.${column}`;
    const known = merged.get(key)?.rows;
    merged.set(key, { dataset, column, rows: known && known !== rows ? new Map([...known, ...rows]) : rows });
  }
  return [...merged.values()];
}

/** A field that an encoding of a view reads, with the source that it reads from and its channel. */
export interface EncodedField {
  readonly source: Source | undefined;
  readonly channel: string;
  readonly field: string;
  readonly definition: Readonly<Record<string, unknown>>;
  /** Names that transforms of the view add to those of the source. */
  readonly derived: readonly string[];
}

/** All fields that the encodings of a view and its layers name. */
export function encodedFields({ spec, sources }: PreparedView): readonly EncodedField[] {
  const collect = (view: ViewSpec, source: Source | undefined, encoding: object, derived: readonly string[]): readonly EncodedField[] => {
    const own = view.data as { name?: string } | undefined;
    const from = own ? sources.find(({ name }) => name === own.name) : source;
    const names = [...derived, ...(view.transform ?? []).flatMap(derivedNames)];
    const merged = { ...encoding, ...view.encoding };
    if (view.layer) return view.layer.flatMap((layer) => collect(layer, from, merged, names));
    return Object.entries(merged)
      .flatMap(([channel, definition]) => (Array.isArray(definition) ? definition : [definition]).map((one) => [channel, one] as const))
      .flatMap(([channel, definition]) => {
        const field = (definition as { field?: unknown } | null)?.field;
        return typeof field === "string" ? [{ source: from, channel, field, definition: definition as EncodedField["definition"], derived: names }] : [];
      });
  };
  return collect(spec as ViewSpec, undefined, {}, []);
}

/** Every name that a Vega-Lite transform writes: the strings under `as`, however deep, and those of fold and pivot. */
function derivedNames(transform: unknown): readonly string[] {
  if (Array.isArray(transform)) return transform.flatMap(derivedNames);
  if (transform === null || typeof transform !== "object") return [];
  return Object.entries(transform).flatMap(([key, value]) =>
    key === "as" ? [value].flat().filter((name): name is string => typeof name === "string")
    : key === "fold" ? ["key", "value"]
    : derivedNames(value),
  );
}
