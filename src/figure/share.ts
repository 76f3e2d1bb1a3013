import type { Row } from "../dataset.ts";
import type { Figure, Panel, ViewSpec } from "./figure.ts";
import { resolveSource } from "./source.ts";
import type { Domain } from "./view.ts";

/** Domains that several panels share, by field. */
export type SharedDomains = ReadonlyMap<string, Domain>;

/** For one panel: the fields whose limits it shares with others, each over the rows of all panels that share it. */
export function sharedDomains(figure: Figure, letter: string, rowsOf: (dataset: string) => readonly Row[]): SharedDomains {
  const own = Object.entries(figure.share ?? {}).filter(([, letters]) => letters.includes(letter));
  return new Map(own.map(([field, letters]) => [field, extentOver(field, letters.map((one) => figure.panels[one]!), rowsOf)]));
}

/** Whether the panel is the last of those that share a field, which shows the legend for all. */
export function showsLegend(figure: Figure, letter: string, field: string): boolean {
  const letters = figure.share?.[field];
  return letters === undefined || letters.at(-1) === letter;
}

/** The view with shared limits on every channel that draws a shared field, and one colour bar for all panels. */
export function withSharedDomains(spec: ViewSpec, domains: SharedDomains, hasLegend: (field: string) => boolean): ViewSpec {
  if (domains.size === 0) return spec;
  const channel = ([name, value]: [string, unknown]): [string, unknown] => {
    const definition = value as { field?: string; scale?: object | null } | null;
    const domain = domains.get(definition?.field ?? "");
    if (!domain || definition!.scale === null) return [name, value];
    const legend = name === "color" && !hasLegend(definition!.field!) ? { legend: null } : {};
    return [name, { ...definition, scale: { domain, nice: false, ...definition!.scale }, ...legend }];
  };
  return {
    ...spec,
    ...(spec.encoding && { encoding: Object.fromEntries(Object.entries(spec.encoding).map(channel)) }),
    ...(spec.layer && { layer: spec.layer.map((layer) => withSharedDomains(layer, domains, hasLegend)) }),
  };
}

function extentOver(field: string, panels: readonly Panel[], rowsOf: (dataset: string) => readonly Row[]): Domain {
  let [low, high] = [Infinity, -Infinity];
  for (const view of panels.flatMap((panel) => Object.values(panel.views))) {
    for (const row of rowsDrawing(field, view, rowsOf, { data: undefined, isDrawn: false })) {
      const value = row[field];
      if (typeof value !== "number") continue;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
  return [low, high];
}

interface Inherited {
  readonly data: ViewSpec["data"];
  /** Whether a view above draws the field. */
  readonly isDrawn: boolean;
}

/** The rows of every layer that draws the field; another table in the view may have a column of the same name. */
function rowsDrawing(field: string, view: ViewSpec, rowsOf: (dataset: string) => readonly Row[], above: Inherited): readonly Row[] {
  const data = view.data ?? above.data;
  const isDrawn = above.isDrawn || Object.values(view.encoding ?? {}).some((channel) => (channel as { field?: string } | null)?.field === field);
  if (view.layer) return view.layer.flatMap((layer) => rowsDrawing(field, layer, rowsOf, { data, isDrawn }));
  return isDrawn && data && !("values" in data) ? resolveSource(data, rowsOf).rows : [];
}
