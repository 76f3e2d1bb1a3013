import { inflateSync } from "node:zlib";
import { predicted } from "./filter.ts";

/** What the chunks of a PNG say (PNG specification 11.2). */
export interface PngHeader {
  readonly width: number;
  readonly height: number;
  readonly bitDepth: number;
  /** 0 grey, 2 RGB, 3 palette, 4 grey with alpha, 6 RGB with alpha. */
  readonly colorType: number;
  readonly interlaced: boolean;
  readonly palette: Uint8Array | undefined;
  readonly transparency: Uint8Array | undefined;
  /** The compressed rows, all IDAT chunks joined. */
  readonly data: Uint8Array;
}

/** @throws {Error} where the bytes are no PNG */
export function readPngHeader(bytes: Uint8Array): PngHeader {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks = readChunks(view);
  const header = chunks.get("IHDR")?.[0];
  if (!header) throw new Error("not a PNG file");
  const palette = chunks.get("PLTE")?.[0];
  if (header[9] === 3 && !palette) throw new Error("PNG file without its palette");
  return {
    width: header.readUInt32BE(0),
    height: header.readUInt32BE(4),
    bitDepth: header[8]!,
    colorType: header[9]!,
    interlaced: header[12] === 1,
    palette,
    transparency: chunks.get("tRNS")?.[0],
    data: Buffer.concat(chunks.get("IDAT") ?? []),
  };
}

function readChunks(view: Buffer): ReadonlyMap<string, readonly Buffer[]> {
  const chunks = new Map<string, Buffer[]>();
  if (view.length < 33 || view.readUInt32BE(0) !== 0x89504e47) return chunks;
  for (let at = 8; at + 12 <= view.length; ) {
    const [length, type] = [view.readUInt32BE(at), view.toString("latin1", at + 4, at + 8)];
    const known = chunks.get(type) ?? [];
    known.push(view.subarray(at + 8, at + 8 + length));
    chunks.set(type, known);
    at += length + 12;
  }
  return chunks;
}

const channelsOf: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/** Start and step of the seven passes of an interlaced picture (PNG specification 8.2), or the one pass of a plain one. */
const adam7 = [[0, 0, 8, 8], [4, 0, 8, 8], [0, 4, 4, 8], [2, 0, 4, 4], [0, 2, 2, 4], [1, 0, 2, 2], [0, 1, 1, 2]] as const;

/** Pixels as RGBA, four bytes each, row by row, whatever the colour type, depth and interlacing of the file. */
export function decodePng(bytes: Uint8Array): Uint8Array {
  const png = readPngHeader(bytes);
  const channels = channelsOf[png.colorType];
  if (channels === undefined) throw new Error(`unknown PNG colour type ${png.colorType}`);
  const raw = inflateSync(png.data);
  const pixels = new Uint8Array(png.width * png.height * 4);
  const writePixel = pixelWriter(png);
  let at = 0;
  for (const [startX, startY, stepX, stepY] of png.interlaced ? adam7 : ([[0, 0, 1, 1]] as const)) {
    const [width, height] = [Math.ceil((png.width - startX) / stepX), Math.ceil((png.height - startY) / stepY)];
    if (width <= 0 || height <= 0) continue;
    const rowBytes = Math.ceil((width * channels * png.bitDepth) / 8);
    const rows = unfilter(raw.subarray(at, at + height * (rowBytes + 1)), rowBytes, Math.max(1, (channels * png.bitDepth) >> 3));
    at += height * (rowBytes + 1);
    for (let row = 0; row < height; row++) {
      const samples = unpack(rows.subarray(row * rowBytes, (row + 1) * rowBytes), width * channels, png.bitDepth);
      const start = (startY + row * stepY) * png.width + startX;
      for (let column = 0; column < width; column++) writePixel(samples, column * channels, pixels, (start + column * stepX) * 4);
    }
  }
  return pixels;
}

/** Undoes the filters of scanlines (PNG specification 9.2). */
function unfilter(data: Uint8Array, rowBytes: number, pixelBytes: number): Uint8Array {
  const rows = new Uint8Array((data.length / (rowBytes + 1)) * rowBytes);
  for (let row = 0; row * (rowBytes + 1) < data.length; row++) {
    const filter = data[row * (rowBytes + 1)]!;
    for (let byte = 0; byte < rowBytes; byte++) {
      const at = row * rowBytes + byte;
      const left = byte >= pixelBytes ? rows[at - pixelBytes]! : 0;
      const above = row > 0 ? rows[at - rowBytes]! : 0;
      const corner = row > 0 && byte >= pixelBytes ? rows[at - rowBytes - pixelBytes]! : 0;
      rows[at] = data[row * (rowBytes + 1) + 1 + byte]! + predicted(filter, left, above, corner);
    }
  }
  return rows;
}

type Samples = Uint8Array | Uint16Array;

/** The samples of a scanline at their own depth, 1 to 16 bits. */
function unpack(line: Uint8Array, count: number, bitDepth: number): Samples {
  if (bitDepth === 8) return line;
  if (bitDepth === 16) return Uint16Array.from({ length: count }, (_, index) => line[index * 2]! * 256 + line[index * 2 + 1]!);
  const samples = new Uint8Array(count);
  const most = (1 << bitDepth) - 1;
  for (let index = 0, bit = 0; index < count; index++, bit += bitDepth) samples[index] = (line[bit >> 3]! >> (8 - bitDepth - (bit & 7))) & most;
  return samples;
}

/** Writes the pixel whose samples begin at `from` to four bytes at `to`. */
type WritePixel = (samples: Samples, from: number, pixels: Uint8Array, to: number) => void;

function pixelWriter({ colorType, bitDepth, palette, transparency }: PngHeader): WritePixel {
  if (colorType === 3) return paletteWriter(palette!, transparency);
  const byteOf = byteScale(bitDepth);
  const isColour = colorType === 2 || colorType === 6;
  const alphaAt = colorType === 4 ? 1 : colorType === 6 ? 3 : undefined;
  const [red = -1, green = -1, blue = -1] = alphaAt === undefined && transparency ? unpack(transparency, transparency.length / 2, 16) : [];
  const isKeyed = (samples: Samples, from: number) => samples[from] === red && (!isColour || (samples[from + 1] === green && samples[from + 2] === blue));
  return (samples, from, pixels, to) => {
    pixels[to] = byteOf(samples[from]!);
    pixels[to + 1] = isColour ? byteOf(samples[from + 1]!) : pixels[to]!;
    pixels[to + 2] = isColour ? byteOf(samples[from + 2]!) : pixels[to]!;
    pixels[to + 3] = alphaAt === undefined ? (isKeyed(samples, from) ? 0 : 255) : byteOf(samples[from + alphaAt]!);
  };
}

function paletteWriter(palette: Uint8Array, transparency: Uint8Array | undefined): WritePixel {
  return (samples, from, pixels, to) => {
    const index = samples[from]!;
    for (let channel = 0; channel < 3; channel++) pixels[to + channel] = palette[index * 3 + channel] ?? 0;
    pixels[to + 3] = transparency?.[index] ?? 255;
  };
}

/** A sample as a byte; of 16 bits the upper 8 are kept. */
function byteScale(bitDepth: number): (sample: number) => number {
  if (bitDepth === 16) return (sample) => sample >> 8;
  const scale = 255 / ((1 << bitDepth) - 1);
  return (sample) => Math.round(sample * scale);
}
