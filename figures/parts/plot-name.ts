import type { ViewSpec } from "#figwright";

/** What a plot shows, above the left end of its frame. */
export function plotName(text: string, color = "#000000"): ViewSpec {
  return {
    data: { values: [{}] },
    mark: { type: "text", text, align: "left", baseline: "bottom", dy: -3, color },
    encoding: { x: { value: 0 }, y: { value: 0 } },
  };
}
