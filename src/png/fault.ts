import { crc32, inflateSync } from "node:zlib";
import { readPngHeader } from "./decode.ts";

/** What is wrong with the bytes of a PNG file, in words; undefined if every chunk and every row is there. */
export function pngFault(bytes: Uint8Array): string | undefined {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.length < 8 || view.toString("latin1", 0, 8) !== "\x89PNG\r\n\x1a\n") return "no PNG";
  return chunkFault(view) ?? rowFault(view);
}

/** Chunks end with a checksum of their type and data; IEND comes last (PNG specification 5.3). */
function chunkFault(view: Buffer): string | undefined {
  for (let at = 8; at + 12 <= view.length; ) {
    const [end, type] = [at + 12 + view.readUInt32BE(at), view.toString("latin1", at + 4, at + 8)];
    if (end > view.length) break;
    if (crc32(view.subarray(at + 4, end - 4)) !== view.readUInt32BE(end - 4)) return `a PNG whose ${/^[A-Za-z]{4}$/.test(type) ? type : "next"} chunk is damaged`;
    if (type === "IEND") return end < view.length ? `a PNG with ${view.length - end} bytes after its end` : undefined;
    at = end;
  }
  return "a PNG that is cut short";
}

const channelsOf: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/** The rows of a plain picture, filtered; those of an interlaced one are only unpacked. */
function rowFault(view: Buffer): string | undefined {
  try {
    const { width, height, bitDepth, colorType, interlaced, data } = readPngHeader(view);
    const rowBytes = 1 + Math.ceil((width * (channelsOf[colorType] ?? NaN) * bitDepth) / 8);
    const rows = inflateSync(data, { maxOutputLength: Math.max(1, 2 * height * rowBytes) });
    return interlaced || rows.length === height * rowBytes ? undefined : "a PNG with another number of rows than its header says";
  } catch {
    return "a PNG whose pixels cannot be read";
  }
}
