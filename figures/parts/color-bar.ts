/** A colour bar right of the plot and exactly as high, its title above; the last of the panels that share the colours draws it. */
export function colorBar(values: readonly number[]) {
  return {
    orient: "none",
    legendX: { expr: "width + 8" },
    legendY: -11,
    gradientLength: { expr: "height" },
    gradientThickness: 7,
    titlePadding: 4,
    values,
    format: "d",
    labelOverlap: false,
  };
}
