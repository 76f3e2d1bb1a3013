import { quantise, reconstruction } from "#figwright";
import { cvCurve } from "../../schemas/cv_curve.ts";
import { firstCycle, samples, sweepCharge, type Sample } from "./branches.ts";
import { slopeAt } from "./redox.ts";

export const tables = [reconstruction(cvCurve, () => samples.flatMap(voltammogram))];

const scanRateMvPerS = 0.1;
const stepV = 0.005;
const stepS = (1000 * stepV) / scanRateMvPerS;
/** The response lags: waves move by 20 mV with the sweep and trail off with a constant of 30 mV. */
const shiftV = 0.02;
const lagV = 0.03;
const doubleLayerFPerG = 2;
const leakMaPerG = 0.1;

const segments = [
  { segment: "anodic", fromV: 2.9, toV: 4.5 },
  { segment: "cathodic", fromV: 4.5, toV: 2.0 },
  { segment: "return", fromV: 2.0, toV: 2.9 },
] as const;
type Segment = (typeof segments)[number];

interface Point {
  readonly segment: Segment["segment"];
  readonly point: number;
  readonly time: number;
  readonly voltage: number;
  readonly current: number;
}

/** One point per 5 mV round the loop, each current following from the one before. */
function voltammogram(sample: Sample) {
  const points: Point[] = [{ segment: "anodic", point: 1, time: 0, voltage: 2.9, current: source(sample, segments[0], 2.9) }];
  for (const segment of segments) {
    const direction = segment.toV > segment.fromV ? 1 : -1;
    const steps = Math.round(Math.abs(segment.toV - segment.fromV) / stepV);
    const before = points.filter((point) => point.segment === segment.segment).length;
    for (let step = 1; step <= steps; step += 1) {
      const last = points.at(-1)!;
      const voltage = quantise(segment.fromV + direction * stepV * step, 4);
      const current = follow(sample, segment, last.voltage, last.current);
      points.push({ segment: segment.segment, point: before + step, time: points.length * stepS, voltage, current });
    }
  }
  return points.map((point) => ({ ...point, sample, cycle: 1 }));
}

/** The current after one step of the sweep: it follows its source with an exponential lag, solved in ten parts. */
function follow(sample: Sample, segment: Segment, fromV: number, fromMaPerG: number): number {
  const partV = (segment.toV > segment.fromV ? stepV : -stepV) / 10;
  const share = 1 - Math.exp(-Math.abs(partV) / lagV);
  return Array.from({ length: 10 }).reduce<number>(
    (current, _, part) => current + share * (source(sample, segment, fromV + (part + 0.5) * partV) - current),
    fromMaPerG,
  );
}

/** Current without lag: couples, double layer and leak. The way back to the start meets no couple, only the level of the start. */
function source(sample: Sample, { segment }: Segment, voltageV: number): number {
  const capacitive = scanRateMvPerS * doubleLayerFPerG;
  if (segment === "cathodic") {
    return leakMaPerG - capacitive - 3.6 * scanRateMvPerS * slopeAt(firstCycle[sample].discharge, voltageV + shiftV);
  }
  const reachedV = segment === "return" ? 2.9 : voltageV;
  return leakMaPerG + capacitive + 3.6 * scanRateMvPerS * slopeAt(sweepCharge[sample], reachedV - shiftV);
}
