import type { ViewSpec } from "#figwright";

/** A part of a plot that another view shows enlarged: the box and the enlarged axes come from the same four numbers. */
export interface ZoomRegion {
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
}

/** The dashed box round the region in the plot that shows the whole, with the name of the enlargement above it. */
export function zoomBox({ x, y }: ZoomRegion, name: string): ViewSpec {
  return {
    data: { values: [{}] },
    layer: [
      {
        mark: { type: "rect", fillOpacity: 0, stroke: "#000000", strokeWidth: 0.5, strokeDash: [2, 1.5] },
        encoding: { x: { datum: x[0] }, x2: { datum: x[1] }, y: { datum: y[0] }, y2: { datum: y[1] } },
      },
      { mark: { type: "text", text: name, align: "left", baseline: "bottom", dy: -3 }, encoding: { x: { datum: x[0] }, y: { datum: y[1] } } },
    ],
  };
}

/** Scales and the choice of rows for the enlargement; spread them into its channels and transforms. */
export function zoomed({ x, y }: ZoomRegion, field: string) {
  return {
    x: { scale: { domain: x, nice: false, zero: false } },
    y: { scale: { domain: y, nice: false } },
    rows: { filter: `datum.${field} >= ${x[0]} && datum.${field} <= ${x[1]}` },
  };
}
