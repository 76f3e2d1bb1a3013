import { z } from "zod";
import { agreement, column, dataset, type Row } from "#figwright";
import { cycling } from "./cycling.ts";
import { gcdProfile } from "./gcd_profile.ts";
import { states } from "./spectra.ts";

/** Where the spectra were taken. Capacity counts from the start of the branch, as in gcd_profile. */
export const socPoints = dataset({
  file: "soc_points.csv",
  title: "States of charge at which spectra are shown",
  provenance: { kind: "reconstructed", source: "points of gcd_profile at the voltage that names the state; ends of later cycles from cycling" },
  key: ["sample", "state"],
  columns: {
    sample: column(z.enum(["NLMO", "NLMRO"]), "Sample"),
    state: column(z.enum(states), "State"),
    cycle: column(z.int().positive(), "Cycle number", "1", { decimals: 0 }),
    branch: column(z.enum(["charge", "discharge"]), "Branch"),
    voltage: column(z.number().min(2.0).max(4.5), "Voltage", "V", { decimals: 5, versus: "Na^{+}/Na", claims: ["C080"] }),
    capacity: column(z.number().min(0), "Specific capacity", "mAh/g", { decimals: 4 }),
  },
});

const slackV = 0.002;
const slackMahPerG = 0.2;

export const statesOnProfile = agreement({
  id: "FW-XTB-027",
  dataset: socPoints,
  columns: ["voltage"],
  with: [gcdProfile],
  statement: `soc_points of cycle 1 lie on gcd_profile within ${1000 * slackV} mV`,
  due: (rowsOf) => ({ sample, cycle, branch, capacity }) => {
    if (cycle !== 1) return undefined;
    const rows = rowsOf(gcdProfile).filter((row) => row["sample"] === sample && row["cycle"] === cycle && row["branch"] === branch);
    return { value: voltageAt(rows, Number(capacity)), slack: slackV };
  },
});

export const laterStates = agreement({
  id: "FW-XTB-028",
  levelWhenMeasured: "B",
  dataset: socPoints,
  columns: ["capacity"],
  with: [cycling],
  statement: `soc_points of later cycles end branches of the 0.2 C cells in cycling within ${slackMahPerG} mAh/g`,
  due: (rowsOf) => ({ sample, cycle, branch }) => {
    if (cycle === 1) return undefined;
    const row = rowsOf(cycling).find((each) => each["sample"] === sample && each["rate_c"] === 0.2 && each["cycle"] === cycle);
    return { value: row?.[branch === "charge" ? "q_chg" : "q_dis"] as number | undefined, slack: slackMahPerG };
  },
});

/** Voltage of a branch at a capacity, linear between its points; its ends reach a little further. */
function voltageAt(rows: readonly Row[], capacity: number): number | undefined {
  const points = rows.map((row) => ({ voltage: Number(row["voltage"]), capacity: Number(row["capacity"]) }));
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || capacity < first.capacity - slackMahPerG || capacity > last.capacity + slackMahPerG) return undefined;
  const after = points.findIndex((point) => point.capacity >= capacity);
  if (after <= 0) return (after === 0 ? first : last).voltage;
  const [a, b] = [points[after - 1]!, points[after]!];
  return a.voltage + ((b.voltage - a.voltage) * (capacity - a.capacity)) / (b.capacity - a.capacity);
}
