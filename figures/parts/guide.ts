import type { Data, ViewSpec } from "#figwright";

type Look = Readonly<Record<string, unknown>>;

/** A dashed vertical guide through the whole plot with its name at the top. */
export function guide(x: number, name: string, look: Look = {}): ViewSpec {
  return { data: { values: [{}] }, layer: guideLayers({ datum: x }, name, look) };
}

/** A guide where a curve has its maximum between two places; `look.y` in points from the top, 4 unless given. */
export function guideAtMaximum(curve: { data: Data; x: string; y: string; between: readonly [number, number] }, name: string, look: Look = {}): ViewSpec {
  const { data, x, y, between: [low, high] } = curve;
  return {
    data,
    transform: [
      { filter: `datum.${x} >= ${low} && datum.${x} <= ${high}` },
      { aggregate: [{ op: "argmax", field: y, as: "peak" }] },
      { calculate: `datum.peak.${x}`, as: "peak_position" },
    ],
    layer: guideLayers({ field: "peak_position", type: "quantitative" }, name, look),
  };
}

function guideLayers(x: object, name: string, look: Look): readonly ViewSpec[] {
  return [
    { mark: { type: "rule", strokeDash: [2, 2], color: "#595959" }, encoding: { x } },
    { mark: { type: "text", text: name, align: "left", dx: 2, baseline: "top", ...look }, encoding: { x, y: { value: 4 } } },
  ];
}
