import { type DeclaredDataset, type Columns, type ViewSpec } from "#figwright";
import { insituMapNlmo } from "../../schemas/insitu_map_NLMO.ts";
import { insituMapNlmro } from "../../schemas/insitu_map_NLMRO.ts";
import { insituScanLog } from "../../schemas/insitu_scan_log.ts";
import { xrdReflections } from "../../schemas/xrd_reflections.ts";
import { breakMarks } from "../parts/broken-axis.ts";
import { colorBar } from "../parts/color-bar.ts";
import { samples } from "../parts/identity.ts";
import { scanAt } from "./scans.ts";

export type Sample = keyof typeof samples;
export const maps = { NLMO: insituMapNlmo, NLMRO: insituMapNlmro } as const;

/** Angles of a scan from one to another, both included, in the steps of the table. */
export function angles(fromDeg: number, toDeg: number): readonly number[] {
  const stepDeg = 0.02;
  return Array.from({ length: Math.round((toDeg - fromDeg) / stepDeg) + 1 }, (_, at) => Number((fromDeg + at * stepDeg).toFixed(2)));
}

interface Window {
  readonly fromDeg: number;
  readonly toDeg: number;
  readonly ticks: readonly number[];
  readonly title: string | null;
  /** The side on which the axis breaks. */
  readonly breaks: "left" | "right";
}

/** The two scanned windows; one title stands for both, about the middle of the whole axis. */
const windows = {
  low: { fromDeg: 15, toDeg: 18, ticks: [16, 17], title: null, breaks: "right" },
  high: { fromDeg: 30, toDeg: 50, ticks: [35, 40, 45], title: insituMapNlmo.fields.two_theta.title, breaks: "left" },
} as const satisfies Record<string, Window>;

/** Voltage and the two windows of the diffraction map of one sample on one axis of time, which ends where the last scan does. */
export function mapPanel(sample: Sample, endHours: number, marks: readonly ViewSpec[]) {
  const hours = Array.from({ length: Math.floor(endHours) + 1 }, (_, hour) => hour);
  return {
    tracks: [["voltage", "low", "high"]],
    widths: [0.72, 1, 2.28],
    views: {
      voltage: voltage(sample, endHours, hours),
      low: window(sample, windows.low, endHours, hours, marks),
      high: window(sample, windows.high, endHours, hours, []),
    },
  };
}

/** A tick at every hour, on the axis of time and on that of scans. */
const hourTicks = (values: readonly number[]) => ({ values, tickCount: values.length });

function voltage(sample: Sample, endHours: number, hours: readonly number[]): ViewSpec {
  const { voltage, t_start } = insituScanLog.fields;
  return {
    layer: [
      {
        data: insituScanLog.where({ sample }),
        mark: { type: "line", color: samples[sample].color },
        encoding: {
          x: { ...voltage, title: ["Voltage / V", "vs. Na^{+}/Na"], scale: { domain: [1.8, 4.7], nice: false }, axis: { values: [2, 3, 4] } },
          y: { ...t_start, scale: { domain: [0, endHours], nice: false }, axis: hourTicks(hours) },
          order: t_start,
        },
      },
      {
        data: { values: [{}] },
        mark: { type: "text", text: sample, align: "left", baseline: "bottom", dy: -3, color: samples[sample].color },
        encoding: { x: { value: 0 }, y: { value: 0 } },
      },
    ],
  };
}

function window(sample: Sample, { fromDeg, toDeg, ticks, title, breaks }: Window, endHours: number, hours: readonly number[], marks: readonly ViewSpec[]): ViewSpec {
  const map: DeclaredDataset<Columns> = maps[sample];
  const { two_theta, scan, intensity } = maps[sample].fields;
  const halfStepDeg = 0.01;
  const edge = (hour: number) => scanAt(hour) - 0.5;
  const x = { ...two_theta, title, scale: { domain: [fromDeg - halfStepDeg, toDeg + halfStepDeg], nice: false, zero: false }, axis: { values: [...ticks], titleAnchor: null, titleX: { expr: "0.28 * width" } } };
  return {
    layer: [
      {
        data: map.where({ two_theta: angles(fromDeg, toDeg) }),
        name: "raster",
        mark: "rect",
        encoding: {
          x,
          y: { ...scan, title: null, scale: { domain: [edge(0), edge(endHours)], nice: false, zero: false }, axis: { ...hourTicks(hours.map(edge)), labels: false } },
          color: { ...intensity, title: "Counts", scale: { type: "log", scheme: "viridis" }, legend: breaks === "left" ? colorBar([50, 100, 200, 500, 1000, 2000]) : null },
        },
      },
      {
        data: xrdReflections.where({ sample, phase: "P2" }),
        transform: [
          { filter: `datum.intensity > 2 && datum.two_theta > ${fromDeg} && datum.two_theta < ${toDeg}` },
          { calculate: "'(' + datum.h + datum.k + datum.l + ')'", as: "hkl" },
        ],
        mark: { type: "text", baseline: "bottom", dy: -3 },
        encoding: { x, y: { value: 0 }, text: { field: "hkl" } },
      },
      ...marks,
      breakMarks(breaks),
    ],
  };
}
