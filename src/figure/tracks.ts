import type { Panel, ViewSpec } from "./figure.ts";
import { panelCells } from "./layout.ts";

/** A view of a panel with a shared axis writes its labels and title only at the outer edge. */
export function sharedAxes(panel: Panel, name: string): ViewSpec {
  const spec = panel.views[name]!;
  const { rows, columns } = panelCells(panel.tracks).get(name)!;
  const inner = (panel.share ?? []).filter((channel) => (channel === "x" ? rows[1] < panel.tracks.length - 1 : columns[0] > 0));
  return inner.reduce((view, channel) => withAxis(view, channel, { labels: false, title: null }), spec);
}

/** The y title that all tracks of one column share: it is written once beside them all. */
export function commonTitle(panel: Panel): string | undefined {
  const titles = panel.tracks.map((row) => (row.length === 1 ? titleOf(panel.views[row[0]!]!) : undefined));
  return titles.length > 1 && titles.every((title) => title === titles[0]) ? titles[0] : undefined;
}

function titleOf(spec: ViewSpec): string | undefined {
  const own = (spec.encoding?.["y"] as { title?: unknown } | undefined)?.title;
  return typeof own === "string" ? own : spec.layer?.map(titleOf).find((title) => title !== undefined);
}

/** The view with properties set on the axis of a channel, in every layer that has one. */
export function withAxis(spec: ViewSpec, channel: "x" | "y", properties: object): ViewSpec {
  const definition = spec.encoding?.[channel] as { axis?: object | null; field?: string; datum?: unknown } | undefined;
  const hasAxis = definition && definition.axis !== null && (definition.field !== undefined || definition.datum !== undefined);
  return {
    ...spec,
    ...(hasAxis && { encoding: { ...spec.encoding, [channel]: { ...definition, axis: { ...definition.axis, ...properties } } } }),
    ...(spec.layer && { layer: spec.layer.map((layer) => withAxis(layer, channel, properties)) }),
  };
}
