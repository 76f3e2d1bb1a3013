import { deflateSync } from "node:zlib";
import { pngChunk } from "../../src/png/chunk.ts";
import type { Picture } from "../../src/scene/scene.ts";

export interface PngKind {
  readonly width: number;
  readonly height: number;
  readonly colorType: 0 | 2 | 3 | 4 | 6;
  readonly bitDepth: 1 | 2 | 4 | 8 | 16;
  readonly interlaced: boolean;
  /** Adds tRNS: sample 1 (or palette entry 1, half) is transparent. */
  readonly transparent?: boolean;
}

const channels = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 } as const;
const passes = [[0, 0, 8, 8], [4, 0, 8, 8], [0, 4, 4, 8], [2, 0, 4, 4], [0, 2, 2, 4], [1, 0, 2, 2], [0, 1, 1, 2]] as const;

/** A PNG in any colour type, depth and order of rows; every scanline has another filter. */
export function makePng(kind: PngKind): Picture {
  const { width, height, colorType, bitDepth, interlaced, transparent = false } = kind;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([bitDepth, colorType, 0, 0, interlaced ? 1 : 0], 8);
  const rows = (interlaced ? passes : ([[0, 0, 1, 1]] as const)).flatMap(([startX, startY, stepX, stepY]) => passRows(kind, startX, startY, stepX, stepY));
  const bytes = Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngChunk("IHDR", header),
    ...(colorType === 3 ? [pngChunk("PLTE", palette(bitDepth))] : []),
    ...(transparent ? [pngChunk("tRNS", transparency(kind))] : []),
    pngChunk("IDAT", deflateSync(Buffer.concat(rows))),
    pngChunk("IEND", new Uint8Array()),
  ]);
  return { mime: "image/png", bytes, widthPx: width, heightPx: height };
}

/** The sample of a pixel: any pattern that uses all values of its depth. */
function sample({ colorType, bitDepth }: PngKind, x: number, y: number, channel: number): number {
  if (colorType === 3) return (x + y * 3) % Math.min(1 << bitDepth, 16);
  const most = bitDepth === 16 ? 65535 : (1 << bitDepth) - 1;
  return bitDepth >= 8 ? (((x * 47 + y * 85 + channel * 60) % 256) * (most / 255)) | 0 : (x + y * 2 + channel) % (most + 1);
}

function palette(bitDepth: number): Uint8Array {
  const size = Math.min(1 << bitDepth, 16);
  return Uint8Array.from({ length: size * 3 }, (_, index) => ((index / 3) | 0) * 15 + (index % 3) * 10);
}

function transparency({ colorType, bitDepth }: PngKind): Uint8Array {
  if (colorType === 3) return Uint8Array.from([255, 128]);
  const key = bitDepth === 1 ? 1 : 2;
  return Uint8Array.from({ length: channels[colorType] }, () => key).reduce<Uint8Array>((bytes, value) => Buffer.concat([bytes, Buffer.from([0, value])]), Buffer.alloc(0));
}

function passRows(kind: PngKind, startX: number, startY: number, stepX: number, stepY: number): Buffer[] {
  const rows: Buffer[] = [];
  let above: Buffer | undefined;
  for (let y = startY; y < kind.height; y += stepY) {
    const row = packed(kind, y, startX, stepX);
    if (row.length === 0) continue;
    rows.push(filtered(row, above, rows.length % 5, Math.max(1, (channels[kind.colorType] * kind.bitDepth) >> 3)));
    above = row;
  }
  return rows;
}

function packed(kind: PngKind, y: number, startX: number, stepX: number): Buffer {
  let bits = "";
  for (let x = startX; x < kind.width; x += stepX) {
    for (let channel = 0; channel < channels[kind.colorType]; channel++) bits += sample(kind, x, y, channel).toString(2).padStart(kind.bitDepth, "0");
  }
  return Buffer.from((bits.match(/.{1,8}/g) ?? []).map((byte) => Number.parseInt(byte.padEnd(8, "0"), 2)));
}

function filtered(row: Buffer, above: Buffer | undefined, filter: number, pixelBytes: number): Buffer {
  const line = Buffer.alloc(row.length + 1);
  line[0] = filter;
  for (const [at, value] of row.entries()) {
    const left = row[at - pixelBytes] ?? 0;
    const up = above?.[at] ?? 0;
    const corner = above?.[at - pixelBytes] ?? 0;
    line[at + 1] = value - [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter]!;
  }
  return line;
}

function paeth(left: number, up: number, corner: number): number {
  const distance = (value: number) => Math.abs(left + up - corner - value);
  if (distance(left) <= distance(up) && distance(left) <= distance(corner)) return left;
  return distance(up) <= distance(corner) ? up : corner;
}

const depths = { 0: [1, 2, 4, 8, 16], 2: [8, 16], 3: [1, 2, 4, 8], 4: [8, 16], 6: [8, 16] } as const;
const names = { 0: "grey", 2: "RGB", 3: "palette", 4: "grey with alpha", 6: "RGB with alpha" } as const;

/** Every combination of colour type, depth, order of rows and transparency that PNG allows. */
export const pngKinds: readonly (PngKind & { readonly name: string })[] = ([0, 2, 3, 4, 6] as const).flatMap((colorType) =>
  depths[colorType].flatMap((bitDepth) =>
    [false, true].flatMap((interlaced) =>
      (colorType < 4 ? [false, true] : [false]).map((transparent) => ({
        name: `${names[colorType]}, ${bitDepth} bits${interlaced ? ", interlaced" : ""}${transparent ? ", with tRNS" : ""}`,
        width: 13,
        height: 11,
        colorType,
        bitDepth,
        interlaced,
        transparent,
      })),
    ),
  ),
);
