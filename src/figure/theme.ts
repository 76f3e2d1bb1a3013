import type { Profile } from "./profile.ts";

/** Okabe and Ito's colours without yellow, in the order that keeps early pairs farthest apart, also in grey. */
const categories = ["#000000", "#56B4E9", "#D55E00", "#0072B2", "#CC79A7", "#009E73", "#E69F00"];

/**
 * How figures are drawn: a Vega-Lite config made from a profile. Frames and ticks are drawn by the engine (`frame.ts`),
 * so axes only write labels and titles; the ticks stay as marks of no size that tell where they are.
 */
export function theme(profile: Profile): Record<string, unknown> {
  const text = { labelFontSize: profile.textPt, titleFontSize: profile.textPt, titleFontWeight: "normal", labelColor: "#000000", titleColor: "#000000" };
  const unlimited = { labelLimit: 0, titleLimit: 0 };
  return {
    aria: false,
    background: null,
    font: "Arimo",
    padding: 0,
    view: { stroke: "#000000", strokeWidth: 0 },
    axis: { ...text, ...unlimited, domain: false, grid: false, tickSize: 0, tickWidth: 0, ticks: true, tickRound: false, translate: 0, labelPadding: 3, titlePadding: 4 },
    // numbers of four digits stay closed up (RSC, APS)
    axisQuantitative: { format: "f" },
    axisX: { tickCount: { expr: "max(3, floor(width / 32))" }, labelFlush: false },
    axisY: { tickCount: { expr: "max(3, floor(height / 24))" } },
    legend: { ...text, ...unlimited, orient: "top-right", offset: 4, padding: 0, rowPadding: 1, columnPadding: 6, labelOffset: 3, symbolSize: 18, symbolStrokeWidth: 0.75, titlePadding: 2 },
    mark: { opacity: 1 },
    line: { strokeWidth: 0.75 },
    point: { size: 10, strokeWidth: 0.5, opacity: 1 },
    rule: { strokeWidth: 0.5 },
    text: { fontSize: profile.textPt, color: "#000000" },
    title: { fontSize: profile.textPt, fontWeight: "normal", offset: 3 },
    range: { category: categories },
  };
}
