import type { UntestableClaim } from "#figwright";

/** Statements about the work and its publication. */
export const recordClaims: readonly UntestableClaim[] = [
  { id: "C111", says: "absorption was measured at BL13SSW, BL02B02 and BL16U1 of SSRF", panels: ["2c", "2d", "2e", "2f", "5c", "5d", "6a", "6c", "6d", "6e", "7a", "7b"], untestable: "where spectra were taken; no table here was measured, so that none carries a beamline" },
  { id: "C112", says: "received on 23 June and accepted on 24 July 2025; Chem. Sci. 2025, 16, 15404", panels: [], untestable: "dates and pages of the publication, which are no data" },
];
