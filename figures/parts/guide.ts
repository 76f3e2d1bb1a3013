import type { ViewSpec } from "#figwright";

/** A dashed vertical guide through the whole plot with its name at the top. */
export function guide(x: number, name: string, look: Readonly<Record<string, unknown>> = {}): ViewSpec {
  return {
    data: { values: [{}] },
    layer: [
      { mark: { type: "rule", strokeDash: [2, 2], color: "#595959" }, encoding: { x: { datum: x } } },
      { mark: { type: "text", text: name, align: "left", dx: 2, baseline: "top", ...look }, encoding: { x: { datum: x }, y: { value: 4 } } },
    ],
  };
}
