import type { OpenView } from "./view.ts";
import { plotGroup } from "./view.ts";
import type { VegaItem, VegaMark } from "../scene/item.ts";
import { rectanglePath } from "../scene/path.ts";
import type { Node, Path, Stroke } from "../scene/scene.ts";

/** Lengths of ticks, which point inwards, and the least distance between minor ones, in points. */
const tick = { majorPt: 3, minorPt: 1.6, minorGapPt: 2.5 } as const;

const stroke: Stroke = { paint: { kind: "solid", hex: "#000000", alpha: 1 }, width: 0.5, cap: "butt", join: "miter", miterLimit: 4 };

type Side = "left" | "right" | "top" | "bottom";
const opposite: Readonly<Record<Side, Side>> = { left: "right", right: "left", top: "bottom", bottom: "top" };

/**
 * The frame of a plot rectangle with ticks pointing inwards, major ones where Vega has them and minor ones between,
 * mirrored on the opposite side where that has no axis of its own. No frame where the spec sets `view.stroke` to null.
 */
export function drawFrame(open: OpenView): readonly Node[] {
  const { width, height } = { width: open.view.width(), height: open.view.height() };
  const axes = readAxes(open);
  const taken = new Set(axes.map(({ side }) => side));
  const ticks = axes.flatMap(({ side, major, minor }) => {
    const sides = taken.has(opposite[side]) ? [side] : [side, opposite[side]];
    return sides.flatMap((at) => [...tickPaths(at, major, tick.majorPt, width, height), ...tickPaths(at, minor, tick.minorPt, width, height)]);
  });
  if (!plotGroup(open).stroke) return [];
  return [joinPaths(ticks, "tick"), joinPaths([rectanglePath(0, 0, width, height)], "frame")].filter((node) => node !== undefined);
}

function joinPaths(paths: readonly Path[], role: string): Node | undefined {
  if (paths.length === 0) return undefined;
  return { kind: "shape", role, stroke, path: { ops: paths.map(({ ops }) => ops).join(""), xy: paths.flatMap(({ xy }) => xy) } };
}

function tickPaths(side: Side, positions: readonly number[], length: number, width: number, height: number): readonly Path[] {
  return positions.map((at): Path => {
    switch (side) {
      case "bottom": return { ops: "ML", xy: [at, height, at, height - length] };
      case "top": return { ops: "ML", xy: [at, 0, at, length] };
      case "left": return { ops: "ML", xy: [0, at, length, at] };
      case "right": return { ops: "ML", xy: [width, at, width - length, at] };
    }
  });
}

interface Axis {
  readonly side: Side;
  /** Positions along the axis in points, inside the frame. */
  readonly major: readonly number[];
  readonly minor: readonly number[];
}

function readAxes(open: OpenView): readonly Axis[] {
  return (plotGroup(open).items ?? [])
    .filter((mark) => mark.role === "axis" && mark.items.length > 0)
    .flatMap((mark) => {
      const group = mark.items[0] as VegaItem & { readonly orient: Side; readonly datum: { readonly scale: string } };
      const ticks = group.items?.find(({ role }) => role === "axis-tick");
      return ticks ? [readAxis(open, group.orient, group.datum.scale, ticks)] : [];
    });
}

function readAxis(open: OpenView, side: Side, scaleName: string, ticks: VegaMark): Axis {
  const along = side === "bottom" || side === "top" ? "x" : "y";
  const length = along === "x" ? open.view.width() : open.view.height();
  const inside = (at: number) => at > 0.05 && at < length - 0.05;
  const scale = open.view.scale(scaleName) as { type: string };
  const points = ticks.items.map((item) => ({ at: item[along] ?? 0, value: Number((item.datum as { value: unknown }).value) }));
  const isWhole = ({ value }: { value: number }) => Math.abs(Math.log10(value) - Math.round(Math.log10(value))) < 1e-6;
  const major = scale.type === "log" ? points.filter(isWhole) : points;
  const minor = scale.type === "log" ? points.filter((point) => !isWhole(point)).map(({ at }) => at) : betweenTicks(points, scale.type, length);
  return { side, major: major.map(({ at }) => at).filter(inside), minor: minor.filter(inside) };
}

/** Minor ticks of a linear axis: fifths of a step of 1, 2.5 or 5 in its leading digit, quarters of a 2; halves where that is too dense. */
function betweenTicks(points: readonly { at: number; value: number }[], type: string, length: number): readonly number[] {
  if (type !== "linear" || points.length < 2) return [];
  const [first, second] = points as [{ at: number; value: number }, { at: number; value: number }];
  const [step, stepPt] = [Math.abs(second.value - first.value), Math.abs(second.at - first.at)];
  const leading = Math.round((step / Number(`1e${Math.floor(Math.log10(step))}`)) * 100) / 100;
  const wanted = leading === 2 ? 4 : 5;
  const parts = [wanted, 2].find((count) => stepPt / count >= tick.minorGapPt);
  if (!parts) return [];
  const origin = first.at - Math.ceil(first.at / stepPt) * stepPt;
  const count = Math.ceil((length - origin) / stepPt) * parts;
  return Array.from({ length: count }, (_, index) => origin + (index * stepPt) / parts).filter((_, index) => index % parts !== 0);
}
