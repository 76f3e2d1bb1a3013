import type { ViewSpec } from "#figwright";

/** Distances at the lower left corner of the plot, in points. */
const [inset, pad, height] = [4, 3, 15];
/** Width of a character of 7 pt, on the large side, in points. */
const characterPt = 4;

/** A bar of a round length on the axes of a micrograph, which are its pixels times their size, with the length in words above it. */
export function scaleBar(lengthNm: number): ViewSpec {
  const name = lengthNm < 1000 ? `${lengthNm} nm` : `${lengthNm / 1000} µm`;
  const bar = `(scale('x', ${lengthNm}) - scale('x', 0))`;
  const plate = `(max(${bar}, ${name.length * characterPt}) + ${2 * pad})`;
  const x = (expr: string) => ({ value: { expr: `${inset} + ${expr}` } });
  const y = (fromBottom: number) => ({ value: { expr: `height - ${inset + fromBottom}` } });
  return {
    data: { values: [{}] },
    layer: [
      { mark: { type: "rect", color: "#000000" }, encoding: { x: x("0"), x2: x(plate), y: y(0), y2: y(height) } },
      { mark: { type: "rule", color: "#FFFFFF", strokeWidth: 1.5 }, encoding: { x: x(`(${plate} - ${bar}) / 2`), x2: x(`(${plate} + ${bar}) / 2`), y: y(3.5) } },
      { mark: { type: "text", text: name, color: "#FFFFFF", baseline: "bottom" }, encoding: { x: x(`${plate} / 2`), y: y(4.5) } },
    ],
  };
}
