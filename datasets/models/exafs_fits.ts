import { reconstruction, type ProvenanceKind, type Row } from "#figwright";
import { bondLengths } from "../../schemas/bond_lengths.ts";
import { debyeWaller } from "../../schemas/debye_waller.ts";
import { exafsFitParams } from "../../schemas/exafs_fit_params.ts";
import type { Sample } from "./branches.ts";
import type { Shell } from "./exafs-equation.ts";
import { spectrumId, type State } from "./spectra.ts";

/** A planted number and how it is known. */
type Known = readonly [value: number, kind: ProvenanceKind];

const reported = (value: number): Known => [value, "reported"];
const derived = (value: number): Known => [value, "derived"];
const assumed = (value: number): Known => [value, "assumed"];

interface Path {
  readonly n: Known;
  readonly r: Known;
  /** In 10⁻³ Å². */
  readonly sigma2: Known;
}

/** One fit: the nearest oxygen shell and the metals behind it. */
export interface Fit {
  readonly sample: Sample;
  readonly state: State;
  readonly absorber: "Mn" | "Ru";
  readonly oxygen: Path;
  readonly metal: Path;
}

const six = assumed(6);
const printedSix = reported(6);
const metals = assumed(4.8);

/** 1.894 Å is printed for Mn-O without a state: pristine NLMRO is the reading that no other printed number contradicts. */
export const fits: readonly Fit[] = [
  mn("NLMO", "pristine", six, [assumed(1.905), reported(5.52)], [assumed(2.865), reported(8.79)]),
  mn("NLMO", "Ch4.5", six, [reported(1.894), reported(7.38)], [assumed(2.841), reported(9.94)]),
  mn("NLMO", "Dis2.0", six, [reported(1.901), assumed(6.7)], [assumed(2.882), reported(9.92)]),
  mn("NLMRO", "pristine", printedSix, [derived(1.894), reported(6.18)], [assumed(2.877), assumed(8.6)]),
  mn("NLMRO", "Ch4.5", six, [reported(1.885), reported(7.3)], [assumed(2.856), assumed(9.2)]),
  mn("NLMRO", "Dis2.0", six, [reported(1.902), assumed(6.3)], [assumed(2.879), assumed(8.65)]),
  {
    sample: "NLMRO",
    state: "pristine",
    absorber: "Ru",
    oxygen: { n: printedSix, r: reported(1.882), sigma2: assumed(4.0) },
    metal: { n: metals, r: assumed(2.877), sigma2: assumed(6.0) },
  },
];

/** Fixed in the fits. Ranges are those of the transform and of the comparison. */
export const settings = {
  Mn: { s02: 0.7, de0: 0, k_min: 3, k_max: 12, r_min: 1, r_max: 3.2 },
  Ru: { s02: 0.8, de0: 0, k_min: 3, k_max: 13, r_min: 1, r_max: 3.2 },
} as const;

export const tables = [
  reconstruction(exafsFitParams, () => fits.flatMap((fit) => [paramsOf(fit, "oxygen"), paramsOf(fit, "metal")])),
  reconstruction(bondLengths, () => shellValues(({ r }) => r)),
  reconstruction(debyeWaller, () => shellValues(({ sigma2: [value, kind] }) => [value / 1000, kind])),
];

/** Name of the spectrum that a fit is of. */
export function fittedSpectrum({ sample, state, absorber }: Fit): string {
  return spectrumId({ sample, state, edge: `${absorber} K` });
}

/** The shells of a fit; one metal distance and factor for Mn and Ru in NLMRO, where one metal neighbour in eight is Ru. */
export function shellsOf({ sample, absorber, oxygen, metal }: Fit): readonly Shell[] {
  const [n] = metal.n;
  const ruthenium = sample === "NLMRO" && absorber === "Mn" ? n / 8 : 0;
  return [
    shell(`${absorber}-O`, oxygen.n[0], oxygen),
    shell(`${absorber}-Mn`, n - ruthenium, metal),
    ...(ruthenium === 0 ? [] : [shell("Mn-Ru", ruthenium, metal)]),
  ];
}

function shell(neighbour: Shell["neighbour"], n: number, { r, sigma2 }: Path): Shell {
  return { neighbour, n, r: r[0], sigma2: sigma2[0] / 1000 };
}

function mn(sample: Sample, state: State, n: Known, [r, sigma2]: readonly [Known, Known], [metalR, metalSigma2]: readonly [Known, Known]): Fit {
  return { sample, state, absorber: "Mn", oxygen: { n, r, sigma2 }, metal: { n: metals, r: metalR, sigma2: metalSigma2 } };
}

function paramsOf(fit: Fit, which: "oxygen" | "metal"): Row<typeof exafsFitParams.columns> {
  const { n, r, sigma2 } = fit[which];
  return {
    spectrum_id: fittedSpectrum(fit),
    path: which === "oxygen" ? `${fit.absorber}-O` : `${fit.absorber}-TM`,
    n: n[0],
    r: r[0],
    sigma2: sigma2[0] / 1000,
    ...settings[fit.absorber],
    n_provenance: n[1],
    r_provenance: r[1],
    sigma2_provenance: sigma2[1],
  };
}

function shellValues(of: (path: Path) => Known) {
  return fits
    .filter(({ absorber }) => absorber === "Mn")
    .flatMap(({ sample, state, oxygen, metal }) =>
      ([["Mn-O", oxygen], ["Mn-TM", metal]] as const).map(([shell, path]) => {
        const [value, value_provenance] = of(path);
        return { sample, state, shell, value, value_provenance };
      }),
    );
}
