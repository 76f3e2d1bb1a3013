import { reconstruction, sha256 } from "#figwright";
import { encodeGreyPng } from "#figwright/png";
import { images } from "../../schemas/images.ts";
import type { Sample } from "./branches.ts";
import { drawCycledSurface } from "./cycled_surface.ts";
import { drawLattice } from "./lattice_image.ts";
import type { Frame } from "./micrograph.ts";
import { drawPlate } from "./plate_image.ts";

export const tables = [reconstruction(images, () => pictures.map(({ row, bytes }) => ({ ...row, sha256: sha256(bytes()) })), () => new Map(pictures.map(({ row, bytes }) => [row.file, bytes()])))];

const pictures = [
  picture("hrtem", "2h", "NLMRO", { pixelNm: 0.02, widthPx: 800, heightPx: 800 }, "[010]", 0, drawLattice),
  picture("haadf", "2i", "NLMRO", { pixelNm: 5, widthPx: 512, heightPx: 512 }, "[001]", 0, drawPlate),
  picture("tem_10th", "5a", "NLMO", { pixelNm: 0.04, widthPx: 800, heightPx: 800 }, "[010]", 10, drawCycledSurface),
  picture("tem_10th", "5b", "NLMRO", { pixelNm: 0.04, widthPx: 800, heightPx: 800 }, "[010]", 10, drawCycledSurface),
];

function picture(kind: string, panel: string, sample: Sample, frame: Frame, zone: "[010]" | "[001]", cycles: number, draw: (frame: Frame, sample: Sample) => Uint8Array) {
  const image_id = `${kind}_${sample}`;
  const { pixelNm, widthPx, heightPx } = frame;
  const row = { image_id, panel, file: `${image_id}.png`, sample, pixel_size_nm: pixelNm, width_px: widthPx, height_px: heightPx, zone, crop: "none", contrast: "none", cycles, class: "synthetic" } as const;
  return { row, bytes: once(() => encodeGreyPng(widthPx, heightPx, draw(frame, sample))) };
}

/** A value that is computed when it is first asked for. */
function once<T>(compute: () => T): () => T {
  const known: T[] = [];
  return () => (known.length > 0 ? known[0]! : (known[0] = compute()));
}
