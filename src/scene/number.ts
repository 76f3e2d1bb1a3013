/** A coordinate with at most three decimals (0.001 pt is 0.35 µm on paper). */
export function coordinateText(value: number): string {
  return String(Math.round(value * 1000) / 1000 + 0);
}

/** A factor of a matrix, a share or an opacity, with at most six decimals. */
export function factorText(value: number): string {
  return String(Math.round(value * 1e6) / 1e6 + 0);
}
