/**
 * Monotone piecewise cubic through nodes (Fritsch and Carlson 1980, slopes of Fritsch and Butland 1984): it neither
 * overshoots a node nor turns between two, so an extremum can only be at a node. Constant beyond the ends.
 */
export function monotoneCubic(xs: readonly number[], ys: readonly number[]): (x: number) => number {
  const widths = xs.slice(1).map((x, i) => x - xs[i]!);
  const secants = widths.map((width, i) => (ys[i + 1]! - ys[i]!) / width);
  const slopes = xs.map((_, i) => {
    if (i === 0) return endSlope(widths[0]!, widths[1]!, secants[0]!, secants[1]!);
    if (i === xs.length - 1) return endSlope(widths.at(-1)!, widths.at(-2)!, secants.at(-1)!, secants.at(-2)!);
    return innerSlope(widths[i - 1]!, widths[i]!, secants[i - 1]!, secants[i]!);
  });
  return (x) => {
    if (x <= xs[0]!) return ys[0]!;
    if (x >= xs.at(-1)!) return ys.at(-1)!;
    const i = xs.findLastIndex((node) => node <= x);
    const [width, t] = [widths[i]!, (x - xs[i]!) / widths[i]!];
    const rest = 1 - t;
    return (
      ys[i]! * (1 + 2 * t) * rest * rest + slopes[i]! * width * t * rest * rest +
      ys[i + 1]! * t * t * (3 - 2 * t) - slopes[i + 1]! * width * t * t * rest
    );
  };
}

/** Weighted harmonic mean of the two secants; 0 where they turn. */
function innerSlope(before: number, after: number, rising: number, next: number): number {
  if (rising * next <= 0) return 0;
  const [w1, w2] = [2 * after + before, after + 2 * before];
  return (w1 + w2) / (w1 / rising + w2 / next);
}

/** Three-point slope at an end, cut back so that the curve stays monotone. */
function endSlope(width: number, inner: number, secant: number, next: number): number {
  const slope = ((2 * width + inner) * secant - width * next) / (width + inner);
  if (slope * secant <= 0) return 0;
  return secant * next <= 0 && Math.abs(slope) > 3 * Math.abs(secant) ? 3 * secant : slope;
}
