import type { Along, Carry } from "./place-shift.ts";
import type { ScaleFacts, ViewScales } from "./scale.ts";

/** Where the axes of a view carry what they placed before; undefined where that cannot be said by a factor and an offset. */
export function axesCarry(before: ViewScales, after: ViewScales): Carry | undefined {
  const x = along("x", before, after, before.width, after.width);
  const y = along("y", before, after, before.height, after.height);
  return x && y && { x, y };
}

function along(name: "x" | "y", before: ViewScales, after: ViewScales, length: number, newLength: number): Along | undefined {
  const [old, now] = [before, after].map(({ scales }) => lineOf(scales.find((scale) => scale.name === name)));
  if (!old || !now || old.type !== now.type) return { factor: newLength / length, offset: 0 };
  const stretch = (old.domain[1] - old.domain[0]) / (now.domain[1] - now.domain[0]);
  const start = (old.domain[0] - now.domain[0]) / (now.domain[1] - now.domain[0]);
  const [oldSpan, nowSpan] = [old.range[1] - old.range[0], now.range[1] - now.range[0]];
  const factor = (stretch * nowSpan) / oldSpan;
  const result = { factor: (factor * newLength) / length, offset: newLength * (now.range[0] + nowSpan * start - factor * old.range[0]) };
  return Number.isFinite(result.factor) && Number.isFinite(result.offset) ? result : undefined;
}

/** Whether one unit of x is as long as one of y on both sides: then a plot of another size gets other domains, whatever it draws. */
export function keepsAspect(before: ViewScales, after: ViewScales): boolean {
  return [before, after].every((view) => {
    const [x, y] = [unitOf("x", view, view.width), unitOf("y", view, view.height)];
    return Math.abs(x - y) <= 1e-3 * x;
  });
}

/** Points for each unit of a linear axis; NaN for any other. */
function unitOf(name: "x" | "y", { scales }: ViewScales, length: number): number {
  const line = lineOf(scales.find((scale) => scale.name === name));
  return line?.type === "linear" ? Math.abs(((line.range[1] - line.range[0]) * length) / (line.domain[1] - line.domain[0])) : NaN;
}

type Ends = readonly [number, number];

/** A scale as a straight line from its domain (of a log scale: its logarithm) to its range; undefined for any other kind. */
function lineOf(scale: ScaleFacts | undefined): { readonly type: string; readonly domain: Ends; readonly range: Ends } | undefined {
  if (scale?.range.kind !== "position" || !/^(?:linear|log)$/.test(scale.type)) return undefined;
  const place = (value: unknown) => (scale.type === "log" ? Math.log(Math.abs(Number(value))) : Number(value));
  const ends = (values: readonly unknown[]): Ends => [Number(values[0]), Number(values.at(-1))];
  return { type: scale.type, domain: [place(scale.domain[0]), place(scale.domain.at(-1))], range: ends(scale.range.values) };
}
