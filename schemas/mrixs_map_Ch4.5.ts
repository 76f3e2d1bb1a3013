import { z } from "zod";
import { column, matrix, ridge } from "#figwright";

/** Counts over excitation (rows) and emission (columns) at the O K edge; the cuts of Fig. 5j to 5l are rows of it. */
export const mrixsMap = (state: "Ch4.5" | "Dis2.0" | "2nd-Ch4.5") =>
  matrix({
    file: `mrixs_map_${state}.csv`,
    title: `O K-edge mRIXS of NLMRO at ${state}`,
    provenance: {
      kind: "reconstructed",
      source: "bands of TM-O and O 2p, elastic line, and the feature of oxidised O at the 531.0 and 523.7 eV printed for Fig. 5; order of the states inferred, widths and counts assumed",
      seed: `mrixs_map_${state} 1`,
    },
    row: "excitation",
    column: "emission",
    value: "intensity",
    columns: {
      excitation: column(z.number().positive(), "Excitation energy", "eV", { decimals: 1, provenance: "assumed", claims: ["C072", "C076"] }),
      emission: column(z.number().positive(), "Emission energy", "eV", { decimals: 1, provenance: "assumed", claims: ["C071", "C073"] }),
      intensity: column(z.int().min(0), "Intensity", "counts", { decimals: 0, claims: ["C071", "C072", "C073", "C074", "C075"] }),
    },
    rules: [ridge("intensity", { along: "emission", at: "excitation", tolerance: 0.2, window: 1 })],
  });

export const mrixsMapCharged = mrixsMap("Ch4.5");
