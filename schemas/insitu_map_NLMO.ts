import { z } from "zod";
import { column, matrix } from "#figwright";

/** Counts of every scan of insitu_scan_log in two windows, 15 to 18° and 30 to 50°; the angles between were not scanned. */
export const insituMap = (sample: "NLMO" | "NLMRO", source: string, claims: readonly string[]) =>
  matrix({
    file: `insitu_map_${sample}.csv`,
    title: `In situ diffraction of ${sample} during the first cycle`,
    provenance: { kind: "reconstructed", source, seed: `insitu_map_${sample} 1` },
    row: "scan",
    column: "two_theta",
    value: "intensity",
    columns: {
      scan: column(z.int().positive(), "Scan", "1", { decimals: 0 }),
      two_theta: column(z.number().positive().lt(180), "2*θ*", "deg", { decimals: 2, provenance: "assumed" }),
      intensity: column(z.int().min(0), "Intensity", "counts", { decimals: 0, claims }),
    },
  });

export const insituMapNlmo = insituMap(
  "NLMO",
  "P2 and Z components over the lattice model, the Z line placed at the 16.7° printed for Fig. 4; intensities, other positions and counts assumed",
  ["C056", "C058"],
);
