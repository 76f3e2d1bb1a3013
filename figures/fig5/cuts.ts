import type { ViewSpec } from "#figwright";
import { guide } from "../parts/guide.ts";
import { plotName } from "../parts/plot-name.ts";
import { printed } from "../parts/printed.ts";
import { stateLabel, states } from "../parts/states.ts";
import { maps, oxidised, type MapState } from "./maps.ts";

const shown = Object.keys(maps) as MapState[];
const { emission, intensity } = maps["Ch4.5"].fields;

/** Emission within which the charged state has more counts about the feature. */
const excess = { filter: "datum.emission >= 522 && datum.emission <= 525.1" };

/** The rows of the three maps at one excitation energy, which is the `at`th that the article prints. */
export function cuts(at: number, maxCounts: number, look: { legend: boolean; shaded: boolean }): ViewSpec {
  const excitation = Number(printed("C076", at));
  const axes = {
    x: { ...emission, scale: { domain: [515, 535], nice: false, zero: false } },
    y: { ...intensity, scale: { domain: [0, maxCounts], nice: false } },
  };
  const legend = look.legend ? { orient: "top-right", labelExpr: stateLabel("datum.label"), symbolType: "stroke", symbolSize: 70 } : null;
  const area = (state: MapState, color: string) => ({ data: maps[state].where({ excitation }), transform: [excess], mark: { type: "area", color }, encoding: axes });
  return {
    layer: [
      ...(look.shaded ? [area("Ch4.5", "#F2C9A1"), area("Dis2.0", "#FFFFFF")] : []),
      ...shown.map((state) => ({
        data: maps[state].where({ excitation }),
        transform: [{ calculate: `'${state}'`, as: "state" }],
        mark: { type: "line", strokeWidth: 0.6 },
        encoding: {
          ...axes,
          color: { field: "state", type: "nominal", title: null, scale: { domain: shown, range: shown.map((one) => states[one].color) }, legend },
          strokeDash: { field: "state", type: "nominal", title: null, scale: { domain: shown, range: shown.map((one) => states[one].dash) }, legend },
        },
      })),
      guide(oxidised.emission, look.shaded ? `${printed("C073")} eV` : "", { align: "right", dx: -3 }),
      plotName(`NLMRO, excitation ${printed("C076", at)} eV`),
    ],
  };
}
