import type { ViewSpec } from "#figwright";
import { xasSoft } from "../../schemas/xas_soft.ts";
import { guideAtMaximum } from "../parts/guide.ts";
import { samples } from "../parts/identity.ts";
import { offsetStack } from "../parts/offset-stack.ts";
import { plotName } from "../parts/plot-name.ts";
import { printed } from "../parts/printed.ts";

const carbonate = { data: xasSoft.where({ spectrum_id: "NLMO-OK-Dis2.0" }), x: "energy", y: "intensity", between: [533.5, 534.5] } as const;

/** Offset O K-edge spectra of one sample; the guide lies where discharged NLMO has its carbonate peak. */
export function oxygenEdge(sample: "NLMO" | "NLMRO"): ViewSpec {
  const stack = offsetStack({
    dataset: xasSoft,
    prefix: `${sample}-OK-`,
    states: ["pristine", "Ch4.3", "Ch4.5", "Dis2.0"],
    x: xasSoft.fields.energy,
    y: "intensity",
    step: 1.75,
    domain: { x: [525, 550], y: [-0.3, 8.7] },
    title: "Normalised absorption (a.u.)",
    name: { x: 549.4, above: 1.52 },
  });
  return {
    layer: [...stack, guideAtMaximum(carbonate, `CO_{3}^{2−}, ${printed("C067")} eV`, { align: "center", dx: 0 }), plotName(sample, samples[sample].color)],
  };
}
