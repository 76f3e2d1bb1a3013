import type { ViewSpec } from "#figwright";
import { rietveldParams } from "../../schemas/rietveld_params.ts";
import { structureProjection } from "../../schemas/structure_projection.ts";
import { elements } from "./elements.ts";

const { fields } = structureProjection;
const x = { ...fields.x, scale: { domain: [-10.3, 15.2], nice: false }, axis: null };
const y = { ...fields.y, scale: { domain: [-2, 12.9], nice: false }, axis: null };

/** Faces from the one turned away from the light to the brightest. */
const faces = {
  TM: ["#77579F", "#8F72B3", "#A78FC6", "#BFACD8", "#D8CBE9"],
  Na_e: ["#C98B00", "#DDA01C", "#EBB547", "#F5CB7A", "#FBE1B0"],
  Na_f: ["#A8A800", "#BDBB2A", "#CFCD57", "#E0DE88", "#EFEDBB"],
} as const;
const discs = { Mn: elements.Mn, Ru: elements.Ru, Li: elements.Li, O: elements.O, Na_e: elements.Na, Na_f: "#D8D52B", vacancy: "#FFFFFF" } as const;
const paints = [...Object.entries(faces).flatMap(([fill, range]) => range.map((hex, tone) => [`${fill} ${tone}`, hex] as const)), ...Object.entries(discs)];
const outline = { stroke: "#3B3B3B", strokeWidth: 0.5 };

/** Polyhedra and atoms, painted from the back to the front; faces let what lies behind shine through. */
const solids: ViewSpec = {
  data: structureProjection.where({ kind: ["octahedron", "prism", "atom"] }),
  transform: [{ calculate: "datum.kind == 'atom' ? datum.fill : datum.fill + ' ' + min(4, floor(5 * datum.shade))", as: "paint" }],
  mark: { type: "line", interpolate: "linear-closed", filled: true, strokeJoin: "round", ...outline },
  encoding: {
    x,
    y,
    detail: { field: "id", type: "nominal" },
    order: { field: "vertex", type: "quantitative" },
    color: { field: "paint", type: "nominal", scale: { domain: paints.map(([name]) => name), range: paints.map(([, hex]) => hex) }, legend: null },
    fillOpacity: { condition: { test: "datum.kind == 'atom'", value: 1 }, value: 0.7 },
  },
};

const cell: ViewSpec = {
  data: structureProjection.where({ kind: "cell" }),
  mark: { type: "line", color: "#000000", strokeWidth: 0.75 },
  encoding: { x, y, detail: { field: "id", type: "nominal" }, order: { field: "vertex", type: "quantitative" } },
};

/** The positions of O in the two slabs of a cell. */
const stacking: ViewSpec = {
  data: structureProjection.where({ kind: "level", fill: ["A", "B"] }),
  mark: { type: "text", baseline: "middle" },
  encoding: { x: { datum: -8.3, axis: null }, y, text: { field: "fill" } },
};

/** A length between two planes, as a bar with a foot at each end and its value from the table beside it. */
function dimension(param: "c" | "spacing", planes: readonly [string, string], at: { x: number; y: number }, name: string, look: object): readonly ViewSpec[] {
  const height = (field: string) => ({ field, type: "quantitative", axis: null });
  const across = { datum: at.x, axis: null };
  const foot = (field: string) => ({ mark: "rule", encoding: { x: { ...across, datum: at.x - 0.25 }, x2: { datum: at.x + 0.25 }, y: height(field) } });
  return [
    {
      data: structureProjection.where({ id: planes }),
      transform: [{ aggregate: [{ op: "min", field: "y", as: "low" }, { op: "max", field: "y", as: "high" }] }],
      layer: [foot("low"), foot("high"), { mark: "rule", encoding: { x: across, y: height("low"), y2: { field: "high" } } }],
    },
    {
      data: rietveldParams.where({ sample: "NLMRO", param }),
      transform: [{ calculate: `'${name}' + format(datum.value, '.2f') + ' Å'`, as: "text" }],
      mark: { type: "text", angle: -90, ...look },
      encoding: { x: across, y: { datum: at.y, axis: null }, text: { field: "text" } },
    },
  ];
}

const named = [["Mn", "Mn"], ["Ru", "Ru"], ["Li", "Li"], ["O", "O"], ["Na_e", "Na_{e}"], ["Na_f", "Na_{f}"], ["vacancy", "Vacant"]] as const;

function legend(): readonly ViewSpec[] {
  const [left, top, step] = [12.2, 9.6, 1.35];
  return named.flatMap(([fill, name], row): readonly ViewSpec[] => {
    const place = { x: { datum: left, axis: null }, y: { datum: top - step * row, axis: null } };
    return [
      { data: { values: [{}] }, mark: { type: "point", shape: "circle", filled: true, size: 30, color: discs[fill], ...outline }, encoding: place },
      { data: { values: [{}] }, mark: { type: "text", text: name, align: "left", baseline: "middle", dx: 6 }, encoding: place },
    ];
  });
}

export const structure: ViewSpec = {
  view: { stroke: null },
  layer: [solids, cell, stacking, ...dimension("c", ["level_2", "level_7"], { x: 10.1, y: 5.55 }, "*c* = ", { baseline: "top", dy: 4 }), ...dimension("spacing", ["level_3", "level_4"], { x: -9.1, y: 2.77 }, "", { baseline: "bottom", dy: -3 }), ...legend()],
};
