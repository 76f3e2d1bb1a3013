/** A point of a curve. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface PeakSearch {
  /** Part of the x axis in which the peak must lie and in which range and prominence are taken. */
  readonly window: readonly [number, number];
  /** Half the width, in x, over which a parabola smooths the curve. */
  readonly halfWidth: number;
  /** Least prominence, as a fraction of the range of the curve in the window; five times the scatter is asked for in any case. */
  readonly prominence: number;
}

export interface Peak {
  /** Vertex of the parabola at the maximum. */
  readonly x: number;
  readonly y: number;
  /** Height above the higher of the two valleys that part it from higher ground or from the edge of the window. */
  readonly prominence: number;
}

/** The maxima of a curve in order of x. Points come in any order; a maximum at the edge of the window is no peak. */
export function findPeaks(points: readonly Point[], { window: [from, to], halfWidth, prominence }: PeakSearch): readonly Peak[] {
  const inside = points.filter(({ x }) => x >= from && x <= to).sort((a, b) => a.x - b.x);
  const fits = inside.map(({ x }) => fitParabola(inside, x, halfWidth));
  const heights = fits.map(({ level }) => level);
  const range = heights.reduce((a, b) => Math.max(a, b), -Infinity) - heights.reduce((a, b) => Math.min(a, b), Infinity);
  const least = Math.max(prominence * range, 5 * scatter(inside, heights));
  return fits.flatMap((fit, at) => {
    const rises = at > 0 && at < fits.length - 1 && heights[at]! > heights[at - 1]! && heights[at]! >= heights[at + 1]!;
    const peak = { ...vertex(fit, halfWidth), prominence: rises ? prominenceOf(heights, at) : 0 };
    return peak.prominence > least ? [peak] : [];
  });
}

export interface HalfMaximum {
  /** Where the curve reaches its greatest value. */
  readonly x: number;
  readonly height: number;
  /** Where it passes half of that value before and after. */
  readonly from: number;
  readonly to: number;
}

/** Flanks of the highest maximum at half its height above zero; undefined where the curve ends above it. */
export function halfMaximum(points: readonly Point[]): HalfMaximum | undefined {
  const sorted = [...points].sort((a, b) => a.x - b.x);
  const top = sorted.reduce((best, { y }, at) => (y > sorted[best]!.y ? at : best), 0);
  const { x, y: height } = sorted[top]!;
  const after = sorted.findIndex(({ y }, at) => at > top && y < height / 2);
  const before = sorted.findLastIndex(({ y }, at) => at < top && y < height / 2);
  if (before === -1 || after === -1) return undefined;
  return { x, height, from: crossing(sorted[before]!, sorted[before + 1]!, height / 2), to: crossing(sorted[after - 1]!, sorted[after]!, height / 2) };
}

interface Parabola {
  readonly centre: number;
  readonly level: number;
  readonly slope: number;
  readonly bend: number;
}

/** Least-squares parabola level + slope·u + bend·u², u = x − centre, through the points within half a width; they come in order of x. */
function fitParabola(points: readonly Point[], centre: number, halfWidth: number): Parabola {
  const reach = halfWidth * (1 + 1e-9);
  let [s0, s1, s2, s3, s4, t0, t1, t2] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (const { x, y } of points) {
    const u = x - centre;
    if (u < -reach) continue;
    if (u > reach) break;
    s0 += 1;
    s1 += u;
    s2 += u * u;
    s3 += u * u * u;
    s4 += u * u * u * u;
    t0 += y;
    t1 += y * u;
    t2 += y * (u * u);
  }
  const size = determinant([s0, s1, s2], [s1, s2, s3], [s2, s3, s4]);
  return {
    centre,
    level: determinant([t0, s1, s2], [t1, s2, s3], [t2, s3, s4]) / size,
    slope: determinant([s0, t0, s2], [s1, t1, s3], [s2, t2, s4]) / size,
    bend: determinant([s0, s1, t0], [s1, s2, t1], [s2, s3, t2]) / size,
  };
}

type Triple = readonly [number, number, number];

function determinant([a, b, c]: Triple, [d, e, f]: Triple, [g, h, i]: Triple): number {
  return a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
}

function vertex({ centre, level, slope, bend }: Parabola, halfWidth: number): Point {
  const shift = -slope / (2 * bend);
  return bend < 0 && Math.abs(shift) <= halfWidth ? { x: centre + shift, y: level + (slope * shift) / 2 } : { x: centre, y: level };
}

function prominenceOf(heights: readonly number[], at: number): number {
  const height = heights[at]!;
  const before = heights.slice(heights.findLastIndex((other, place) => place < at && other > height) + 1, at);
  const higher = heights.findIndex((other, place) => place > at && other > height);
  const after = heights.slice(at + 1, higher === -1 ? undefined : higher);
  const lowest = (values: readonly number[]): number => values.reduce((a, b) => Math.min(a, b), height);
  return height - Math.max(lowest(before), lowest(after));
}

/** Standard deviation of the points about the smoothed curve, from the median so that the peaks themselves do not count. */
function scatter(points: readonly Point[], heights: readonly number[]): number {
  const deviations = points.map(({ y }, at) => Math.abs(y - heights[at]!)).sort((a, b) => a - b);
  return 1.4826 * (deviations[Math.floor(deviations.length / 2)] ?? 0);
}

function crossing(a: Point, b: Point, y: number): number {
  return a.x + ((y - a.y) / (b.y - a.y)) * (b.x - a.x);
}
