import { inflateSync } from "node:zlib";

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
  if (view.length < 33 || view.readUInt32BE(0) !== 0x89504e47) throw new Error("not a PNG file");
  const chunks = new Map<string, Buffer[]>();
  for (let at = 8; at + 12 <= view.length; ) {
    const [length, type] = [view.readUInt32BE(at), view.toString("latin1", at + 4, at + 8)];
    chunks.set(type, [...(chunks.get(type) ?? []), view.subarray(at + 8, at + 8 + length)]);
    at += length + 12;
  }
  const header = chunks.get("IHDR")![0]!;
  return {
    width: header.readUInt32BE(0),
    height: header.readUInt32BE(4),
    bitDepth: header[8]!,
    colorType: header[9]!,
    interlaced: header[12] === 1,
    palette: chunks.get("PLTE")?.[0],
    transparency: chunks.get("tRNS")?.[0],
    data: Buffer.concat(chunks.get("IDAT") ?? []),
  };
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
  let at = 0;
  for (const [startX, startY, stepX, stepY] of png.interlaced ? adam7 : ([[0, 0, 1, 1]] as const)) {
    const [width, height] = [Math.ceil((png.width - startX) / stepX), Math.ceil((png.height - startY) / stepY)];
    if (width <= 0 || height <= 0) continue;
    const rowBytes = Math.ceil((width * channels * png.bitDepth) / 8);
    const rows = unfilter(raw.subarray(at, at + height * (rowBytes + 1)), rowBytes, Math.max(1, (channels * png.bitDepth) >> 3));
    at += height * (rowBytes + 1);
    for (let row = 0; row < height; row++) {
      const line = rows.subarray(row * rowBytes, (row + 1) * rowBytes);
      for (let column = 0; column < width; column++) {
        const target = ((startY + row * stepY) * png.width + startX + column * stepX) * 4;
        writePixel(png, pixels, target, (channel) => sample(line, column * channels + channel, png.bitDepth));
      }
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

function predicted(filter: number, left: number, above: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return above;
  if (filter === 3) return (left + above) >> 1;
  if (filter !== 4) return 0;
  const estimate = left + above - corner;
  const [byLeft, byAbove, byCorner] = [Math.abs(estimate - left), Math.abs(estimate - above), Math.abs(estimate - corner)];
  return byLeft <= byAbove && byLeft <= byCorner ? left : byAbove <= byCorner ? above : corner;
}

/** One sample at its own depth; of 16 bits the upper 8 are kept. */
function sample(line: Uint8Array, index: number, bitDepth: number): number {
  if (bitDepth === 8) return line[index]!;
  if (bitDepth === 16) return line[index * 2]!;
  const bit = index * bitDepth;
  return (line[bit >> 3]! >> (8 - bitDepth - (bit & 7))) & ((1 << bitDepth) - 1);
}

function writePixel({ colorType, bitDepth, palette, transparency }: PngHeader, pixels: Uint8Array, at: number, channel: (index: number) => number): void {
  const scale = bitDepth < 8 ? 255 / ((1 << bitDepth) - 1) : 1;
  const set = (red: number, green: number, blue: number, alpha: number) => pixels.set([red, green, blue, alpha], at);
  if (colorType === 3) {
    const index = channel(0);
    set(palette?.[index * 3] ?? 0, palette?.[index * 3 + 1] ?? 0, palette?.[index * 3 + 2] ?? 0, transparency?.[index] ?? 255);
    return;
  }
  const isColour = colorType === 2 || colorType === 6;
  const [red, green, blue] = isColour ? [channel(0), channel(1), channel(2)] : [channel(0), channel(0), channel(0)];
  const key = transparency && Array.from({ length: transparency.length / 2 }, (_, index) => transparency[index * 2 + (bitDepth === 16 ? 0 : 1)]);
  const isKeyed = key !== undefined && (isColour ? key[0] === red && key[1] === green && key[2] === blue : key[0] === red);
  const alpha = colorType === 4 ? channel(1) : colorType === 6 ? channel(3) : isKeyed ? 0 : 255;
  set(Math.round(red * scale), Math.round(green * scale), Math.round(blue * scale), alpha);
}
