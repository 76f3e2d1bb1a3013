import type { ViewSpec } from "#figwright";
import { mrixsMapRecharged } from "../../schemas/mrixs_map_2nd-Ch4.5.ts";
import { mrixsMapCharged } from "../../schemas/mrixs_map_Ch4.5.ts";
import { mrixsMapDischarged } from "../../schemas/mrixs_map_Dis2.0.ts";
import { colorBar } from "../parts/color-bar.ts";
import { plotName } from "../parts/plot-name.ts";
import { printed } from "../parts/printed.ts";
import { states } from "../parts/states.ts";

export const maps = { "Ch4.5": mrixsMapCharged, "Dis2.0": mrixsMapDischarged, "2nd-Ch4.5": mrixsMapRecharged } as const;
export type MapState = keyof typeof maps;

/** Where the oxidised oxygen of the lattice emits, in eV. */
export const oxidised = { excitation: Number(printed("C072")), emission: Number(printed("C073")) } as const;

/** Axes out to the edges of the outermost cells. */
const { emission, excitation, intensity } = mrixsMapCharged.fields;
const x = { ...emission, scale: { domain: [514.95, 535.05], nice: false, zero: false } };
const y = { ...excitation, scale: { domain: [525.9, 536.1], nice: false, zero: false } };

/** The map of one state with a circle about the emission of oxidised oxygen. */
export function rixsMap(state: MapState): ViewSpec {
  return {
    layer: [
      { data: maps[state], name: "raster", mark: "rect", encoding: { x, y, color: { ...intensity, title: "Counts", scale: { scheme: "viridis" }, legend: colorBar([0, 100, 200, 300]) } } },
      {
        data: { values: [{}] },
        mark: { type: "point", size: 260, stroke: "#FFFFFF", strokeWidth: 1, strokeDash: [2, 1.5], fill: null },
        encoding: { x: { datum: oxidised.emission }, y: { datum: oxidised.excitation } },
      },
      { data: { values: [{}] }, mark: { type: "text", text: "Elastic", color: "#FFFFFF", align: "left" }, encoding: { x: { datum: 530.6 }, y: { datum: 528.6 } } },
      plotName(`NLMRO, ${states[state].label}`),
    ],
  };
}
