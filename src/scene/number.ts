/** ".5" for 500 thousandths: every fraction of three decimals, without closing zeros. */
const fractions = Array.from({ length: 1000 }, (_, thousandths) => (thousandths / 1000).toFixed(3).slice(1).replace(/\.?0+$/, ""));

/**
 * A coordinate with at most three decimals (0.001 pt is 0.35 µm on paper). The hottest function of the writers: a
 * whole part and a fraction from a table are far quicker than the shortest text of a double, and the same text.
 */
export function coordinateText(value: number): string {
  const signed = Math.round(value * 1000);
  const thousandths = Math.abs(signed);
  if (!(thousandths < 1e15)) return largeText(value);
  const whole = Math.floor(thousandths / 1000);
  return (signed < 0 ? "-" : "") + whole + fractions[thousandths - whole * 1000]!;
}

/** Without an exponent, which PDF cannot read. */
function largeText(value: number): string {
  return Number.isFinite(value) ? String(BigInt(Math.round(value))) : String(value);
}

/** A factor of a matrix, a share or an opacity, with at most six decimals. */
export function factorText(value: number): string {
  return Number.isInteger(value) && value > -1e15 && value < 1e15 ? String(value + 0) : String(Math.round(value * 1e6) / 1e6 + 0);
}
