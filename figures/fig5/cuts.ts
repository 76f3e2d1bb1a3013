import type { ViewSpec } from "#figwright";
import { guide } from "../parts/guide.ts";
import { label } from "../parts/label.ts";
import { plotName } from "../parts/plot-name.ts";
import { printed } from "../parts/printed.ts";
import { states } from "../parts/states.ts";
import { maps, oxidised, type MapState } from "./maps.ts";

type Part = Readonly<Record<string, unknown>>;

/** From bottom to top; what is charged is compared with what is discharged. */
const shown: readonly MapState[] = ["Dis2.0", "Ch4.5", "2nd-Ch4.5"];
const discharged = "Dis2.0";
const { emission } = maps[discharged].fields;

/** Emission about the feature, within which the excess is shaded. */
const about = { fromEv: 522, toEv: 525 } as const;

/** The rows of the three maps at one excitation energy, the `at`th that the article prints, offset by `step` counts. */
export function cuts(at: number, step: number, isShaded: boolean): ViewSpec {
  const energy = printed("C076", at);
  const x = { ...emission, scale: { domain: [515, 535], nice: false, zero: false } };
  const y = { title: "Intensity (a.u.)", type: "quantitative", scale: { domain: [-0.06 * step, 3.2 * step], nice: false }, axis: { labels: false, ticks: false } };
  const row = (state: MapState, foot: number, mark: Part): ViewSpec => ({
    data: maps[state].where({ excitation: Number(energy) }),
    transform: [{ calculate: `datum.intensity + ${foot}`, as: "raised" }],
    mark: { type: "line", strokeJoin: "round", ...mark },
    encoding: { x, y: { field: "raised", ...y } },
  });
  /** What a state has below its curve; white reaches a little farther, so that no edge of what it covers shines through. */
  const below = (state: MapState, foot: number, color: string, margin: { eV: number; counts: number }): ViewSpec => {
    const { transform, encoding, ...rest } = row(state, foot, {});
    const inside = { filter: `datum.emission >= ${about.fromEv - margin.eV} && datum.emission <= ${about.toEv + margin.eV}` };
    return { ...rest, transform: [inside, ...transform!], mark: { type: "area", color }, encoding: { ...encoding, y2: { datum: foot - margin.counts } } };
  };
  const compared = (foot: number): ViewSpec => row(discharged, foot, { strokeWidth: 0.5, color: "#8C8C8C" });
  const excess = (state: MapState, foot: number) => [below(state, foot, "#F2C9A1", { eV: 0, counts: 0 }), below(discharged, foot, "#FFFFFF", { eV: 0.1, counts: 0.02 * step })];
  const trace = (state: MapState, index: number): readonly ViewSpec[] => {
    const foot = index * step;
    return [
      ...(state === discharged ? [] : [...(isShaded ? excess(state, foot) : []), compared(foot)]),
      row(state, foot, { color: states[state].color }),
      label(states[state].label, { x: 534.6, y: foot + 0.57 * step }, { align: "right", baseline: "bottom", color: states[state].color }),
    ];
  };
  return {
    layer: [
      ...shown.flatMap(trace),
      guide(oxidised.emission, isShaded ? `${printed("C073")} eV` : "", { align: "right", dx: -3 }),
      plotName(`NLMRO, excitation ${energy} eV`),
    ],
  };
}
