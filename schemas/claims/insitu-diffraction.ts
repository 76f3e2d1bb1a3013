import { cells, claim, findPeaks, type Claim, type Dataset, type UntestableClaim } from "#figwright";
import { constants } from "../constants.ts";
import { insituMapNlmo } from "../insitu_map_NLMO.ts";
import { insituMapNlmro } from "../insitu_map_NLMRO.ts";
import { insituScanLog } from "../insitu_scan_log.ts";
import { latticeEvolution } from "../lattice_evolution.ts";
import { phases } from "../phases.ts";
import { remembered } from "./remembered.ts";

type Sample = "NLMO" | "NLMRO";
type Numbers = readonly number[];

const mapOf = (table: Dataset) => ({ scan: cells(table, "scan"), angle: cells(table, "two_theta"), counts: cells(table, "intensity") });
const maps = { NLMO: mapOf(insituMapNlmo), NLMRO: mapOf(insituMapNlmro) };
interface Pattern {
  readonly angle: Numbers;
  readonly counts: Numbers;
}

/** The patterns of a map around (002), 15 to 18°, in order of scans. */
const patternsOf = remembered((scan: Numbers, angle: Numbers, counts: Numbers): readonly Pattern[] => {
  const patterns = new Map<number, { angle: number[]; counts: number[] }>();
  for (const [at, number] of scan.entries()) {
    if (angle[at]! > 18) continue;
    const pattern = patterns.get(number) ?? { angle: [], counts: [] };
    patterns.set(number, pattern);
    pattern.angle.push(angle[at]!);
    pattern.counts.push(counts[at]!);
  }
  return [...patterns.values()];
});

const curve = ({ angle, counts }: Pattern) => angle.map((x, at) => ({ x, y: counts[at]! }));
/** Maxima above (002): parabola over ± 0.2°, prominence of 20 % of the range. */
const newLines = (pattern: Pattern) => findPeaks(curve(pattern), { window: [16.3, 17.2], halfWidth: 0.2, prominence: 0.2 });
/** Maxima of the basal lines: parabola over ± 0.06°, prominence of 5 % of the range. */
const basalLines = (pattern: Pattern) => findPeaks(curve(pattern), { window: [15, 17.2], halfWidth: 0.06, prominence: 0.05 });

/** Counts of (002) above the level of the five points at either end of its window. */
function basalCounts({ angle, counts }: Pattern): number {
  const inside = counts.filter((_, at) => angle[at]! >= 15.1 && angle[at]! <= 16.15);
  const ends = [...inside.slice(0, 5), ...inside.slice(-5)];
  return sum(inside) - (inside.length * sum(ends)) / ends.length;
}

/** Range over mean of the (002) counts of all scans. */
function fluctuation(patterns: readonly Pattern[]): number {
  const all = patterns.map(basalCounts);
  return ((Math.max(...all) - Math.min(...all)) * all.length) / sum(all);
}

function sum(numbers: Numbers): number {
  return numbers.reduce((total, number) => total + number, 0);
}

const charge = (sample: Sample, column: string) => cells(insituScanLog, column, { sample, branch: "charge" });

const run: readonly Claim[] = [
  claim({
    id: "C055", says: "rates of the in situ cells of NLMO and NLMRO, in their first cycle", value: [0.2, 0.2], unit: "C", tolerance: 0.05, panels: ["4a", "4b"],
    uses: {
      cycle: cells(insituScanLog, "cycle"), oneC: cells(constants, "value", { name: "capacity_1C" }),
      time: charge("NLMO", "t_start"), capacity: charge("NLMO", "capacity"), otherTime: charge("NLMRO", "t_start"), otherCapacity: charge("NLMRO", "capacity"),
    },
    recompute: ({ cycle, oneC, time, capacity, otherTime, otherCapacity }) => {
      const rate = (hours: Numbers, passed: Numbers) => (passed.at(-1)! - passed[0]!) / (hours.at(-1)! - hours[0]!) / oneC[0]!;
      return cycle.every((each) => each === 1) ? [rate(time, capacity), rate(otherTime, otherCapacity)] : false;
    },
  }),
];

const highest = { ...maps.NLMO, voltage: cells(insituScanLog, "voltage", { sample: "NLMO" }) };

/** The new line in the scan of the highest voltage, in degrees; NaN unless it is one line. */
function zLine(patterns: readonly Pattern[], voltage: Numbers): number {
  const pattern = patterns[voltage.indexOf(Math.max(...voltage))];
  const lines = pattern === undefined ? [] : newLines(pattern);
  return lines.length === 1 ? lines[0]!.x : NaN;
}

const phaseChange: readonly (Claim | UntestableClaim)[] = [
  claim({
    id: "C056", says: "new line of NLMO at the highest voltage", value: 16.7, unit: "°", tolerance: 0.05, panels: ["4a", "4c"],
    uses: highest, recompute: ({ scan, angle, counts, voltage }) => zLine(patternsOf(scan, angle, counts), voltage),
  }),
  { id: "C057", says: "the new phase is Z, an intergrowth of O and P layers", panels: ["4a", "4c", "4e"], untestable: "an assignment after the literature; one line gives a layer spacing and no order of layers" },
  claim({
    id: "C058", says: "the intensity of (002) of NLMO fluctuates strongly, by more than half of its mean", value: true, panels: ["4a"],
    uses: maps.NLMO, recompute: ({ scan, angle, counts }) => fluctuation(patternsOf(scan, angle, counts)) > 0.5,
  }),
  claim({
    id: "C059", says: "(002) of NLMRO changes slightly, by less than 15 % of its mean, and no line is new", value: true, panels: ["4b", "4c"],
    uses: maps.NLMRO,
    recompute: ({ scan, angle, counts }) => {
      const patterns = patternsOf(scan, angle, counts);
      return fluctuation(patterns) < 0.15 && patterns.every((pattern) => newLines(pattern).length === 0);
    },
  }),
  claim({
    id: "C063", says: "NLMRO is one solid solution: one (002) line in every scan", value: true, panels: ["4b", "4e"],
    uses: maps.NLMRO, recompute: ({ scan, angle, counts }) => patternsOf(scan, angle, counts).every((pattern) => basalLines(pattern).length === 1),
  }),
];

const charging = (column: "a" | "b" | "c" | "voltage") => cells(latticeEvolution, column, { branch: "charge" });
const never = (numbers: Numbers, isWrong: (before: number, after: number) => boolean) => numbers.slice(1).every((after, at) => !isWrong(numbers[at]!, after));
const rises = (before: number, after: number) => after > before;
const falls = (before: number, after: number) => after < before;

const lattice: readonly Claim[] = [
  claim({
    id: "C060", says: "a = b of NLMRO decreases on charge and never rises", value: true, panels: ["4d"],
    uses: { a: charging("a"), b: charging("b") }, recompute: ({ a, b }) => a.every((each, at) => each === b[at]) && never(a, rises) && a.at(-1)! < a[0]!,
  }),
  claim({
    id: "C061", says: "c of NLMRO rises at low voltage and falls above 4.2 V on charge", value: true, panels: ["4d"],
    uses: { c: charging("c"), voltage: charging("voltage") },
    recompute: ({ c, voltage }) => {
      const top = c.indexOf(Math.max(...c));
      return top > 0 && top < c.length - 1 && voltage[top]! > 4.2 && never(c.slice(0, top + 1), falls) && never(c.slice(top), rises);
    },
  }),
  claim({
    id: "C062", says: "range of the volume of NLMRO over the cycle", value: 1, unit: "%", tolerance: 0.05, panels: ["4d"],
    uses: { v: cells(latticeEvolution, "v") }, recompute: ({ v }) => (100 * (Math.max(...v) - Math.min(...v))) / v[0]!,
  }),
];

const derived: readonly Claim[] = [
  claim({
    id: "D19", says: "layer spacing of the new phase of NLMO, in Å, from its angle to a tenth of a degree, and its change from half of c, in per cent", value: [5.304, -4.5], tolerance: [0.0005, 0.05], panels: ["4a", "4c"],
    uses: { ...highest, wavelength: cells(constants, "value", { name: "wavelength_Cu_Ka1" }), c: cells(phases, "c", { sample: "NLMO" }) },
    recompute: ({ scan, angle, counts, voltage, wavelength, c }) => {
      const printedAngle = Math.round(10 * zLine(patternsOf(scan, angle, counts), voltage)) / 10;
      const spacing = wavelength[0]! / 2 / Math.sin((printedAngle * Math.PI) / 360);
      return [spacing, 100 * (spacing / (c[0]! / 2) - 1)];
    },
  }),
];

export const insituDiffractionClaims: readonly (Claim | UntestableClaim)[] = [...run, ...phaseChange, ...lattice, ...derived];
