import type { ViewSpec } from "#figwright";
import { xasSoft } from "../../schemas/xas_soft.ts";
import { guideAtMaximum } from "../parts/guide.ts";
import { samples } from "../parts/identity.ts";
import { offsetStack } from "../parts/offset-stack.ts";
import { plotName } from "../parts/plot-name.ts";
import { printed } from "../parts/printed.ts";

const carbonate = { data: xasSoft.where({ spectrum_id: "NLMO-OK-Dis2.0" }), x: "energy", y: "intensity", between: [533.5, 534.5] } as const;

const position: ViewSpec = {
  data: { values: [{}] },
  mark: { type: "text", text: `${printed("C067")} eV`, align: "left", dx: 3, baseline: "top" },
  encoding: { x: { datum: Number(printed("C067")) }, y: { value: 4 } },
};

/** Offset O K-edge spectra of one sample; the guide lies where discharged NLMO has its carbonate peak. */
export function oxygenEdge(sample: "NLMO" | "NLMRO"): ViewSpec {
  const stack = offsetStack({
    dataset: xasSoft,
    prefix: `${sample}-OK-`,
    states: ["pristine", "Ch4.3", "Ch4.5", "Dis2.0"],
    x: xasSoft.fields.energy,
    y: "intensity",
    step: 1.75,
    domain: { x: [525, 550], y: [-0.3, 8.6] },
    title: "Normalised absorption (a.u.)",
    name: { x: 549.4, above: 1.52 },
  });
  return {
    layer: [
      ...stack,
      guideAtMaximum(carbonate, "CO_{3}^{2−}", { align: "right", dx: -3 }),
      ...(sample === "NLMO" ? [position] : []),
      plotName(sample, samples[sample].color),
    ],
  };
}
