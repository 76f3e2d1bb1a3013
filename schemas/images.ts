import { z } from "zod";
import { column, dataset, pictureFile } from "#figwright";

/** The electron micrographs, one row for each picture in `datasets/`. The pixel size is the calibration of the scale bar. */
export const images = dataset({
  file: "images.csv",
  title: "Electron micrographs and their calibration",
  provenance: {
    kind: "reconstructed",
    source: "synthetic pictures: lattice fringes of the spacing printed for each sample (Fig. 2h, the supplement), cracks after 10 cycles only where the article states them (Fig. 5a), a hexagonal plate within the printed sizes (Fig. 2i); fields of view, contrast and noise assumed",
    seed: "image_id with the name of each noise, 1",
  },
  key: ["image_id"],
  columns: {
    image_id: column(z.string().min(1), "Image"),
    panel: column(z.string().regex(/^\d[a-z]$/, "a panel, for example 2h"), "Panel"),
    file: column(z.string().regex(/^[\w.-]+\.png$/, "the name of a PNG file in datasets/"), "File"),
    sample: column(z.enum(["NLMO", "NLMRO"]), "Sample"),
    pixel_size_nm: column(z.number().positive(), "Pixel size", "nm", { decimals: 3, provenance: "assumed" }),
    width_px: column(z.int().positive(), "Width", "1", { decimals: 0, provenance: "assumed" }),
    height_px: column(z.int().positive(), "Height", "1", { decimals: 0, provenance: "assumed" }),
    zone: column(z.enum(["[010]", "[001]"]), "Zone axis"),
    crop: column(z.string().min(1), "Crop"),
    contrast: column(z.string().min(1), "Change of contrast"),
    cycles: column(z.int().min(0), "Cycles before", "1", { decimals: 0, provenance: "reported", claims: ["C064"] }),
    class: column(z.enum(["synthetic", "measured"]), "Class"),
    sha256: column(z.string().regex(/^[0-9a-f]{64}$/, "64 hexadecimal digits"), "SHA-256 of the file"),
  },
  rules: [pictureFile("file", { width: "width_px", height: "height_px", sha256: "sha256" })],
});
