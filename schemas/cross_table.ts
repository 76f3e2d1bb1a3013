import { foreignKey, halfUnit, tensionRule, type Columns, type CrossRule, type CrossViolation, type Dataset, type DeclaredDataset, type Row } from "#figwright";
import { shownDistances } from "./bond_lengths.ts";
import { constants } from "./constants.ts";
import { diffraction } from "./cross/diffraction.ts";
import { edsMaps } from "./cross/eds.ts";
import { tensions } from "./cross/tensions.ts";
import { cycling } from "./cycling.ts";
import { shownFactors } from "./debye_waller.ts";
import { dqdvCurve } from "./dqdv_curve.ts";
import { exafsFitParams } from "./exafs_fit_params.ts";
import { exafsK } from "./exafs_k.ts";
import { exafsR, exafsTransforms } from "./exafs_r.ts";
import { gcdProfile } from "./gcd_profile.ts";
import { fittedFractions, lcfFit } from "./lcf_fit.ts";
import { rate } from "./rate.ts";
import { rateSummary } from "./rate_summary.ts";
import { laterStates, statesOnProfile } from "./soc_points.ts";
import { spectra } from "./spectra.ts";
import { fittedIntensities, xasSoft } from "./xas_soft.ts";
import { tabulatedEdges, xasXanes } from "./xas_xanes.ts";

type RowsOf = Parameters<CrossRule["check"]>[0];

const blockMeans: CrossRule = {
  id: "FW-XTB-001",
  level: "A",
  datasets: ["rate", "rate_summary"],
  statement: "rate_summary.q_value is the mean of rate.q_dis over the same sample, block and rate",
  check: (rowsOf) =>
    rowsFrom(rateSummary, rowsOf).flatMap((row, index) => {
      const block = rowsFrom(rate, rowsOf).filter(
        ({ sample, block, rate_c }) => sample === row.sample && block === row.block && rate_c === row.rate_c,
      );
      const due = block.length === 0 ? undefined : sum(block.map(({ q_dis }) => q_dis)) / block.length;
      return compare({ dataset: rateSummary, index, column: "q_value", found: row.q_value, due, slack: lastDigit(rate, "q_dis", row.q_value) });
    }),
};

const oneCStart: CrossRule = {
  id: "FW-XTB-002",
  level: "A",
  levelWhenMeasured: "B",
  datasets: ["rate_summary", "cycling"],
  statement: "rate_summary.q_value at 1.0 C is the first discharge capacity of the 1.0 C cell in cycling",
  check: (rowsOf) =>
    rowsFrom(rateSummary, rowsOf).flatMap((row, index) => {
      if (row.rate_c !== 1) return [];
      const first = rowsFrom(cycling, rowsOf).find(
        ({ sample, rate_c, cycle }) => sample === row.sample && rate_c === 1 && cycle === 1,
      );
      return compare({ dataset: rateSummary, index, column: "q_value", found: row.q_value, due: first?.q_dis, slack: lastDigit(cycling, "q_dis", row.q_value) });
    }),
};

const currentFromRate: CrossRule = {
  id: "FW-XTB-003",
  level: "A",
  datasets: ["gcd_profile", "constants"],
  statement: "gcd_profile.current = rate_c · capacity_1C",
  check: (rowsOf) => {
    const oneC = constantValue(rowsOf, "capacity_1C");
    return rowsFrom(gcdProfile, rowsOf).flatMap((row, index) =>
      compare({ dataset: gcdProfile, index, column: "current", found: row.current, due: oneC && row.rate_c * oneC, slack: 0 }),
    );
  },
};

const firstCycleOfCell: CrossRule = {
  id: "FW-XTB-004",
  level: "A",
  levelWhenMeasured: "B",
  datasets: ["cycling", "gcd_profile"],
  statement: "cycling.q_chg and q_dis are the last capacities of the same cell and cycle in gcd_profile",
  check: (rowsOf) => {
    const last = lastCapacities(rowsOf);
    return rowsFrom(cycling, rowsOf).flatMap((row, index) =>
      ([["q_chg", "charge"], ["q_dis", "discharge"]] as const).flatMap(([column, branch]) => {
        const due = last.get(branchKey(row.cell_id, row.cycle, branch));
        if (due === undefined) return [];
        return compare({ dataset: cycling, index, column, found: row[column], due, slack: lastDigit(gcdProfile, "capacity", due) });
      }),
    );
  },
};

const differentialCapacity: CrossRule = {
  id: "FW-XTB-005",
  level: "A",
  levelWhenMeasured: "B",
  datasets: ["dqdv_curve", "gcd_profile"],
  statement: "the integral of |dqdv| over a branch is the capacity of the same cell's first cycle in gcd_profile, within 0.5 %",
  check: (rowsOf) => {
    const rows = rowsFrom(dqdvCurve, rowsOf);
    return [...lastCapacities(rowsOf)].flatMap(([key, capacity]) => {
      const branch = rows.flatMap((row, index) => (branchKey(row.cell_id, 1, row.branch) === key ? [{ row, index }] : []));
      if (branch.length === 0) return [];
      const steps = branch.slice(1).map(({ row }, at) => {
        const before = branch[at]!.row;
        return (Math.abs(row.voltage - before.voltage) * Math.abs(row.dqdv + before.dqdv)) / 2;
      });
      return compare({ dataset: dqdvCurve, index: branch.at(-1)!.index, column: "dqdv", found: sum(steps), due: capacity, slack: 0.005 * capacity });
    });
  },
};

const sodiumLimit: CrossRule = {
  id: "FW-XTB-006",
  level: "A",
  datasets: ["gcd_profile", "cycling", "constants"],
  statement: "no charge or discharge passes more than the capacity of all Na, na_pristine · capacity_per_electron of the sample",
  check: (rowsOf) => {
    const excess = (dataset: Dataset, column: string): readonly CrossViolation[] =>
      rowsOf(dataset.name).flatMap((row, index) => {
        const all = constantValue(rowsOf, "na_pristine")! * constantValue(rowsOf, `capacity_per_electron_${row["sample"]}`)!;
        if (Number(row[column]) <= all) return [];
        return [{ dataset: dataset.name, row: index, column, expected: `at most ${all.toFixed(2)}, all Na`, found: String(row[column]) }];
      });
    return [...excess(gcdProfile, "capacity"), ...excess(cycling, "q_dis"), ...excess(cycling, "q_chg")];
  },
};

const listedSpectra = foreignKey({
  id: "FW-XTB-020",
  from: [xasXanes, exafsK, exafsR, exafsFitParams, xasSoft, lcfFit],
  column: "spectrum_id",
  to: spectra,
});

/** Statements that join tables. A rule of one table about its sources stands in that table's file. */
export const crossRules: readonly CrossRule[] = [
  blockMeans,
  oneCStart,
  currentFromRate,
  firstCycleOfCell,
  differentialCapacity,
  sodiumLimit,
  listedSpectra,
  tabulatedEdges,
  exafsTransforms,
  shownDistances,
  shownFactors,
  fittedFractions,
  fittedIntensities,
  statesOnProfile,
  laterStates,
  ...diffraction,
  ...edsMaps,
  ...tensions.map(tensionRule),
];

function rowsFrom<C extends Columns>(dataset: DeclaredDataset<C>, rowsOf: RowsOf): readonly Row<C>[] {
  return rowsOf(dataset.name) as readonly Row<C>[];
}

function lastCapacities(rowsOf: RowsOf): ReadonlyMap<string, number> {
  return new Map(rowsFrom(gcdProfile, rowsOf).map(({ cell_id, cycle, branch, capacity }) => [branchKey(cell_id, cycle, branch), capacity]));
}

function branchKey(cell: string, cycle: number, branch: string): string {
  return JSON.stringify([cell, cycle, branch]);
}

function constantValue(rowsOf: RowsOf, wanted: string): number | undefined {
  return rowsFrom(constants, rowsOf).find(({ name }) => name === wanted)?.value;
}

function lastDigit(dataset: Dataset, column: string, value: number): number {
  return halfUnit(value, dataset.columns[column]?.decimals);
}

interface Compared {
  readonly dataset: Dataset;
  readonly index: number;
  readonly column: string;
  readonly found: number;
  /** Undefined when the other table lacks it. */
  readonly due: number | undefined;
  /** How far `due` may be off, beside the last digit of the column. */
  readonly slack: number;
}

function compare({ dataset, index, column, found, due, slack }: Compared): readonly CrossViolation[] {
  const tolerance = (slack + lastDigit(dataset, column, found)) * (1 + 1e-9);
  if (due !== undefined && Math.abs(found - due) <= tolerance) return [];
  const expected = due === undefined ? "a row to compare with in the other table" : `${Number(due.toPrecision(9))} ± ${tolerance.toPrecision(2)}`;
  return [{ dataset: dataset.name, row: index, column, expected, found: String(Number(found.toPrecision(9))) }];
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
