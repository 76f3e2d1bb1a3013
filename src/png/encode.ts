import { zlibSync } from "fflate";
import { pngChunk } from "./chunk.ts";

/** A colour of a palette, 0 to 255 each; alpha 0 is transparent. */
export type Rgba = readonly [red: number, green: number, blue: number, alpha: number];

/**
 * An indexed PNG of one byte a pixel (PNG specification 11.2). `indices` holds `width * height` positions in a palette
 * of at most 256 colours, row by row. Deflated by fflate, whose bytes do not depend on the Node release.
 */
export function encodeIndexedPng(width: number, height: number, indices: Uint8Array, palette: readonly Rgba[]): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const rows = new Uint8Array(height * (width + 1));
  for (let row = 0; row < height; row++) rows.set(indices.subarray(row * width, (row + 1) * width), row * (width + 1) + 1);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngChunk("IHDR", header),
    pngChunk("PLTE", Uint8Array.from(palette.flatMap(([red, green, blue]) => [red, green, blue]))),
    ...(palette.every(([, , , alpha]) => alpha === 255) ? [] : [pngChunk("tRNS", Uint8Array.from(palette.map(([, , , alpha]) => alpha)))]),
    pngChunk("IDAT", zlibSync(rows, { level: 6 })),
    pngChunk("IEND", new Uint8Array()),
  ]);
}
