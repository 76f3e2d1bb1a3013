import { bestPeriod, type CrossRule, type CrossViolation, type Row } from "#figwright";
import { exafsFitParams } from "../exafs_fit_params.ts";
import { phases } from "../phases.ts";
import { temFringeProfile } from "../tem_fringe_profile.ts";

type Phase = Row<(typeof phases)["columns"]>;

/** Share of c/2 that a fringe spacing may differ by before it is worth a remark. */
const fringeShare = 0.005;
/** Å by which the distances of two methods usually agree. */
const bondAo = 0.02;

/** Two printed numbers, the fringe spacing and c, are reproduced where each is quoted; they do not agree with each other. */
const fringesAgainstLattice: CrossRule = {
  id: "FW-TEN-001",
  level: "G",
  datasets: [temFringeProfile.name, phases.name],
  statement: "the (002) fringes have the spacing c/2 of the refined lattice",
  check: (rowsOf) => {
    const rows = rowsOf(temFringeProfile.name) as readonly Row<(typeof temFringeProfile)["columns"]>[];
    return (rowsOf(phases.name) as readonly Phase[]).flatMap(({ sample, c }): readonly CrossViolation[] => {
      const points = rows.filter((row) => row.sample === sample).map(({ position, intensity }) => ({ x: position, y: intensity }));
      if (points.length === 0) return [];
      const halfNm = c / 20;
      const fringeNm = bestPeriod(points, halfNm);
      const share = fringeNm / halfNm - 1;
      if (Math.abs(share) <= fringeShare) return [];
      const row = rows.findIndex((each) => each.sample === sample);
      return [{ dataset: temFringeProfile.name, row, column: "intensity", expected: `${halfNm.toFixed(4)} nm for ${sample}`, found: `${fringeNm.toFixed(4)} nm, ${(100 * share).toFixed(1)} %` }];
    });
  },
};

/** c and the spacing of the Na layer leave a slab whose M-O distance is not the one of the EXAFS fit. */
const bondsAgainstSlab: CrossRule = {
  id: "FW-TEN-004",
  level: "G",
  datasets: [exafsFitParams.name, phases.name],
  statement: "the Mn-O distance of the EXAFS fit is that of the refined structure, √(a²/3 + (z_o c)²)",
  check: (rowsOf) => {
    const fits = rowsOf(exafsFitParams.name) as readonly Row<(typeof exafsFitParams)["columns"]>[];
    return (rowsOf(phases.name) as readonly Phase[]).flatMap(({ sample, a, c, z_o }): readonly CrossViolation[] => {
      const row = fits.findIndex(({ spectrum_id, path }) => spectrum_id === `${sample}-MnK-pristine` && path === "Mn-O");
      const fit = fits[row];
      const refined = Math.sqrt((a * a) / 3 + z_o * c * z_o * c);
      if (fit === undefined || Math.abs(fit.r - refined) <= bondAo) return [];
      return [{ dataset: exafsFitParams.name, row, column: "r", expected: `${refined.toFixed(3)} Å for ${sample}`, found: `${fit.r.toFixed(3)} Å, ${(fit.r - refined).toFixed(3)} Å more` }];
    });
  },
};

/** Printed numbers that cannot all be right: listed always, with the numbers, and never a reason to change a table. */
export const tensions: readonly CrossRule[] = [fringesAgainstLattice, bondsAgainstSlab];
