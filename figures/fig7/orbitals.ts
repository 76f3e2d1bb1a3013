import type { ViewSpec } from "#figwright";
import { orbitalLevels } from "../../schemas/orbital_levels.ts";
import { samples } from "../parts/identity.ts";
import { label } from "../parts/label.ts";
import type { Sample } from "./electrodes.ts";

/** Middle of each column of the drawing, from left to right. */
const columns = { metal: 1.5, molecular: 3.6, oxygen: 5.7, outcome: 9 } as const;
const lineWidth = 0.34;
const pitch = 0.44;
const fork = 7.35;
const grey = "#595959";

const x = (field: string) => ({ field, type: "quantitative", scale: { domain: [0, 10.4], nice: false }, axis: null });
const y = (field: string) => ({ field, type: "quantitative", scale: { domain: [0, 3.35], nice: false }, axis: null });

/** A *t*_{2g} set has three orbitals, and so have its antibonding partners; elsewhere two electrons fill one. */
const orbitals = [
  { calculate: "datum.role == 'metal' || datum.kind == 'antibonding' ? 3 : ceil(datum.electrons / 2)", as: "orbitals" },
  { calculate: `(${JSON.stringify(columns)})[datum.role]`, as: "middle" },
  { calculate: `datum.middle - ${pitch} * (datum.orbitals - 1) / 2`, as: "first" },
  { calculate: `${pitch} * (datum.orbitals - 1) / 2 + ${lineWidth / 2}`, as: "reach" },
];
const each = (count: string, name: string) => [{ calculate: `sequence(${count})`, as: name }, { flatten: [name] }];

function levels(sample: Sample): ViewSpec {
  return {
    data: orbitalLevels.where({ sample, role: ["metal", "molecular", "oxygen"] }),
    transform: orbitals,
    layer: [
      {
        transform: [
          ...each("datum.orbitals", "orbital"),
          { calculate: `datum.first + ${pitch} * datum.orbital - ${lineWidth / 2}`, as: "left" },
          { calculate: `datum.left + ${lineWidth}`, as: "right" },
        ],
        mark: { type: "rule", strokeWidth: 1, color: "#000000" },
        encoding: { x: x("left"), x2: { field: "right" }, y: y("position") },
      },
      {
        transform: [
          ...each("datum.electrons", "electron"),
          { calculate: "datum.electron < datum.orbitals ? 0 : 180", as: "spin" },
          { calculate: `datum.first + ${pitch} * (datum.electron % datum.orbitals) + (datum.spin == 0 ? -0.08 : 0.08)`, as: "place" },
        ],
        mark: { type: "point", shape: "arrow", filled: true, size: 48, color: samples[sample].color },
        encoding: { x: x("place"), y: y("position"), angle: { field: "spin", type: "quantitative", scale: null } },
      },
      {
        mark: { type: "text", align: "center", baseline: "top", dy: 7 },
        encoding: { x: x("middle"), y: y("position"), text: { field: "label" } },
      },
    ],
  };
}

/** Dashed lines from the levels of metal and oxygen to those that they form. */
function correlation(sample: Sample): ViewSpec {
  const side = (role: string, to: "left" | "right") => ({
    transform: [
      { filter: "datum.role == 'molecular'" },
      { calculate: `datum.middle ${to === "left" ? "-" : "+"} datum.reach`, as: "near" },
    ],
    mark: { type: "rule", strokeDash: [2, 1.5], color: grey },
    encoding: { x: x("near"), x2: { field: `${role}_end` }, y: y("position"), y2: { field: `${role}_position` } },
  });
  return {
    data: orbitalLevels.where({ sample, role: ["metal", "molecular", "oxygen"] }),
    transform: [
      ...orbitals,
      ...(["metal", "oxygen"] as const).flatMap((role) => [
        { calculate: `datum.role == '${role}' ? datum.position : 0`, as: `${role}_level` },
        { calculate: `datum.role == '${role}' ? datum.middle ${role === "metal" ? "+" : "-"} datum.reach : 0`, as: `${role}_side` },
        { joinaggregate: [{ op: "max", field: `${role}_level`, as: `${role}_position` }, { op: "max", field: `${role}_side`, as: `${role}_end` }] },
      ]),
    ],
    layer: [side("metal", "left"), side("oxygen", "right")],
  };
}

/** From the O 2*p* level a fork to what may follow; a cross stands on the ways that are blocked. */
function outcomes(sample: Sample): ViewSpec {
  const tip = columns.outcome - 0.7;
  const ends = [{ calculate: `${fork}`, as: "fork" }, { calculate: `${tip}`, as: "tip" }, { calculate: `${(fork + tip) / 2}`, as: "half" }, { calculate: `${tip + 0.15}`, as: "word" }];
  return {
    layer: [
      {
        data: orbitalLevels.where({ sample, role: "oxygen", kind: ["atomic", "nonbonding"] }),
        transform: [...orbitals, ...ends, { calculate: "datum.middle + datum.reach + 0.12", as: "start" }],
        mark: { type: "rule", color: grey },
        encoding: { x: x("start"), x2: { field: "fork" }, y: y("position") },
      },
      {
        data: orbitalLevels.where({ sample, role: "outcome" }),
        transform: [...ends, { joinaggregate: [{ op: "min", field: "position", as: "low" }, { op: "max", field: "position", as: "high" }] }],
        layer: [
          { mark: { type: "rule", color: grey }, encoding: { x: x("fork"), y: y("low"), y2: { field: "high" } } },
          { mark: { type: "rule", color: grey }, encoding: { x: x("fork"), x2: { field: "tip" }, y: y("position") } },
          { mark: { type: "point", shape: "triangle-right", filled: true, size: 14, color: grey }, encoding: { x: x("tip"), y: y("position") } },
          { mark: { type: "text", align: "left", baseline: "middle" }, encoding: { x: x("word"), y: y("position"), text: { field: "label" } } },
          {
            transform: [{ filter: "datum.arrow == 'blocked'" }],
            mark: { type: "point", shape: "M-1,-1L1,1M-1,1L1,-1", size: 24, strokeWidth: 1.25, color: "#000000", filled: false },
            encoding: { x: x("half"), y: y("position") },
          },
        ],
      },
    ],
  };
}

/** The levels of one sample; `hasAxis` draws the direction of energy beside them. */
export function orbitalDiagram(sample: Sample): ViewSpec {
  return {
    view: { stroke: null },
    layer: [correlation(sample), levels(sample), outcomes(sample), label(sample, { x: 0.35, y: 3.2 }, { align: "left", baseline: "middle", color: samples[sample].color }), energyArrow],
  };
}

const energyArrow: ViewSpec = {
  data: { values: [{}] },
  layer: [
    { mark: { type: "rule", color: "#000000" }, encoding: { x: { datum: 0.3 }, y: { datum: 0.2 }, y2: { datum: 2.8 } } },
    { mark: { type: "point", shape: "triangle-up", filled: true, size: 14, color: "#000000" }, encoding: { x: { datum: 0.3 }, y: { datum: 2.8 } } },
    { mark: { type: "text", text: "Energy", angle: 270, align: "center", baseline: "bottom", dx: 0, dy: -3 }, encoding: { x: { datum: 0.3 }, y: { datum: 1.5 } } },
  ],
};
