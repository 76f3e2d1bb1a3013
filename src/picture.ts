import { Resvg } from "@resvg/resvg-js";
import { readJpegFrame } from "./jpeg.ts";
import type { Picture } from "./scene/scene.ts";

/** Enough pixels per unit for a drawing inside a drawing to stay sharp at 300 dpi. */
const svgZoom = 4;

/** A picture from the bytes of a PNG, JPEG or SVG file; undefined for any other kind of file. */
export function readPicture(bytes: Uint8Array): Picture | undefined {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.subarray(1, 4).toString("latin1") === "PNG" && view.length > 24) {
    return { mime: "image/png", bytes, widthPx: view.readUInt32BE(16), heightPx: view.readUInt32BE(20) };
  }
  if (view[0] === 0xff && view[1] === 0xd8) {
    const frame = readJpegFrame(bytes);
    return frame && { mime: "image/jpeg", bytes, widthPx: frame.widthPx, heightPx: frame.heightPx };
  }
  if (/^\s*(?:<\?xml|<!--|<!DOCTYPE svg|<svg)/.test(view.subarray(0, 200).toString("utf8"))) return drawSvg(view);
  return undefined;
}

/** The bytes of a `data:` URI; undefined if it is none. */
export function dataUriBytes(uri: string): Uint8Array | undefined {
  const found = /^data:[^,]*?(;base64)?,(.*)$/s.exec(uri);
  if (!found) return undefined;
  return found[1] ? Buffer.from(found[2]!, "base64") : Buffer.from(decodeURIComponent(found[2]!), "utf8");
}

/** An SVG as pixels. Its natural size is in its own units, as a browser takes it. */
function drawSvg(bytes: Buffer): Picture | undefined {
  const drawn = new Resvg(bytes, { fitTo: { mode: "zoom", value: svgZoom }, font: { loadSystemFonts: false } }).render();
  return { mime: "image/png", bytes: drawn.asPng(), widthPx: drawn.width, heightPx: drawn.height, density: svgZoom };
}
