import { quantise, reconstruction } from "#figwright";
import { dems } from "../../schemas/dems.ts";
import { samples, type Sample } from "./branches.ts";
import { tables as profileTables } from "./gcd_profile.ts";
import { gaussianNoise } from "./noise.ts";

export const tables = [
  reconstruction(dems, () => {
    const draw = gaussianNoise(dems.provenance.seed);
    return samples.flatMap((sample) => record(sample, draw));
  }),
];

const count = 600;
/** Rates in nmol/min/g: greatest O2 of NLMO, scatter of both gases, and CO2 at 4.5 V. */
const o2Peak = 60;
const scatter = { o2: 1.5, co2: 0.8 } as const;
const co2Peak: Readonly<Record<Sample, number>> = { NLMO: 6, NLMRO: 2.5 };
const mixingH = 0.2;

interface Instant {
  readonly time: number;
  readonly voltage: number;
  readonly branch: string;
}

function record(sample: Sample, draw: (count: number) => readonly number[]) {
  const instants = sampled(sample);
  const o2 = mixed(instants, ({ voltage, branch }) => (branch === "charge" && sample === "NLMO" ? Math.max(0, voltage - 4.25) : 0));
  const co2 = mixed(instants, ({ voltage }) => Math.max(0, voltage - 4.0));
  const [o2Noise, co2Noise] = [draw(count), draw(count)];
  const largest = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b), 1e-12);
  return instants.map(({ time, voltage }, at) => ({
    sample,
    point: at + 1,
    time,
    voltage,
    o2: (o2Peak * o2[at]!) / largest(o2) + scatter.o2 * o2Noise[at]!,
    co2: (co2Peak[sample] * co2[at]!) / largest(co2) + scatter.co2 * co2Noise[at]!,
  }));
}

/** The profile of the cell at even times from start to end. */
function sampled(sample: Sample): readonly Instant[] {
  const points = profileTables[0]!.rows().filter((row) => row["sample"] === sample) as unknown as readonly Instant[];
  const endH = Math.floor((1e5 * points.at(-1)!.time) / 3600) / 1e5;
  return Array.from({ length: count }, (_, at) => {
    const time = quantise((endH * at) / (count - 1), 5);
    const next = points.findIndex((point) => point.time >= 3600 * time);
    const after = next === -1 ? points.length - 1 : Math.max(1, next);
    const [from, to] = [points[after - 1]!, points[after]!];
    const share = Math.min(1, (3600 * time - from.time) / (to.time - from.time));
    return { time, voltage: from.voltage + share * (to.voltage - from.voltage), branch: to.branch };
  });
}

/** What leaves a well-mixed cell into which gas flows at a rate. */
function mixed(instants: readonly Instant[], rateOf: (instant: Instant) => number): readonly number[] {
  const stepH = instants[1]!.time - instants[0]!.time;
  const kept = Math.exp(-stepH / mixingH);
  return instants.reduce<number[]>((out, instant, at) => {
    out.push(at === 0 ? 0 : kept * out[at - 1]! + (1 - kept) * rateOf(instant));
    return out;
  }, []);
}
