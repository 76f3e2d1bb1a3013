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
const about = { filter: "datum.emission >= 522 && datum.emission <= 525" };

/** The rows of the three maps at one excitation energy, the `at`th that the article prints, offset by `step` counts. */
export function cuts(at: number, step: number, isShaded: boolean): ViewSpec {
  const energy = printed("C076", at);
  const x = { ...emission, scale: { domain: [515, 535], nice: false, zero: false } };
  const y = { title: "Intensity (a.u.)", type: "quantitative", scale: { domain: [-0.06 * step, 3.2 * step], nice: false }, axis: { labels: false, ticks: false } };
  const row = (state: MapState, foot: number, mark: Part, ...filters: Part[]): ViewSpec => ({
    data: maps[state].where({ excitation: Number(energy) }),
    transform: [...filters, { calculate: `datum.intensity + ${foot}`, as: "raised" }],
    mark,
    encoding: { x, y: { field: "raised", ...y }, ...(mark["type"] === "area" && { y2: { datum: foot } }) },
  });
  const trace = (state: MapState, index: number): readonly ViewSpec[] => {
    const foot = index * step;
    const shade = [row(state, foot, { type: "area", color: "#F2C9A1" }, about), row(discharged, foot, { type: "area", color: "#FFFFFF" }, about)];
    return [
      ...(state === discharged ? [] : [...(isShaded ? shade : []), row(discharged, foot, { type: "line", strokeWidth: 0.5, color: "#8C8C8C" })]),
      row(state, foot, { type: "line", color: states[state].color }),
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
