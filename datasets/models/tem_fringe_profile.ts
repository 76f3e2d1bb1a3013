import { reconstruction } from "#figwright";
import { temFringeProfile } from "../../schemas/tem_fringe_profile.ts";
import { samples, type Sample } from "./branches.ts";
import { gaussianNoise, projectOff } from "./noise.ts";

export const tables = [
  reconstruction(temFringeProfile, () => {
    const draw = gaussianNoise(temFringeProfile.provenance.seed);
    return samples.flatMap((sample) => profile(sample, draw(positionsNm.length)));
  }),
];

/** Spacing of the (002) fringes, printed to 0.001 nm. */
export const fringeNm: Readonly<Record<Sample, number>> = { NLMO: 0.539, NLMRO: 0.567 };
const positionsNm = Array.from({ length: 401 }, (_, at) => at / 50);
const [level, contrast, phase, noiseLevel] = [128, 38, 0.9, 5];

function profile(sample: Sample, white: readonly number[]) {
  const angles = positionsNm.map((position) => (2 * Math.PI * position) / fringeNm[sample] + phase);
  const directions = [angles.map(() => 1), angles.map(Math.cos), angles.map(Math.sin), angles.map((angle, at) => positionsNm[at]! * Math.sin(angle))];
  const noise = projectOff(white, directions);
  return positionsNm.map((position, at) => ({ sample, position, intensity: level + contrast * Math.cos(angles[at]!) + noiseLevel * noise[at]! }));
}
