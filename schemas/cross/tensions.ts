import { bestPeriod, cells, tension, type Tension } from "#figwright";
import { bondLengths } from "../bond_lengths.ts";
import { composition } from "../composition.ts";
import { constants } from "../constants.ts";
import { gcdProfile } from "../gcd_profile.ts";
import { mnFractions } from "../mn_fractions.ts";
import { phases } from "../phases.ts";
import { rateSummary } from "../rate_summary.ts";
import { temFringeProfile } from "../tem_fringe_profile.ts";

type Sample = "NLMO" | "NLMRO";

const max = (numbers: readonly number[]) => Math.max(...numbers);
const constant = (name: string) => cells(constants, "value", { name });
const lattice = (sample: Sample, column: "a" | "c" | "z_o") => cells(phases, column, { sample });
const discharge = (sample: Sample) => cells(gcdProfile, "capacity", { sample, cycle: 1, branch: "discharge" });
const perElectron = (sample: Sample) => constant(`capacity_per_electron_${sample}`);

const fringes = (sample: Sample) => ({ level: cells(temFringeProfile, "intensity", { sample }), position: cells(temFringeProfile, "position", { sample }), c: lattice(sample, "c") });
const manganese = (sample: Sample) => ({ mn2: cells(mnFractions, "mn2", { sample, state: "Dis2.0" }), mn: cells(composition, "stoich", { sample, element: "Mn" }), perElectron: perElectron(sample), capacity: discharge(sample) });
const bonds = (sample: Sample, state: string) => ({ bond: cells(bondLengths, "value", { sample, state, shell: "Mn-O" }), a: lattice(sample, "a"), c: lattice(sample, "c"), z: lattice(sample, "z_o") });

/** Printed numbers that cannot all be right: each is reproduced where it is quoted, and none is changed to agree. */
export const tensions: readonly Tension[] = [
  tension({
    id: "S1", says: "the (002) fringes are not half of c apart", panels: ["2a", "2b", "2h", "S6"], unit: "nm",
    between: ["period of the fringes", "half of c"], arithmetic: "d(002) = c / 2",
    cases: { NLMO: fringes("NLMO"), NLMRO: fringes("NLMRO") },
    recompute: ({ level, position, c }) => [bestPeriod(position.map((x, at) => ({ x, y: level[at]! })), c[0]! / 20), c[0]! / 20],
  }),
  tension({
    id: "S3", says: "Mn²⁺ after discharge, were it that of the bulk, would take more charge than the cell passed", panels: ["3a", "6f"], unit: "mAh/g",
    between: ["charge that would reduce this share of Mn⁴⁺ to Mn²⁺", "first discharge capacity"], arithmetic: "2 electrons · Mn per formula unit · share of Mn²⁺ · capacity of one electron; O and Ru not yet counted",
    cases: { NLMO: manganese("NLMO"), NLMRO: manganese("NLMRO") },
    recompute: ({ mn2, mn, perElectron, capacity }) => [(2 * mn[0]! * mn2[0]! * perElectron[0]!) / 100, max(capacity)],
  }),
  tension({
    id: "S4", says: "c and the spacing of the Na layer leave a slab too thin for the Mn-O bond of the EXAFS fits", panels: ["2a", "2b", "2e", "7f"], unit: "Å",
    between: ["a that the bond asks for", "a of the structure"], arithmetic: "a² = 3 (R² − (z c)²), where 2 z c is c / 2 less the spacing; a is assumed and fits NLMO",
    cases: { "charged NLMRO": bonds("NLMRO", "Ch4.5"), "pristine NLMRO": bonds("NLMRO", "pristine"), "discharged NLMRO": bonds("NLMRO", "Dis2.0") },
    recompute: ({ bond, a, c, z }) => {
      const half = z[0]! * c[0]!;
      return [Math.sqrt(3 * (bond[0]! * bond[0]! - half * half)), a[0]!];
    },
  }),
];

const electrons = (sample: Sample) => ({ oneC: constant("capacity_1C"), na: constant("na_pristine"), perElectron: perElectron(sample) });

/** Two values of one quantity, and amounts beside the most that they can be. */
export const budgets: readonly Tension[] = [
  tension({
    id: "S2", says: "two capacities of NLMRO are printed for 0.2 C", panels: ["3a", "3f"], unit: "mAh/g",
    between: ["that of the rate test", "that of the first cycle"], arithmetic: "two cells or two cycles; no number is shared",
    cases: { NLMRO: { slow: cells(rateSummary, "q_value", { sample: "NLMRO", block: 1 }), capacity: discharge("NLMRO") } },
    recompute: ({ slow, capacity }) => [slow[0]!, max(capacity)],
  }),
  tension({
    id: "S9", says: "Ru alone does not give the gain in capacity of NLMRO over NLMO", panels: ["3a", "3c"], unit: "mAh/g",
    between: ["most that Ru⁴⁺/⁵⁺ gives", "gain in first discharge capacity"], arithmetic: "Ru per formula unit · capacity of one electron",
    cases: { NLMRO: { ru: cells(composition, "stoich", { sample: "NLMRO", element: "Ru" }), perElectron: perElectron("NLMRO"), more: discharge("NLMRO"), less: discharge("NLMO") } },
    recompute: ({ ru, perElectron, more, less }) => [ru[0]! * perElectron[0]!, max(more) - max(less)],
  }),
  tension({
    id: "S25", says: "1 C is not the capacity of all Na of either sample", panels: ["3a", "3f", "3g"], unit: "mAh/g",
    between: ["capacity that 1 C means", "capacity of all Na"], arithmetic: "Na per formula unit · capacity of one electron",
    cases: { NLMO: electrons("NLMO"), NLMRO: electrons("NLMRO") },
    recompute: ({ oneC, na, perElectron }) => [oneC[0]!, na[0]! * perElectron[0]!],
  }),
];
