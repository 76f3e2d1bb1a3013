import { zlibSync } from "fflate";
import { pngChunk } from "./chunk.ts";
import { predicted } from "./filter.ts";

/** A colour of a palette, 0 to 255 each; alpha 0 is transparent. */
export type Rgba = readonly [red: number, green: number, blue: number, alpha: number];

/**
 * An indexed PNG of one byte a pixel (PNG specification 11.2). `indices` holds `width * height` positions in a palette
 * of at most 256 colours, row by row. Deflated by fflate, whose bytes do not depend on the Node release.
 */
export function encodeIndexedPng(width: number, height: number, indices: Uint8Array, palette: readonly Rgba[]): Uint8Array {
  const rows = new Uint8Array(height * (width + 1));
  for (let row = 0; row < height; row++) rows.set(indices.subarray(row * width, (row + 1) * width), row * (width + 1) + 1);
  return pngFile(width, height, 3, [
    pngChunk("PLTE", Uint8Array.from(palette.flatMap(([red, green, blue]) => [red, green, blue]))),
    ...(palette.every(([, , , alpha]) => alpha === 255) ? [] : [pngChunk("tRNS", Uint8Array.from(palette.map(([, , , alpha]) => alpha)))]),
    pngChunk("IDAT", zlibSync(rows, { level: 6 })),
  ]);
}

/** A grey PNG of 8 bits; `greys` holds `width * height` of them, row by row. Every row is filtered by what is next to it. */
export function encodeGreyPng(width: number, height: number, greys: Uint8Array): Uint8Array {
  const rows = new Uint8Array(height * (width + 1));
  for (let row = 0; row < height; row++) {
    const line = greys.subarray(row * width, (row + 1) * width);
    const above = row > 0 ? greys.subarray((row - 1) * width, row * width) : new Uint8Array(width);
    const filtered = [1, 2, 3, 4].map((filter) => filterRow(filter, line, above));
    rows.set(filtered.reduce((best, one) => (residue(one) < residue(best) ? one : best)), row * (width + 1));
  }
  return pngFile(width, height, 0, [pngChunk("IDAT", zlibSync(rows, { level: 9 }))]);
}

/** The filter's number, then every byte less what it predicts from its neighbours (PNG specification 9.2). */
function filterRow(filter: number, line: Uint8Array, above: Uint8Array): Uint8Array {
  const row = new Uint8Array(line.length + 1);
  row[0] = filter;
  for (let at = 0; at < line.length; at++) row[at + 1] = line[at]! - predicted(filter, line[at - 1] ?? 0, above[at]!, above[at - 1] ?? 0);
  return row;
}

/** How much a filtered row leaves, its bytes taken as signed (PNG specification 12.8). */
function residue(row: Uint8Array): number {
  return row.subarray(1).reduce((sum, byte) => sum + Math.min(byte, 256 - byte), 0);
}

function pngFile(width: number, height: number, colorType: number, chunks: readonly Uint8Array[]): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, colorType, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, pngChunk("IHDR", header), ...chunks, pngChunk("IEND", new Uint8Array())]);
}
