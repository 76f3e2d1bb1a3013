import { type ViewSpec } from "#figwright";
import { stackingLayers } from "../../schemas/stacking_layers.ts";
import { samples } from "../parts/identity.ts";
import { stateLabel } from "../parts/states.ts";
import type { Sample } from "./maps.ts";

/** Octahedra drawn in a slab, and where the second stack starts, in repeats of the slab. */
const repeats = 4;
const secondStack = 8.2;
const oxygen = { filled: true, size: 11, color: "#C22A1E" };
const sodium = { filled: true, size: 30, color: "#F0C419", stroke: "#7A6200", strokeWidth: 0.5 };

const x = (field: string) => ({ field, type: "quantitative", axis: null, scale: { domain: [-0.9, 14.8], nice: false, zero: false } });
const y = (field: string) => ({ field, type: "quantitative", axis: null, scale: { domain: [-1.7, 18.2], nice: false, zero: false } });

/** Seen along a row of atoms, the positions A, B and C follow one another by a third of the repeat. */
const position = (letter: string) => `(indexof('ABC', ${letter}) / 3)`;
const stack = { calculate: `datum.state == 'pristine' ? 0 : ${secondStack}`, as: "stack" };
const everyRepeat = [stack, { calculate: `sequence(${repeats})`, as: "repeats" }, { flatten: ["repeats"], as: ["repeat"] }];
const slabs = { filter: "datum.kind == 'slab'" };

/** The layers of one sample before charge (left) and at the highest voltage (right). */
export function stacking(sample: Sample): ViewSpec {
  return {
    view: { stroke: null },
    data: stackingLayers.where({ sample }),
    layer: [octahedralLayers, octahedra(samples[sample].color), oxygens, sodiums, slabNames, layerKinds, glides, headings, ...charging(sample)],
  };
}

/** A band behind the layers where Na is octahedral. */
const octahedralLayers: ViewSpec = {
  transform: [
    { filter: "datum.label == 'O'" },
    stack,
    { calculate: `datum.stack + ${repeats + 0.67}`, as: "end" },
    { calculate: "datum.height - datum.thickness / 2", as: "foot" },
    { calculate: "datum.height + datum.thickness / 2", as: "top" },
  ],
  mark: { type: "rect", color: "#E3E3E3" },
  encoding: { x: x("stack"), x2: { field: "end" }, y: y("foot"), y2: { field: "top" } },
};

/** O at the lower and upper positions of a slab; `corners` runs around one octahedron in projection. */
const corners = [
  slabs,
  ...everyRepeat,
  { calculate: `datum.stack + datum.repeat + ${position("slice(datum.label, 0, 1)")}`, as: "lower" },
  { calculate: `datum.stack + datum.repeat + ${position("slice(datum.label, 1, 2)")}`, as: "upper" },
  { calculate: "[0, 1, 2, 3]", as: "corners" },
  { flatten: ["corners"], as: ["corner"] },
  { calculate: "(datum.corner < 2 ? datum.lower : datum.upper) + (datum.corner == 1 || datum.corner == 2 ? 1 : 0)", as: "across" },
  { calculate: "datum.height + (datum.corner < 2 ? -0.5 : 0.5) * datum.thickness", as: "up" },
];

function octahedra(color: string): ViewSpec {
  return {
    transform: corners,
    mark: { type: "line", interpolate: "linear-closed", fill: color, fillOpacity: 0.35, stroke: color, strokeWidth: 0.6, strokeJoin: "round" },
    encoding: { x: x("across"), y: y("up"), detail: [{ field: "id" }, { field: "repeat" }], order: { field: "corner" } },
  };
}

const oxygens: ViewSpec = { transform: corners, mark: { type: "point", ...oxygen }, encoding: { x: x("across"), y: y("up") } };

/** Na at the position that neither the O above and below nor, in a prism, the metal of the slab below takes; half of it leaves on charge. */
const sodiums: ViewSpec = {
  transform: [
    { window: [{ op: "lag", field: "label", as: "below" }, { op: "lead", field: "label", as: "above" }], groupby: ["state"], sort: [{ field: "height" }] },
    { filter: "datum.kind == 'Na'" },
    ...everyRepeat,
    { calculate: `datum.label == 'P' ? ${position("slice(datum.below, 0, 1)")} : 1 - ${position("slice(datum.below, 1, 2)")} - ${position("slice(datum.above, 0, 1)")}`, as: "site" },
    { calculate: `datum.stack + datum.repeat + datum.site + (datum.site < ${position("slice(datum.below, 1, 2)")} ? 1 : 0)`, as: "across" },
    { filter: "datum.state == 'pristine' || datum.repeat % 2 == 0" },
  ],
  mark: { type: "point", ...sodium },
  encoding: { x: x("across"), y: y("height") },
};

const slabNames: ViewSpec = {
  transform: [slabs, stack],
  mark: { type: "text", align: "right", dx: -4 },
  encoding: { x: x("stack"), y: y("height"), text: { field: "label" } },
};

const layerKinds: ViewSpec = {
  transform: [{ filter: "datum.kind == 'Na'" }, stack, { calculate: `datum.stack + ${repeats + 0.75}`, as: "across" }],
  mark: { type: "text", align: "left" },
  encoding: { x: x("across"), y: y("height"), text: { field: "label" } },
};

/** Arrows beside the slabs that have glided. */
const glides: ViewSpec = {
  transform: [
    { filter: "datum.arrow == 'glide'" },
    stack,
    { calculate: `datum.stack + ${repeats + 0.95}`, as: "tail" },
    { calculate: `datum.stack + ${repeats + 1.8}`, as: "head" },
  ],
  layer: [
    { mark: { type: "rule", strokeWidth: 1 }, encoding: { x: x("tail"), x2: { field: "head" }, y: y("height") } },
    { mark: { type: "point", shape: "triangle-right", filled: true, size: 22, color: "#000000" }, encoding: { x: x("head"), y: y("height") } },
  ],
};

/** Phase and state over each stack. */
const headings: ViewSpec = {
  transform: [
    stack,
    { aggregate: [{ op: "min", field: "stack", as: "start" }], groupby: ["state", "phase"] },
    { calculate: `datum.start + ${(repeats + 0.4) / 2}`, as: "middle" },
    { calculate: `datum.phase + ', ' + ${stateLabel("datum.state")}`, as: "heading" },
  ],
  mark: { type: "text", baseline: "bottom", dy: -1 },
  encoding: { x: x("middle"), y: { value: 0 }, text: { field: "heading" } },
};

/** The arrow from one stack to the other, with the sample above it. */
function charging(sample: Sample): readonly ViewSpec[] {
  const [from, to, height] = [5.6, 7, 8.3];
  const at = (value: number) => ({ datum: value });
  return [
    { data: { values: [{}] }, mark: { type: "rule", strokeWidth: 1 }, encoding: { x: at(from), x2: at(to), y: at(height) } },
    { data: { values: [{}] }, mark: { type: "point", shape: "triangle-right", filled: true, size: 30, color: "#000000" }, encoding: { x: at(to), y: at(height) } },
    { data: { values: [{}] }, mark: { type: "text", text: sample, baseline: "bottom", dy: -4, color: samples[sample].color }, encoding: { x: at((from + to) / 2), y: at(height) } },
    { data: { values: [{}] }, mark: { type: "text", text: "Charge", baseline: "top", dy: 4 }, encoding: { x: at((from + to) / 2), y: at(height) } },
  ];
}

/** What the symbols stand for, right of the plot. */
export const atoms: readonly ViewSpec[] = [
  { ...oxygen, shape: "circle", name: "O" },
  { ...sodium, shape: "circle", name: "Na" },
  { filled: true, size: 50, color: "#BFBFBF", stroke: "#595959", strokeWidth: 0.5, shape: "M-0.8,0.6L0.4,0.6L0.8,-0.6L-0.4,-0.6Z", name: "MO_{6}" },
].flatMap(({ name, ...mark }, row): readonly ViewSpec[] => [
  { data: { values: [{}] }, mark: { type: "point", ...mark }, encoding: { x: { value: { expr: "width + 6" } }, y: { value: 24 + 14 * row } } },
  { data: { values: [{}] }, mark: { type: "text", text: name, align: "left" }, encoding: { x: { value: { expr: "width + 12" } }, y: { value: 24 + 14 * row } } },
]);
