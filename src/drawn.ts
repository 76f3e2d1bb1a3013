import { rowTag, type PreparedView, type RowTag, type Source } from "./compile.ts";
import type { ViewSpec } from "./figure.ts";
import type { VegaItem, VegaMark } from "./scene/item.ts";

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
export function drawnItems(group: VegaItem, x = 0, y = 0): readonly DrawnItem[] {
  return (group.items ?? []).flatMap((mark) =>
    mark.items.flatMap((item): readonly DrawnItem[] => {
      if (mark.marktype === "group") return drawnItems(item, x + (item.x ?? 0), y + (item.y ?? 0));
      const tag = mark.role === "mark" ? tagOf(item.datum) : undefined;
      return tag ? [{ item, mark, tag, x, y }] : [];
    }),
  );
}

/** The rows of each source that reach the drawing: those that marks carry, or all where marks draw aggregates. */
export function drawnRows(sources: readonly Source[], items: readonly DrawnItem[]): ReadonlyMap<Source, ReadonlySet<number>> {
  const seen = new Map<string, Set<number>>();
  for (const { tag } of items) {
    const indices = seen.get(tag.source.name) ?? new Set();
    seen.set(tag.source.name, indices.add(tag.index));
  }
  return new Map(sources.map((source) => [source, seen.get(source.name) ?? new Set(source.indices)]));
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
