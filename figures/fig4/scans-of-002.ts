import { type Columns, type DeclaredDataset, type ViewSpec } from "#figwright";
import { insituScanLog } from "../../schemas/insitu_scan_log.ts";
import { xrdReflections } from "../../schemas/xrd_reflections.ts";
import { samples } from "../parts/identity.ts";
import { states } from "../parts/states.ts";
import { angles, maps, type Sample } from "./maps.ts";

/** Counts between the zeros of neighbouring traces, and the height of the stack. */
const stepCounts = 2100;
const heightCounts = 14000;
/** Height of a name above the zero of its trace: clear of the broad line. */
const nameCounts = 620;
const [fromDeg, toDeg] = [15, 18];

const x = { type: "quantitative", title: maps.NLMO.fields.two_theta.title, scale: { domain: [fromDeg, toDeg], nice: false, zero: false }, axis: { values: [15, 16, 17] } };
const y = { field: "offset", type: "quantitative", title: "Intensity (a.u.)", scale: { domain: [0, heightCounts], nice: false }, axis: { labels: false, ticks: false } };

/** Where charge and discharge differ in hue, the pristine scan is grey. */
const ofState = {
  field: "state", type: "nominal", legend: null,
  scale: { domain: ["pristine", "charge", "discharge"], range: [states.pristine.color, states["Ch4.3"].color, states["Dis2.0"].color] },
};

/** Chosen scans around the (002) line, offset in the order of time, first at the bottom, each named by branch and voltage. */
export function scansOf002(sample: Sample, scans: readonly number[], marks: readonly ViewSpec[]): ViewSpec {
  const map: DeclaredDataset<Columns> = maps[sample];
  const lastCharge = { NLMO: 26, NLMRO: 29 }[sample];
  const [place, state] = [`indexof(${JSON.stringify(scans)}, datum.scan)`, `datum.scan == 1 ? 'pristine' : datum.scan <= ${lastCharge} ? 'charge' : 'discharge'`];
  return {
    layer: [
      pristineLine(sample),
      {
        data: map.where({ scan: scans, two_theta: angles(fromDeg, toDeg) }),
        transform: [{ calculate: `datum.intensity + ${stepCounts} * ${place}`, as: "offset" }, { calculate: state, as: "state" }],
        mark: { type: "line", strokeWidth: 0.6 },
        encoding: { x: { ...x, field: "two_theta" }, y, color: ofState, detail: { field: "scan" } },
      },
      {
        data: insituScanLog.where({ sample, scan: scans }),
        transform: [
          { calculate: `${stepCounts} * ${place} + ${nameCounts}`, as: "offset" },
          { calculate: state, as: "state" },
          { calculate: "datum.scan == 1 ? 'Pristine' : (datum.branch == 'charge' ? 'Ch ' : 'Dis ') + format(datum.voltage, '.2f') + ' V'", as: "name" },
        ],
        mark: { type: "text", align: "right", baseline: "bottom", dx: -3 },
        encoding: { x: { value: "width" }, y, color: ofState, text: { field: "name" } },
      },
      {
        data: { values: [{}] },
        mark: { type: "text", text: sample, align: "right", baseline: "top", dx: -4, color: samples[sample].color },
        encoding: { x: { value: "width" }, y: { value: 5 } },
      },
      ...marks,
    ],
  };
}

/** The position of (002) before charge. */
function pristineLine(sample: Sample): ViewSpec {
  return {
    data: xrdReflections.where({ sample, phase: "P2", h: 0, k: 0, l: 2 }),
    layer: [
      { mark: { type: "rule", strokeDash: [2, 2], color: "#595959" }, encoding: { x: { ...x, field: "two_theta" } } },
      {
        transform: [{ calculate: "'(' + datum.h + datum.k + datum.l + ')'", as: "hkl" }],
        mark: { type: "text", baseline: "bottom", dy: -3 },
        encoding: { x: { ...x, field: "two_theta" }, y: { value: 0 }, text: { field: "hkl" } },
      },
    ],
  };
}

/** The broad line beside (002) in one scan: the maximum of its counts averaged over 0.42°, with the angle in words. */
export function zLine(scan: number): ViewSpec {
  return {
    data: maps.NLMO.where({ scan, two_theta: angles(16.2, 17.4) }),
    transform: [
      { window: [{ op: "mean", field: "intensity", as: "smooth" }], sort: [{ field: "two_theta" }], frame: [-10, 10] },
      { aggregate: [{ op: "argmax", field: "smooth", as: "peak" }] },
      { calculate: "datum.peak.two_theta", as: "two_theta" },
      { calculate: "'Z, ' + format(datum.two_theta, '.1f') + '°'", as: "name" },
    ],
    layer: [
      { mark: { type: "rule", strokeDash: [2, 2], color: "#595959" }, encoding: { x: { ...x, field: "two_theta" } } },
      { mark: { type: "text", baseline: "bottom", dy: -3 }, encoding: { x: { ...x, field: "two_theta" }, y: { value: 0 }, text: { field: "name" } } },
    ],
  };
}
