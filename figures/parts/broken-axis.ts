import type { ViewSpec } from "#figwright";

/**
 * Two slanted strokes at the ends of one side of a plot: the axis breaks there and goes on in the neighbouring track. One
 * view marks its right side, its neighbour the left one.
 */
export function breakMarks(side: "left" | "right"): ViewSpec {
  const x = { value: side === "left" ? 0 : "width" };
  const mark = { type: "point", shape: slash, size: 12, strokeWidth: 0.5, stroke: "#000000", fill: null };
  return {
    data: { values: [{}] },
    layer: [0, "height"].map((value) => ({ mark, encoding: { x, y: { value } } })),
  };
}

/** A stroke steeper than it is wide, in the unit square of a Vega symbol. */
const slash = "M-0.5,1L0.5,-1";
