import { reconstruction } from "#figwright";
import { lcfFit } from "../../schemas/lcf_fit.ts";
import { lcfReferences, mnLStepEv } from "../../schemas/lcf_references.ts";
import { samples } from "./branches.ts";
import { mnPercents } from "./fractions.ts";
import { grid, pseudoVoigt } from "./line-shapes.ts";
import { gaussianNoise, projectOff } from "./noise.ts";
import { spectrumId } from "./spectra.ts";

export const tables = [
  reconstruction(lcfReferences, () => valences.flatMap((valence, index) => energiesEv.map((energy, at) => ({ valence, energy, intensity: references[index]![at]! })))),
  reconstruction(lcfFit, fittedSpectra),
];

const valences = [2, 3, 4] as const;
const energiesEv = grid(634, mnLStepEv, 281, 1);
/** Of the maximum of a spectrum. */
const relativeNoise = 0.005;

type Line = readonly [height: number, centre: number, width: number, lorentzian: number];

/** Crystal-field multiplet spectra (10Dq 0.9, 1.5 and 2.8 eV), compressed to eleven lines each; unit area from 634 to 662 eV. */
const lines: readonly (readonly Line[])[] = [
  [
    [0.078, 638.83, 1.08, 0.5], [0.201, 639.95, 0.66, 0.17], [0.1732, 640.1, 1.03, 0], [0.1291, 641.1, 1.25, 0.72],
    [0.0222, 641.56, 0.58, 0.03], [0.0057, 643.46, 0.43, 0], [0.0321, 643.69, 1.63, 0], [0.0081, 646.07, 1.18, 0.33],
    [0.0342, 649.91, 1.32, 0.9], [0.0309, 651.24, 1.75, 0], [0.0517, 652.13, 1.51, 1],
  ],
  [
    [0.0061, 638.36, 1.13, 0], [0.0696, 640.26, 1.27, 0], [0.0146, 641.1, 0.47, 0], [0.1161, 641.94, 0.96, 0.71],
    [0.1082, 642.62, 2.53, 0.15], [0.0202, 643.09, 0.69, 0], [0.0289, 645.06, 1.7, 1], [0.0208, 648.81, 1.26, 1],
    [0.0429, 650.62, 1.89, 0], [0.0222, 652.55, 1.35, 1], [0.06, 653.48, 1.89, 1],
  ],
  [
    [0.0568, 640.48, 0.8, 0.42], [0.0669, 642.11, 1.24, 0.83], [0.1241, 643.47, 1.21, 0], [0.096, 644.55, 1.19, 0.18],
    [0.0112, 645.52, 0.66, 0.14], [0.0245, 645.54, 5.04, 0], [0.0417, 652.32, 2.35, 0.27], [0.0287, 652.9, 0.71, 0],
    [0.0519, 653.81, 3.61, 0.01], [0.0272, 655.04, 1.12, 0], [0.0044, 657.52, 4.01, 0.98],
  ],
];

const references = lines.map((each) => energiesEv.map((energy) => each.reduce((sum, line) => sum + pseudoVoigt(energy, line), 0)));

/** Mixtures with noise that no reference can take up, so that the fit returns the fractions. */
function fittedSpectra() {
  const draw = gaussianNoise(lcfFit.provenance.seed);
  return samples.flatMap((sample) =>
    mnPercents[sample].flatMap(([state, percents]) => {
      const spectrum_id = spectrumId({ sample, edge: "Mn L2,3", state });
      const parts = percents.map((percent, index) => references[index]!.map((intensity) => (percent / 100) * intensity));
      const fits = energiesEv.map((_, at) => parts.reduce((sum, part) => sum + part[at]!, 0));
      const sigma = relativeNoise * Math.max(...fits);
      const noise = projectOff(draw(energiesEv.length), references);
      return energiesEv.map((energy, at) => {
        const residual = sigma * noise[at]!;
        const [c_mn2, c_mn3, c_mn4] = parts.map((part) => part[at]!) as [number, number, number];
        return { spectrum_id, energy, data: fits[at]! + residual, fit: fits[at]!, residual, c_mn2, c_mn3, c_mn4 };
      });
    }),
  );
}
