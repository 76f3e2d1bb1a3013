import { parse, type Runtime, type Spec } from "vega";
import { compile as compileVegaLite, type TopLevelSpec } from "vega-lite";
import type { Dataset, Row } from "../dataset.ts";
import type { Data, ViewSpec } from "./figure.ts";
import { collectMessages } from "../messages.ts";
import type { Profile } from "./profile.ts";
import { powerOfTen } from "./power-of-ten.ts";
import { readRaster, spanRaster, type Raster } from "./raster.ts";
import { datasetOf, resolveSource, rowTag, type RowTag, type Source } from "./source.ts";
import { theme } from "./theme.ts";
import { axisTitle } from "./unit.ts";

/** A view as Vega-Lite, with named data: what is compiled, and what is exported. */
export interface PreparedView {
  /** As it is exported. */
  readonly spec: ViewSpec & { readonly data?: never };
  /** As it is compiled: without the cells of rasters. */
  readonly drawn: PreparedView["spec"];
  readonly sources: readonly Source[];
  /** Layers that are drawn as pictures, in drawing order. */
  readonly rasters: readonly Raster[];
}

/** Replaces datasets by names, writes titles in the profile's style and gives log axes powers of ten. */
export function prepareView(spec: ViewSpec, profile: Profile, rowsOf: (dataset: string) => readonly Row[]): PreparedView {
  const sources = new Map<string, Source>();
  const name = (data: Data): object => {
    if ("values" in data) return data;
    const source = resolveSource(data, rowsOf);
    sources.set(source.name, source);
    return { name: source.name };
  };
  const prepare = (view: ViewSpec, inherited: Dataset | undefined, encoding: ViewSpec["encoding"] = {}): ViewSpec => {
    const dataset = view.data && !("values" in view.data) ? datasetOf(view.data) : view.data ? undefined : inherited;
    const merged = { ...encoding, ...view.encoding };
    return {
      ...view,
      ...(view.mark && dataset && hasComputedPlace(merged, dataset) && { mark: { ...(typeof view.mark === "string" ? { type: view.mark } : view.mark), invalid: "show" } }),
      ...(view.data && { data: name(view.data) as Data }),
      ...(view.encoding && { encoding: prepareEncoding(view.encoding, dataset, profile) }),
      ...(view.layer && { layer: view.layer.map((layer) => prepare(layer, dataset, merged)) }),
    };
  };
  const prepared = prepare(spec, undefined) as PreparedView["spec"];
  const rasters = new Map<ViewSpec, Raster>();
  const drawn = withoutRasters(prepared, [...sources.values()], undefined, rasters) as PreparedView["spec"];
  return { spec: prepared, drawn, sources: [...sources.values()], rasters: [...rasters.values()] };
}

/** The spec as Vega draws it: each raster replaced by what spans its domains. */
function withoutRasters(spec: ViewSpec, sources: readonly Source[], inherited: Source | undefined, found: Map<ViewSpec, Raster>): ViewSpec {
  const name = (spec.data as { name?: string } | undefined)?.name;
  const source = spec.data ? sources.find((one) => one.name === name) : inherited;
  const raster = readRaster(spec, source);
  if (raster) found.set(spec, raster);
  if (raster) return spanRaster(spec, raster);
  return spec.layer ? { ...spec, layer: spec.layer.map((layer) => withoutRasters(layer, sources, source, found)) } : spec;
}

/** Vega-Lite drops a row whose computed place is no number without a word; shown, it is found (`truth.ts`). */
function hasComputedPlace(encoding: NonNullable<ViewSpec["encoding"]>, dataset: Dataset): boolean {
  return ["x", "y", "x2", "y2"].some((channel) => {
    const field = (encoding[channel] as { field?: string } | undefined)?.field;
    return field !== undefined && !(field in dataset.columns);
  });
}

type Channel = Readonly<Record<string, unknown>> & { readonly field?: string; readonly title?: unknown; readonly axis?: object | null };

function prepareEncoding(encoding: NonNullable<ViewSpec["encoding"]>, dataset: Dataset | undefined, profile: Profile): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(encoding).map(([name, value]) => {
      if (value === null || typeof value !== "object" || Array.isArray(value)) return [name, value];
      const channel = { ...(value as Channel), ...explicitTicks(value as Channel) };
      return [name, { ...channel, ...profileTitle(channel, dataset, profile), ...logAxis(channel) }];
    }),
  );
}

/** The title that a field brings from its schema, in the style of the profile; a title of the author's own stays. */
function profileTitle(channel: Channel, dataset: Dataset | undefined, profile: Profile): object {
  const column = dataset?.columns[channel.field ?? ""];
  if (!column || channel.title !== dataset?.fields[channel.field!]?.title) return {};
  return { title: axisTitle(column, profile.unitStyle) };
}

/** Vega rounds labels to the distance of the ticks that it would choose and drops ticks beyond its count; given ticks stay as they are. */
function explicitTicks({ axis }: Channel): object {
  const values = (axis as { readonly values?: unknown } | null | undefined)?.values;
  if (!Array.isArray(values) || !values.every((value) => typeof value === "number")) return {};
  const decimals = Math.max(0, ...values.map((value) => decimalsOf(value)));
  return { axis: { tickCount: values.length, format: `.${decimals}f`, ...axis } };
}

function decimalsOf(value: number): number {
  return /e/.test(String(value)) ? 0 : (String(value).split(".")[1]?.length ?? 0);
}

function logAxis(channel: Channel): object {
  const scale = channel["scale"] as { type?: string } | undefined;
  if (scale?.type !== "log" || channel.axis === null || (channel.axis && "labelExpr" in channel.axis)) return {};
  return { axis: { ...channel.axis, labelExpr: powerOfTen("markup") } };
}

export interface Compiled {
  /** Absent where Vega-Lite or Vega gave up; then the last warning says why. */
  readonly runtime?: Runtime;
  readonly warnings: readonly string[];
}

/** Vega-Lite to a Vega runtime whose size and continuous x and y domains can be set by signals afterwards. */
export function compileView(prepared: PreparedView, profile: Profile, size: { width: number; height: number }): Compiled {
  const messages = collectMessages();
  const spec = { ...prepared.drawn, ...size, autosize: "none", config: theme(profile) } as unknown as TopLevelSpec;
  try {
    const vega = compileVegaLite(spec, { logger: messages.logger }).spec as unknown as VegaSpec;
    const runtime = parse({ ...vega, data: vega.data?.map((data) => withRows(data, prepared.sources)), ...settableDomains(vega) } as unknown as Spec);
    return { runtime, warnings: [...messages.warnings, ...messages.errors] };
  } catch (error) {
    return { warnings: [...messages.warnings, ...messages.errors, `it cannot be compiled: ${(error as Error).message}`] };
  }
}

interface VegaSpec {
  readonly data?: readonly { readonly name: string }[];
  readonly scales?: readonly { readonly name: string; readonly type?: string }[];
  readonly signals?: readonly object[];
}

function withRows(data: { readonly name: string }, sources: readonly Source[]): object {
  const source = sources.find(({ name }) => name === data.name);
  if (!source) return data;
  // copies, since Vega marks its tuples and rows are frozen
  return { ...data, values: source.rows.map((row, at) => ({ ...row, [rowTag]: { source, index: source.indices[at]! } satisfies RowTag })) };
}

const continuous = new Set(["linear", "log", "pow", "sqrt", "symlog", "time", "utc"]);

/** `domain_x` and `domain_y`: null, or the domain that replaces the one of the spec. */
function settableDomains(vega: VegaSpec): object {
  const channels = ["x", "y"].filter((channel) => vega.scales?.some(({ name, type }) => name === channel && continuous.has(type ?? "linear")));
  return {
    scales: vega.scales?.map((scale) => (channels.includes(scale.name) ? { ...scale, domainRaw: { signal: `domain_${scale.name}` } } : scale)),
    signals: [...(vega.signals ?? []), ...channels.map((channel) => ({ name: `domain_${channel}`, value: null }))],
  };
}
