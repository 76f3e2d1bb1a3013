import { agreement, halfUnit, type Columns, type CrossRule, type CrossViolation, type Dataset, type DeclaredDataset, type Row } from "#figwright";
import { dems } from "../dems.ts";
import { gcdProfile } from "../gcd_profile.ts";
import { insituMapNlmo } from "../insitu_map_NLMO.ts";
import { insituMapNlmro } from "../insitu_map_NLMRO.ts";
import { insituScanLog } from "../insitu_scan_log.ts";
import { latticeEvolution } from "../lattice_evolution.ts";
import { mrixsMapRecharged } from "../mrixs_map_2nd-Ch4.5.ts";
import { mrixsMapCharged } from "../mrixs_map_Ch4.5.ts";
import { mrixsMapDischarged } from "../mrixs_map_Dis2.0.ts";
import { phases } from "../phases.ts";
import { rietveldParams } from "../rietveld_params.ts";
import { structureSites } from "../structure_sites.ts";
import { xrdProfile } from "../xrd_profile.ts";
import { xrdReflections } from "../xrd_reflections.ts";

type RowsOf = Parameters<CrossRule["check"]>[0];
type Phase = Row<(typeof phases)["columns"]>;

const refinedLattice = agreement({
  id: "FW-XTB-031",
  statement: "rietveld_params gives the a, c and z_o of phases",
  dataset: rietveldParams,
  columns: ["value"],
  with: [phases],
  due: (rowsOf) => {
    const phaseOf = phasesBySample(rowsOf(phases));
    return ({ sample, param }) => {
      if (param !== "a" && param !== "c" && param !== "z_o") return undefined;
      const value = phaseOf.get(sample)?.[param];
      return { value, slack: halfUnit(value ?? 0, phases.columns[param].decimals) };
    };
  },
});

const latticeStart = agreement({
  id: "FW-XTB-032",
  levelWhenMeasured: "B",
  statement: "lattice_evolution starts at the c of phases",
  dataset: latticeEvolution,
  columns: ["c"],
  with: [phases],
  due: (rowsOf) => {
    const phaseOf = phasesBySample(rowsOf(phases));
    return ({ sample, scan }) => (scan === 1 ? { value: phaseOf.get(sample)?.c, slack: halfUnit(0, phases.columns.c.decimals) } : undefined);
  },
});

const oxygenHeight = agreement({
  id: "FW-XTB-033",
  statement: "structure_sites.z of O is z_o of phases",
  dataset: structureSites,
  columns: ["z"],
  with: [phases],
  due: (rowsOf) => {
    const phaseOf = phasesBySample(rowsOf(phases));
    return ({ sample, atom }) => (atom === "O" ? { value: phaseOf.get(sample)?.z_o, slack: halfUnit(0, phases.columns.z_o.decimals) } : undefined);
  },
});

const planeSpacings = agreement({
  id: "FW-XTB-034",
  statement: "xrd_reflections.d follows from h, k, l and the lattice of phases",
  dataset: xrdReflections,
  columns: ["d"],
  with: [phases],
  due: (rowsOf) => {
    const phaseOf = phasesBySample(rowsOf(phases));
    return ({ sample, h, k, l }) => {
      const phase = phaseOf.get(sample);
      if (phase === undefined) return { value: undefined, slack: 0 };
      const d = (a: number, c: number): number => {
        const inPlane = (4 * (Number(h) * Number(h) + Number(h) * Number(k) + Number(k) * Number(k))) / (3 * a * a);
        return 1 / Math.sqrt(inPlane + (Number(l) * Number(l)) / (c * c));
      };
      const [da, dc] = [halfUnit(phase.a, phases.columns.a.decimals), halfUnit(phase.c, phases.columns.c.decimals)];
      const value = d(phase.a, phase.c);
      return { value, slack: Math.abs(d(phase.a + da, phase.c + dc) - value) };
    };
  },
});

const reflectionsInRange: CrossRule = {
  id: "FW-XTB-035",
  level: "A",
  datasets: ["xrd_reflections", "xrd_profile"],
  statement: "every reflection lies within the pattern of its sample",
  check: (rowsOf) => {
    const angles = rangesOf(rowsFrom(xrdProfile, rowsOf));
    return rowsFrom(xrdReflections, rowsOf).flatMap(({ sample, two_theta }, row): readonly CrossViolation[] => {
      const [from, to] = angles.get(sample) ?? [Infinity, -Infinity];
      if (two_theta >= from && two_theta <= to) return [];
      return [{ dataset: "xrd_reflections", row, column: "two_theta", expected: `from ${from} to ${to}`, found: String(two_theta) }];
    });
  },
};

const scanVoltages = profileVoltages("FW-XTB-036", insituScanLog, "t_start");
const gasVoltages = profileVoltages("FW-XTB-041", dems, "time");

/** What runs beside a cell in its first cycle shows the voltage of that cell. */
function profileVoltages(id: string, dataset: Dataset, time: string): CrossRule {
  return agreement({
    id,
    levelWhenMeasured: "C",
    statement: `${dataset.name}.voltage is that of the first cycle of gcd_profile at the time, within 2 mV`,
    dataset,
    columns: ["voltage"],
    with: [gcdProfile],
    due: (rowsOf) => {
      const profile = (rowsOf(gcdProfile) as unknown as readonly Row<(typeof gcdProfile)["columns"]>[]).filter(({ cycle }) => cycle === 1);
      const pointsOf = new Map(["NLMO", "NLMRO"].map((sample) => [sample, profile.filter((row) => row.sample === sample)]));
      return (row) => ({ value: voltageAt(pointsOf.get(String(row["sample"])) ?? [], 3600 * Number(row[time])), slack: 0.002 });
    },
  });
}

const latticeScans = agreement({
  id: "FW-XTB-037",
  statement: "lattice_evolution.voltage is that of the same scan in insitu_scan_log",
  dataset: latticeEvolution,
  columns: ["voltage"],
  with: [insituScanLog],
  due: (rowsOf) => {
    const log = new Map(rowsOf(insituScanLog).map((row) => [`${row["sample"]} ${row["scan"]}`, row["voltage"] as number]));
    return ({ sample, scan }) => ({ value: log.get(`${sample} ${scan}`), slack: 0 });
  },
});

const mapScans: CrossRule = {
  id: "FW-XTB-038",
  level: "A",
  datasets: ["insitu_map_NLMO", "insitu_map_NLMRO", "insitu_scan_log"],
  statement: "the maps have the scans of insitu_scan_log",
  check: (rowsOf) =>
    ([["NLMO", insituMapNlmo], ["NLMRO", insituMapNlmro]] as const).flatMap(([sample, map]) => {
      const due = rowsFrom(insituScanLog, rowsOf).filter((row) => row.sample === sample).map(({ scan }) => scan);
      return differences(rowsFrom(map, rowsOf).map(({ scan }) => scan), due, { dataset: map.name, column: "scan", what: "scans of the log" });
    }),
};

const mapAngles: CrossRule = {
  id: "FW-XTB-039",
  level: "A",
  datasets: ["insitu_map_NLMO", "insitu_map_NLMRO"],
  statement: "both maps have the same angles",
  check: (rowsOf) =>
    differences(
      rowsFrom(insituMapNlmo, rowsOf).map(({ two_theta }) => two_theta),
      rowsFrom(insituMapNlmro, rowsOf).map(({ two_theta }) => two_theta),
      { dataset: insituMapNlmo.name, column: "two_theta", what: "angles of insitu_map_NLMRO" },
    ),
};

const mrixsAxes: CrossRule = {
  id: "FW-XTB-042",
  level: "A",
  datasets: [mrixsMapCharged, mrixsMapDischarged, mrixsMapRecharged].map(({ name }) => name),
  statement: "the mRIXS maps have the same excitation and emission energies",
  check: (rowsOf) =>
    [mrixsMapDischarged, mrixsMapRecharged].flatMap((map) =>
      (["excitation", "emission"] as const).flatMap((column) =>
        differences(
          rowsFrom(map, rowsOf).map((row) => row[column]),
          rowsFrom(mrixsMapCharged, rowsOf).map((row) => row[column]),
          { dataset: map.name, column, what: `energies of ${mrixsMapCharged.name}` },
        ),
      ),
    ),
};

const shortestNaO = 2.2;

/** Catches a mix of the two usual choices of origin, which puts Na between two O or on top of one. */
const sodiumOxygen: CrossRule = {
  id: "FW-XTB-040",
  level: "A",
  datasets: ["structure_sites", "phases"],
  statement: `no Na stands closer to O than ${shortestNaO} Å`,
  check: (rowsOf) => {
    const rows = rowsFrom(structureSites, rowsOf);
    const phaseOf = phasesBySample(rowsOf("phases"));
    return rows.flatMap((site, row): readonly CrossViolation[] => {
      const phase = phaseOf.get(site.sample);
      if (!site.atom.startsWith("Na") || phase === undefined) return [];
      const oxygens = rows.filter(({ sample, atom }) => sample === site.sample && atom === "O").flatMap(({ x, y, z }) => equivalents([x, y, z]));
      const nearest = Math.min(...oxygens.map((oxygen) => distance(oxygen, [site.x, site.y, site.z], phase)));
      if (nearest >= shortestNaO) return [];
      return [{ dataset: "structure_sites", row, column: "wyckoff", expected: `at least ${shortestNaO} Å to O`, found: `${nearest.toFixed(3)} Å from ${site.wyckoff}` }];
    });
  },
};

export const diffraction: readonly CrossRule[] = [
  refinedLattice,
  latticeStart,
  oxygenHeight,
  planeSpacings,
  reflectionsInRange,
  scanVoltages,
  latticeScans,
  mapScans,
  mapAngles,
  gasVoltages,
  mrixsAxes,
  sodiumOxygen,
];

function rowsFrom<C extends Columns>(dataset: DeclaredDataset<C>, rowsOf: RowsOf): readonly Row<C>[] {
  return rowsOf(dataset.name) as readonly Row<C>[];
}

function phasesBySample(rows: readonly Row[]): ReadonlyMap<unknown, Phase> {
  return new Map((rows as readonly Phase[]).map((phase) => [phase.sample, phase]));
}

function rangesOf(rows: readonly { readonly sample: string; readonly two_theta: number }[]): ReadonlyMap<string, readonly [number, number]> {
  const ranges = new Map<string, readonly [number, number]>();
  for (const { sample, two_theta } of rows) {
    const [from, to] = ranges.get(sample) ?? [Infinity, -Infinity];
    ranges.set(sample, [Math.min(from, two_theta), Math.max(to, two_theta)]);
  }
  return ranges;
}

/** Straight between the points before and after a time; undefined beyond the record. */
function voltageAt(points: readonly { readonly time: number; readonly voltage: number }[], seconds: number): number | undefined {
  const after = points.findIndex(({ time }) => time >= seconds);
  if (after === -1) return undefined;
  const [from, to] = [points[Math.max(0, after - 1)]!, points[after]!];
  return to.time === from.time ? to.voltage : from.voltage + ((seconds - from.time) / (to.time - from.time)) * (to.voltage - from.voltage);
}

/** Values that only one of two lists has; one too many is blamed on its first row, one too few on the first of all. */
function differences(found: readonly number[], due: readonly number[], place: { readonly dataset: string; readonly column: string; readonly what: string }): readonly CrossViolation[] {
  const [here, there] = [new Set(found), new Set(due)];
  const { dataset, column, what } = place;
  return [
    ...[...here].filter((value) => !there.has(value)).map((value) => ({ dataset, row: found.indexOf(value), column, expected: `one of the ${what}`, found: String(value) })),
    ...[...there].filter((value) => !here.has(value)).map((value) => ({ dataset, row: 0, column, expected: `${value}, one of the ${what}`, found: "none" })),
  ];
}

type Position = readonly [number, number, number];

/** 6₃, a twofold axis and the inversion, which generate P6₃/mmc. */
const generators: readonly ((position: Position) => Position)[] = [
  ([x, y, z]) => [x - y, x, z + 1 / 2],
  ([x, y, z]) => [y, x, -z],
  ([x, y, z]) => [-x, -y, -z],
];

/** All positions in one cell that symmetry makes of one. */
function equivalents(position: Position): readonly Position[] {
  const orbit: Position[] = [position];
  for (let at = 0; at < orbit.length; at += 1) {
    for (const generate of generators) {
      const next = generate(orbit[at]!);
      if (!orbit.some((known) => known.every((value, axis) => Math.abs(wrapped(value - next[axis]!)) < 1e-4))) orbit.push(next);
    }
  }
  return orbit;
}

/** Shortest distance in Å between two positions, each repeated by the lattice. */
function distance(one: Position, other: Position, { a, c }: Pick<Phase, "a" | "c">): number {
  const [u, v, w] = one.map((value, axis) => wrapped(value - other[axis]!)) as [number, number, number];
  const shifts = [-1, 0, 1].flatMap((p) => [-1, 0, 1].map((q) => [u + p, v + q] as const));
  return Math.sqrt(Math.min(...shifts.map(([x, y]) => a * a * (x * x + y * y - x * y))) + w * w * c * c);
}

function wrapped(value: number): number {
  return value - Math.round(value);
}
