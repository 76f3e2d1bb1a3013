import { reconstruction, type Row } from "#figwright";
import { spectra, states } from "../../schemas/spectra.ts";
import { samples, type Sample } from "./branches.ts";

export type State = (typeof states)[number];
type SpectrumRow = Row<typeof spectra.columns>;
export type Edge = SpectrumRow["edge"];
export type Compound = SpectrumRow["sample"];

/** A spectrum of an electrode at a state of charge, or of a reference compound. */
export interface Spectrum {
  readonly sample: Compound;
  readonly edge: Edge;
  readonly state: State | null;
}

export const tables = [reconstruction(spectra, () => all.map(describe))];

const charges: readonly State[] = ["pristine", "Ch4.5", "Dis2.0"];
const references: readonly (readonly [Compound, Edge])[] = [["Mn2O3", "Mn K"], ["Li2MnO3", "Mn K"], ["RuO2", "Ru K"]];

/** Spectra of one edge, sample by sample, references last. */
export const mnK = [...ofBoth("Mn K", charges), ...referencesAt("Mn K")];
export const ruK = [...ofOne("NLMRO", "Ru K", ["pristine", "Ch4.3", "Ch4.5", "Dis2.0"]), ...referencesAt("Ru K")];
export const oK = ofBoth("O K", ["pristine", "Ch4.3", "Ch4.5", "Dis2.0"]);
export const ruL3 = ofOne("NLMRO", "Ru L3", ["pristine", "Ch4.0", "Ch4.1", "Ch4.3", "Ch4.5", "Dis3.5", "Dis2.0"]);
export const mnL = ofBoth("Mn L2,3", [...charges, "10th-Ch4.5", "10th-Dis2.0"]);
const all = [...mnK, ...ruK, ...oK, ...ruL3, ...mnL];

/** Name of a spectrum in every table. */
export function spectrumId({ sample, edge, state }: Spectrum): string {
  return [sample, edge.replace("2,3", "").replaceAll(" ", ""), ...(state === null ? [] : [state])].join("-");
}

function ofBoth(edge: Edge, wanted: readonly State[]): readonly Spectrum[] {
  return samples.flatMap((sample) => ofOne(sample, edge, wanted));
}

function ofOne(sample: Sample, edge: Edge, wanted: readonly State[]): readonly Spectrum[] {
  return wanted.map((state) => ({ sample, edge, state }));
}

function referencesAt(wanted: Edge): readonly Spectrum[] {
  return references.filter(([, edge]) => edge === wanted).map(([sample, edge]) => ({ sample, edge, state: null }));
}

const detections = {
  "Mn K": ["transmission", "assumed", "XANES and, for the electrodes, EXAFS"],
  "Ru K": ["TFY", "assumed", "XANES and, for the pristine electrode, EXAFS"],
  "O K": ["TEY", "assumed", "Surface sensitive"],
  "Ru L3": ["TFY", "assumed", "White line of t2g and eg"],
  "Mn L2,3": ["iPFY", "reported", "Inverse partial fluorescence yield"],
} as const satisfies Record<Edge, readonly [SpectrumRow["mode"], SpectrumRow["mode_provenance"], string]>;

function describe(spectrum: Spectrum): SpectrumRow {
  const [mode, mode_provenance, note] = detections[spectrum.edge];
  const isReference = spectrum.state === null;
  return { ...spectrum, spectrum_id: spectrumId(spectrum), mode, mode_provenance, note: isReference ? "Reference compound, reconstructed too" : note };
}
