import { drawnItems } from "../../figure/drawn.ts";
import type { ViewSpec } from "../../figure/figure.ts";
import type { ComposedPanel } from "../../figure/panel.ts";
import { plotGroup } from "../../figure/view.ts";

/**
 * The rows of a table that a panel draws, by index among the good ones, in order: those that a mark draws, and all rows of what
 * a layer sums up (a mean, a raster), whatever it calls the result.
 */
export function drawnRows({ views }: ComposedPanel, dataset: string): readonly number[] {
  const indices = new Set<number>();
  for (const { prepared, open } of views) {
    const sources = prepared.sources.filter((source) => source.dataset.name === dataset);
    if (sources.length === 0) continue;
    const marked = drawnItems(plotGroup(open)).map(({ tag }) => tag);
    const byMark = new Set(marked.map(({ source }) => source.name));
    const summedUp = new Set(summedSources(prepared.spec, undefined, {}, []));
    for (const { name, indices: all } of sources) if (summedUp.has(name) || !byMark.has(name)) for (const index of all) indices.add(index);
    for (const { source, index } of marked) if (source.dataset.name === dataset) indices.add(index);
  }
  return [...indices].sort((a, b) => a - b);
}

/** Names of the tables that a panel draws. */
export function drawnTables({ views }: ComposedPanel): readonly string[] {
  return [...new Set(views.flatMap(({ prepared }) => prepared.sources.map(({ dataset }) => dataset.name)))].sort();
}

/** What a transform that looks at one row at a time is written with. */
const byRow: ReadonlySet<string> = new Set(["calculate", "filter", "fold", "flatten", "as"]);

/** Names of the sources of which a layer puts several rows together. */
function summedSources(view: ViewSpec, inherited: string | undefined, encodingAbove: object, transformsAbove: NonNullable<ViewSpec["transform"]>): readonly string[] {
  const own = view.data as { readonly name?: string } | undefined;
  const source = own ? own.name : inherited;
  const transforms = [...(own ? [] : transformsAbove), ...(view.transform ?? [])];
  const encoding = { ...encodingAbove, ...view.encoding };
  if (view.layer) return view.layer.flatMap((layer) => summedSources(layer, source, encoding, transforms));
  const channels = Object.values(encoding).flat() as readonly (object | null)[];
  const isSummed = transforms.some((transform) => Object.keys(transform).some((key) => !byRow.has(key))) || channels.some((channel) => channel !== null && typeof channel === "object" && ("aggregate" in channel || "bin" in channel));
  return isSummed && source !== undefined ? [source] : [];
}
