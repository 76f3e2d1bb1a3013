import type { ViewSpec } from "#figwright";
import { edsMapMn } from "../../schemas/eds_map_Mn.ts";
import { edsMapNa } from "../../schemas/eds_map_Na.ts";
import { edsMapO } from "../../schemas/eds_map_O.ts";
import { edsMapRu } from "../../schemas/eds_map_Ru.ts";
import { micrograph } from "../parts/micrograph.ts";
import { scaleBar } from "../parts/scale-bar.ts";
import { elements } from "./elements.ts";

const maps = { Na: edsMapNa, Mn: edsMapMn, Ru: edsMapRu, O: edsMapO } as const;

/** Side of the mapped square. */
const sideNm = 2560;

function name(text: string): ViewSpec {
  return { data: { values: [{}] }, mark: { type: "text", text, align: "left", baseline: "top", color: "#FFFFFF" }, encoding: { x: { value: 4 }, y: { value: 4 } } };
}

function map(element: keyof typeof maps): ViewSpec {
  const { x, y, counts } = maps[element].fields;
  const axis = { scale: { domain: [0, sideNm], nice: false }, axis: null };
  return {
    view: { stroke: null },
    layer: [
      { data: maps[element], name: "raster", mark: "rect", encoding: { x: { ...x, ...axis }, y: { ...y, ...axis }, color: { ...counts, scale: { range: ["#000000", elements[element], "#FFFFFF"], interpolate: "rgb" }, legend: null } } },
      name(element),
    ],
  };
}

export const elementMaps = {
  tracks: [["HAADF", "Na", "Mn", "Ru", "O"]],
  views: {
    HAADF: { view: { stroke: null }, layer: [micrograph("haadf_NLMRO"), name("HAADF"), scaleBar(1000)] },
    Na: map("Na"),
    Mn: map("Mn"),
    Ru: map("Ru"),
    O: map("O"),
  },
};
