import type { ViewSpec } from "#figwright";

/** A level arrow from `x` to `x2` at height `y`, in data units; its head points the way of the scan. */
export function arrow({ x, x2, y, color }: { x: number; x2: number; y: number; color: string }): ViewSpec {
  const shape = x2 > x ? "triangle-right" : "triangle-left";
  return {
    data: { values: [{}] },
    layer: [
      { mark: { type: "rule", color }, encoding: { x: { datum: x }, x2: { datum: x2 }, y: { datum: y } } },
      { mark: { type: "point", shape, filled: true, size: 14, color }, encoding: { x: { datum: x2 }, y: { datum: y } } },
    ],
  };
}
