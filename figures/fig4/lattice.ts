import { type ViewSpec } from "#figwright";
import { insituScanLog } from "../../schemas/insitu_scan_log.ts";
import { latticeEvolution } from "../../schemas/lattice_evolution.ts";
import { samples } from "../parts/identity.ts";
import { startOf } from "./scans.ts";

const { color } = samples.NLMRO;
const [startHours, endHours] = [-0.2, 8.8];
const hours = [0, 2, 4, 6, 8];
const { a, c, v, voltage } = latticeEvolution.fields;
const { t_start } = insituScanLog.fields;
const x = { ...t_start, scale: { domain: [startHours, endHours], nice: false }, axis: { values: hours, tickCount: hours.length } };

/** An axis of one track, its title as far out as those of the others. */
const upright = (domain: readonly [number, number], values: readonly number[], format: string) => ({
  scale: { domain, nice: false, zero: false },
  axis: { values, tickCount: values.length, format, minExtent: 21 },
});

/** Scans against a length or a volume: circles on a thin line. */
function track(y: object, notes: readonly ViewSpec[] = []): ViewSpec {
  return {
    data: latticeEvolution,
    transform: [{ calculate: startOf("datum.scan"), as: "t_start" }],
    layer: [
      turn,
      { mark: { type: "line", strokeWidth: 0.5, color }, encoding: { x, y } },
      { mark: { type: "point", size: 5, color, fill: "#FFFFFF" }, encoding: { x, y } },
      ...notes,
    ],
  };
}

/** Where charge ends: the scan at the highest voltage. */
const turn: ViewSpec = {
  transform: [{ aggregate: [{ op: "argmax", field: "voltage", as: "top" }] }, { calculate: "datum.top.t_start", as: "t_start" }],
  mark: { type: "rule", strokeDash: [2, 2], color: "#8C8C8C" },
  encoding: { x },
};

/** Names of the branches above the plot, each over the middle of its scans. */
const branches: ViewSpec = {
  transform: [
    { aggregate: [{ op: "mean", field: "t_start", as: "t_start" }], groupby: ["branch"] },
    { calculate: "datum.branch == 'charge' ? 'Charge' : 'Discharge'", as: "name" },
  ],
  mark: { type: "text", baseline: "bottom", dy: -3 },
  encoding: { x, y: { value: 0 }, text: { field: "name" } },
};

const sampleName: ViewSpec = {
  data: { values: [{}] },
  mark: { type: "text", text: "NLMRO", align: "left", baseline: "bottom", dy: -3, color },
  encoding: { x: { value: 0 }, y: { value: 0 } },
};

/** The range of the volume over its first value, measured off at the scan of the smallest one. */
function volumeChange(y: object): ViewSpec {
  const { field: _, ...axis } = y as { field: string };
  return {
    transform: [
      { joinaggregate: [{ op: "max", field: "v", as: "largest" }, { op: "min", field: "v", as: "smallest" }] },
      { window: [{ op: "first_value", field: "v", as: "first" }], sort: [{ field: "scan" }], frame: [null, null] },
      { filter: "datum.v == datum.smallest" },
      { calculate: "'Δ*V*/*V*_{0} = ' + format(100 * (datum.largest - datum.smallest) / datum.first, '.1f') + ' %'", as: "change" },
    ],
    layer: [
      { mark: { type: "rule" }, encoding: { x, y: { ...axis, field: "smallest" }, y2: { field: "largest" } } },
      { mark: { type: "tick", orient: "horizontal", thickness: 0.5, size: 7, color: "#000000" }, encoding: { x, y: { ...axis, field: "largest" } } },
      { mark: { type: "text", align: "left", baseline: "top", dx: 4, dy: -1 }, encoding: { x, y: { ...axis, field: "largest" }, text: { field: "change" } } },
    ],
  };
}

const volume = { ...v, ...upright([79.05, 80.15], [79.2, 79.6, 80], ".1f") };

/** Lattice constants, volume and voltage of NLMRO on one axis of time. */
export const latticeTracks = {
  tracks: [["a"], ["c"], ["v"], ["voltage"]],
  share: ["x"],
  views: {
    a: track({ ...a, title: "*a* = *b* / Å", ...upright([2.846, 2.882], [2.85, 2.86, 2.87, 2.88], ".2f") }, [branches, sampleName]),
    c: track({ ...c, ...upright([11.135, 11.305], [11.15, 11.2, 11.25, 11.3], ".2f") }),
    v: track(volume, [volumeChange(volume)]),
    voltage: {
      data: insituScanLog.where({ sample: "NLMRO" }),
      layer: [turn, { mark: { type: "line", color }, encoding: { x, y: { ...voltage, title: "Voltage / V", ...upright([1.8, 4.7], [2, 3, 4], "d") } } }],
    },
  },
} as const;
