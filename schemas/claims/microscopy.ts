import { bestPeriod, cells, claim, type Claim, type UntestableClaim } from "#figwright";
import { rietveldParams } from "../rietveld_params.ts";
import { temFringeProfile } from "../tem_fringe_profile.ts";
import { remembered } from "./remembered.ts";

type Sample = "NLMO" | "NLMRO";

const profile = (sample: Sample) => ({ position: cells(temFringeProfile, "position", { sample }), level: cells(temFringeProfile, "intensity", { sample }) });
const [plain, ruthenium] = [profile("NLMO"), profile("NLMRO")];
const both = { ...plain, otherPosition: ruthenium.position, otherLevel: ruthenium.level };

/** Period in nm by least squares, near half of a c of 11 Å. */
const spacing = remembered((position: readonly number[], level: readonly number[]) => bestPeriod(position.map((x, at) => ({ x, y: level[at]! })), 0.55));

const fringes: readonly Claim[] = [
  claim({ id: "C024", says: "spacing of the (002) fringes of NLMO", value: 0.539, unit: "nm", tolerance: 0.0005, panels: ["S6"], uses: plain, recompute: ({ position, level }) => spacing(position, level) }),
  claim({ id: "C025", says: "spacing of the (002) fringes of NLMRO", value: 0.567, unit: "nm", tolerance: 0.0005, panels: ["2h"], uses: ruthenium, recompute: ({ position, level }) => spacing(position, level) }),
  claim({
    id: "C026", says: "the fringes grow with Ru, as c does", value: true, panels: ["2h", "S6"],
    uses: { ...both, c: cells(rietveldParams, "value", { sample: "NLMO", param: "c" }), otherC: cells(rietveldParams, "value", { sample: "NLMRO", param: "c" }) },
    recompute: ({ position, level, otherPosition, otherLevel, c, otherC }) => spacing(otherPosition, otherLevel) > spacing(position, level) && otherC[0]! > c[0]!,
  }),
];

const pictures: readonly UntestableClaim[] = [
  { id: "C023", says: "particles of both samples measure 2.0 to 3.0 µm", panels: ["S5"], untestable: "read from micrographs of the supplementary information alone; no panel of Fig. 2 to 7 and no table holds sizes" },
  { id: "C065", says: "NLMO has cracks at its surface after ten cycles", panels: ["5a"], untestable: "a reading of a micrograph; the image here is drawn to show cracks, so that it proves none" },
  { id: "C066", says: "NLMRO is unchanged in its bulk and at its surface after ten cycles", panels: ["5b"], untestable: "a reading of a micrograph; the image here is drawn without cracks, so that it proves nothing" },
];

const refined = (sample: Sample, param: string) => cells(rietveldParams, "value", { sample, param });
const growth = (from: number, to: number) => 100 * (to / from - 1);

const derived: readonly Claim[] = [
  claim({
    id: "D14", says: "growth with Ru of c, of the spacing of the Na layer and of the fringes", value: [0.45, 4.3, 5.2], unit: "%", tolerance: [0.005, 0.05, 0.05], panels: ["2a", "2b", "2h"],
    uses: { ...both, c: refined("NLMO", "c"), otherC: refined("NLMRO", "c"), layer: refined("NLMO", "spacing"), otherLayer: refined("NLMRO", "spacing") },
    recompute: ({ position, level, otherPosition, otherLevel, c, otherC, layer, otherLayer }) => [
      growth(c[0]!, otherC[0]!), growth(layer[0]!, otherLayer[0]!), growth(spacing(position, level), spacing(otherPosition, otherLevel)),
    ],
  }),
];

export const microscopyClaims: readonly (Claim | UntestableClaim)[] = [...fringes, ...pictures, ...derived];
