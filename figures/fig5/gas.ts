import type { ViewSpec } from "#figwright";
import { dems } from "../../schemas/dems.ts";
import { samples } from "../parts/identity.ts";
import { plotName } from "../parts/plot-name.ts";

const { voltage, time } = dems.fields;
const hours = { ...time, scale: { domain: [0, 9], nice: false } };
const gases = { domain: ["o2", "co2"], colors: ["#000000", "#56B4E9"], dashes: [[1, 0], [2, 1]] } as const;
const legend = { orient: "top-right", direction: "horizontal", labelExpr: "datum.label == 'o2' ? 'O_{2}' : 'CO_{2}'", symbolType: "stroke", symbolSize: 160 };

/** Voltage above the rates of both gases, on one axis of time; the limits are the same for both samples. */
export function gasPanel(sample: "NLMO" | "NLMRO"): { tracks: string[][]; heights: number[]; share: ["x"]; views: Record<string, ViewSpec> } {
  const data = dems.where({ sample });
  return {
    tracks: [["voltage"], ["gas"]],
    heights: [1, 1.7],
    share: ["x"],
    views: {
      voltage: {
        layer: [
          {
            data,
            mark: { type: "line", color: samples[sample].color },
            encoding: { x: hours, y: { ...voltage, title: "Voltage / V", scale: { domain: [1.8, 4.7], nice: false }, axis: { values: [2, 3, 4] } } },
          },
          plotName(sample, samples[sample].color),
        ],
      },
      gas: {
        data,
        transform: [{ fold: [...gases.domain], as: ["gas", "rate"] }],
        mark: { type: "line", strokeWidth: 0.6, strokeJoin: "round" },
        encoding: {
          x: hours,
          y: { field: "rate", type: "quantitative", title: ["Gas evolution /", "nmol min^{−1} g^{−1}"], scale: { domain: [-8, 70], nice: false }, axis: { values: [0, 20, 40, 60] } },
          color: { field: "gas", type: "nominal", title: null, scale: { domain: gases.domain, range: gases.colors }, legend },
          strokeDash: { field: "gas", type: "nominal", title: null, scale: { domain: gases.domain, range: gases.dashes }, legend },
        },
      },
    },
  };
}
