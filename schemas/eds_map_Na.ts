import { z } from "zod";
import { column, matrix } from "#figwright";

/** X-ray counts of one element over the plate of Fig. 2i. There is no map of Li, whose X-rays a usual detector does not see. */
export const edsMap = (element: "Na" | "Mn" | "Ru" | "O") =>
  matrix({
    file: `eds_map_${element}.csv`,
    title: `EDS map of ${element} in a plate of NLMRO`,
    provenance: {
      kind: "reconstructed",
      source: "independent Poisson counts of one mean on the plate of eds_plate, after the uniform distribution that the article states for Fig. 2i; means and dwell assumed, no background",
      seed: `eds_map_${element} 1`,
    },
    row: "y",
    column: "x",
    value: "counts",
    columns: {
      y: column(z.number().min(0), "*y*", "nm", { decimals: 0, provenance: "assumed" }),
      x: column(z.number().min(0), "*x*", "nm", { decimals: 0, provenance: "assumed" }),
      counts: column(z.int().min(0), `${element} counts`, "counts", { decimals: 0, claims: ["C027"] }),
    },
  });

export const edsMapNa = edsMap("Na");
