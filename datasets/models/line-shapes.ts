/** Gaussian of a height, a centre and a full width at half maximum. */
export function gaussian(x: number, [height, centre, width]: readonly [number, number, number]): number {
  const u = (x - centre) / width;
  return height * Math.exp(-4 * Math.LN2 * u * u);
}

/** Pseudo-Voigt of a height, a centre, a full width at half maximum and a Lorentzian share. */
export function pseudoVoigt(x: number, [height, centre, width, share]: readonly [number, number, number, number]): number {
  const u = (2 * (x - centre)) / width;
  return gaussian(x, [(1 - share) * height, centre, width]) + (share * height) / (1 + u * u);
}

/** Step from 0 to 1 with the shape that a core-hole lifetime gives. */
export function arctanStep(x: number, centre: number, width: number): number {
  return 1 / 2 + Math.atan((x - centre) / width) / Math.PI;
}

/** Step from 0 to 1 with exponential tails. */
export function logisticStep(x: number, centre: number, width: number): number {
  return 1 / (1 + Math.exp(-(x - centre) / width));
}

/** Even grid whose values have a fixed number of decimals, so that the grid of a table is the grid of its model. */
export function grid(from: number, step: number, count: number, decimals: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => Number((from + step * index).toFixed(decimals)));
}
