import { quantise, reconstruction, type Provenance } from "#figwright";
import { mrixsMapRecharged } from "../../schemas/mrixs_map_2nd-Ch4.5.ts";
import { mrixsMapCharged } from "../../schemas/mrixs_map_Ch4.5.ts";
import { mrixsMapDischarged } from "../../schemas/mrixs_map_Dis2.0.ts";
import { gaussianNoise } from "./noise.ts";

export const tables = [
  reconstruction(mrixsMapCharged, () => map(mrixsMapCharged.provenance, 0.35)),
  reconstruction(mrixsMapDischarged, () => map(mrixsMapDischarged.provenance, 0.02)),
  reconstruction(mrixsMapRecharged, () => map(mrixsMapRecharged.provenance, 0.3)),
];

const excitationsEv = Array.from({ length: 51 }, (_, at) => quantise(526 + at / 5, 1));
const emissionsEv = Array.from({ length: 201 }, (_, at) => quantise(515 + at / 10, 1));

/** Counts where an intensity of the model is 1, and counts without any. */
const countsPerUnit = 300;
const darkCounts = 2;
/** Width of the spectrometer, added to every width along emission. */
const instrumentEv = 0.25;

/** Counts of one state; `oxidised` is the height of the feature of oxidised O over that of the TM-O bands. */
function map({ seed }: Provenance, oxidised: number) {
  const draw = gaussianNoise(seed);
  return excitationsEv.flatMap((excitation) => {
    const noise = draw(emissionsEv.length);
    return emissionsEv.map((emission, at) => {
      const counts = darkCounts + countsPerUnit * intensityAt(excitation, emission, oxidised);
      return { excitation, emission, intensity: Math.max(0, Math.round(counts + Math.sqrt(counts) * noise[at]!)) };
    });
  });
}

function intensityAt(excitation: number, emission: number, oxidised: number): number {
  const bands = peak(excitation, 529.6, 1.2) + peak(excitation, 532.0, 1.6);
  const main = 1.2 / (1 + Math.exp(-(excitation - 534.3) / 0.45));
  const elastic = 0.12 + 0.35 * bands + 0.2 * main;
  return (
    bands * peak(emission, 525.0, seen(3.0)) +
    main * peak(emission, 526.2, seen(3.4)) +
    elastic * peak(emission, excitation, seen(0.35)) +
    oxidised * peak(excitation, 531.0, 0.8) * peak(emission, 523.7, seen(1.1))
  );
}

function seen(widthEv: number): number {
  return Math.sqrt(widthEv * widthEv + instrumentEv * instrumentEv);
}

/** Gaussian of height 1 and full width at half maximum. */
function peak(x: number, centre: number, width: number): number {
  const u = (x - centre) / width;
  return Math.exp(-4 * Math.LN2 * u * u);
}
