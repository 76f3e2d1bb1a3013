import { faultKinds, type Choice } from "./one-cell-edits.ts";

/*
 * The edits, by table. Row, column and value follow from the seed `<table> <number>` where they are left out. Tables that
 * Fig. 2 draws, which takes longest, have few. A number is never so large that an axis has no place for it: then there is
 * no figure to compare.
 */

const [percent, maximum, digit, category] = [{ kind: "one per cent" }, { kind: "new maximum" }, { kind: "last digit" }, { kind: "category" }] as const;

/** Tables that Fig. 2 draws. */
export const ofStructure: Readonly<Record<string, readonly Choice[]>> = {
  eds_map_Mn: [percent],
  eds_map_Na: [maximum],
  eds_map_O: [digit],
  eds_map_Ru: [percent],
  exafs_fit_params: [
    percent,
    // the grey box is as wide as the rows of both paths together say
    { kind: "given", column: "r_min", where: { spectrum_id: "NLMRO-MnK-pristine", path: "Mn-TM" }, text: "0.80" },
  ],
  exafs_r: [maximum],
  images: [{ kind: "given", column: "cycles", where: { image_id: "tem_10th_NLMO" }, text: "11" }],
  rietveld_params: [percent, { kind: "given", column: "value", where: { sample: "NLMO", param: "excluded_from" }, text: "19.50000" }],
  structure_projection: [digit],
  tem_fringe_profile: [percent],
  xas_xanes: [percent],
  xrd_profile: [percent],
  xrd_reflections: [{ kind: "new maximum", column: "intensity" }],
};

/** Tables that the other figures draw, or none. */
export const ofTheRest: Readonly<Record<string, readonly Choice[]>> = {
  bond_lengths: [digit, category],
  composition: [percent],
  constants: [digit],
  cv_curve: [maximum, digit, { kind: "twin", column: "point" }],
  cycling: [percent, category, { kind: "letter", column: "q_dis", where: { cell_id: "NLMO-0.2C" } }],
  debye_waller: [{ kind: "new maximum", column: "value", where: { shell: "Mn-TM" } }, { kind: "out of range", column: "value" }],
  dems: [percent, maximum, { kind: "empty", column: "co2" }],
  dqdv_curve: [percent, maximum],
  eds_plate: [digit],
  eis_fit_params: [category],
  eis_spectrum: [maximum, digit, { kind: "empty", column: "z_re" }],
  exafs_k: [percent],
  gcd_profile: [percent, digit, { kind: "out of range", column: "voltage", where: { sample: "NLMRO" } }],
  insitu_map_NLMO: [maximum],
  insitu_map_NLMRO: [maximum, digit],
  insitu_scan_log: [digit],
  lattice_evolution: [{ kind: "last digit", column: "c" }],
  lcf_fit: [percent],
  lcf_references: [percent, { kind: "given", column: "intensity", where: { valence: "2", energy: "640.0" }, text: "0.3000000000" }],
  mn_fractions: [{ kind: "given", column: "mn4", where: { sample: "NLMO", state: "pristine" }, text: "95.00" }],
  "mrixs_map_2nd-Ch4.5": [digit],
  "mrixs_map_Ch4.5": [maximum],
  "mrixs_map_Dis2.0": [percent, maximum],
  orbital_levels: [percent, maximum, { kind: "letter", column: "position" }],
  phases: [percent],
  rate: [percent, maximum, { kind: "letter", column: "q_dis" }, { kind: "out of range", column: "q_dis" }, { kind: "twin", column: "cycle" }],
  rate_summary: [percent],
  ru_fractions: [digit],
  soc_points: [{ kind: "last digit", column: "voltage" }, { kind: "empty", column: "capacity", where: { sample: "NLMRO", cycle: "1" } }],
  spectra: [category],
  stacking_layers: [category],
  structure_sites: [percent],
  // the guide of both panels lies at the maximum of this spectrum, which only one of them draws
  xas_soft: [maximum, { kind: "given", column: "intensity", where: { spectrum_id: "NLMO-OK-Dis2.0", energy: "533.8" }, text: "0.700000" }],
};

export function isFault({ kind }: Choice): boolean {
  return faultKinds.some((fault) => fault === kind);
}
