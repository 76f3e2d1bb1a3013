import { bestPeriod, cells, claim, type Claim, type UntestableClaim } from "#figwright";
import { edsMapMn } from "../eds_map_Mn.ts";
import { edsMapNa } from "../eds_map_Na.ts";
import { edsMapO } from "../eds_map_O.ts";
import { edsMapRu } from "../eds_map_Ru.ts";
import { edsPlate } from "../eds_plate.ts";
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

const blockNm = 160;

/** Places on the plate by blocks of 160 nm. */
const blocksOf = remembered((x: readonly number[], y: readonly number[], plate: readonly number[]): readonly (readonly number[])[] => {
  const blocks = new Map<number, number[]>();
  for (const [at, isPlate] of plate.entries()) {
    if (isPlate === 0) continue;
    const place = 1000 * Math.floor(y[at]! / blockNm) + Math.floor(x[at]! / blockNm);
    const block = blocks.get(place) ?? [];
    blocks.set(place, block);
    block.push(at);
  }
  return [...blocks.values()];
});

/** Variance of the counts of blocks over that of chance, less 1, in standard deviations: what a spread beyond counting adds. */
function unevenness(counts: readonly number[], blocks: readonly (readonly number[])[]): number {
  const totals = blocks.map((block) => block.reduce((total, at) => total + counts[at]!, 0));
  const mean = totals.reduce((a, b) => a + b, 0) / blocks.reduce((size, block) => size + block.length, 0);
  const excess = totals.map((total, at) => (total - mean * blocks[at]!.length) * (total - mean * blocks[at]!.length) / (mean * blocks[at]!.length));
  const freedom = blocks.length - 1;
  return (excess.reduce((a, b) => a + b, 0) / freedom - 1) / Math.sqrt(2 / freedom);
}

const maps: readonly Claim[] = [
  claim({
    id: "C027", says: "Na, Mn, Ru and O are spread evenly over the plate: blocks of 160 nm vary as chance does, within three standard deviations", value: true, panels: ["2i"],
    uses: {
      x: cells(edsPlate, "x"), y: cells(edsPlate, "y"), plate: cells(edsPlate, "plate"),
      na: cells(edsMapNa, "counts"), mn: cells(edsMapMn, "counts"), ru: cells(edsMapRu, "counts"), o: cells(edsMapO, "counts"),
    },
    recompute: ({ x, y, plate, ...elements }) => Object.values(elements).every((counts) => Math.abs(unevenness(counts, blocksOf(x, y, plate))) < 3),
  }),
];

const pictures: readonly UntestableClaim[] = [
  { id: "C023", says: "particles of both samples measure 2.0 to 3.0 µm", panels: ["S5"], untestable: "read from micrographs of the supplementary information alone; the one plate of Fig. 2i is drawn to that size" },
  { id: "C064", says: "the electrodes of the micrographs had run ten cycles", panels: ["5a", "5b"], untestable: "the pictures here are synthetic: the ten cycles in images.csv label them and record no experiment" },
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

export const microscopyClaims: readonly (Claim | UntestableClaim)[] = [...fringes, ...maps, ...pictures, ...derived];
