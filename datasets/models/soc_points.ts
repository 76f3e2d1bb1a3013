import { reconstruction, type Row } from "#figwright";
import { socPoints } from "../../schemas/soc_points.ts";
import { firstCycle, type Sample } from "./branches.ts";
import { tables as cyclingTables } from "./cycling.ts";
import { capacityAtVoltage } from "./redox.ts";
import type { State } from "./spectra.ts";

type Point = Row<typeof socPoints.columns>;

export const tables = [reconstruction(socPoints, () => (["NLMO", "NLMRO"] as const).flatMap((sample) => shown[sample].map((state) => point(sample, state))))];

const shown: Readonly<Record<Sample, readonly State[]>> = {
  NLMO: ["pristine", "Ch4.3", "Ch4.5", "Dis2.0", "10th-Ch4.5", "10th-Dis2.0"],
  NLMRO: ["pristine", "Ch4.0", "Ch4.1", "Ch4.3", "Ch4.5", "Dis3.5", "Dis2.0", "2nd-Ch4.5", "10th-Ch4.5", "10th-Dis2.0"],
};

/** A state's name says cycle, branch and voltage: `10th-Dis2.0`. */
function point(sample: Sample, state: State): Point {
  const { charge, discharge } = firstCycle[sample];
  if (state === "pristine") return { sample, state, cycle: 1, branch: "charge", voltage: charge.startV, capacity: 0 };
  const [, ordinal = "1", direction, voltageText] = /^(?:(\d+)\w\w-)?(Ch|Dis)([\d.]+)$/.exec(state)!;
  const [cycle, voltage, branch] = [Number(ordinal), Number(voltageText), direction === "Ch" ? ("charge" as const) : ("discharge" as const)];
  const capacity = cycle === 1 ? capacityAtVoltage({ charge, discharge }[branch], voltage) : laterCapacity(sample, cycle, branch);
  return { sample, state, cycle, branch, voltage, capacity };
}

/** Whole branch of a later cycle at 0.2 C, as `cycling` has it. */
function laterCapacity(sample: Sample, cycle: number, branch: Point["branch"]): number {
  const row = cyclingTables[0]!.rows().find((each) => each["cell_id"] === `${sample}-0.2C` && each["cycle"] === cycle)!;
  return row[branch === "charge" ? "q_chg" : "q_dis"] as number;
}
