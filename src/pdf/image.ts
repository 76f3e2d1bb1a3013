import { createHash } from "node:crypto";
import { zlibSync } from "fflate";
import { readJpegFrame } from "../jpeg.ts";
import { decodePng, readPngHeader, type PngHeader } from "../png/decode.ts";
import type { Image, Matrix, Picture } from "../scene/scene.ts";
import type { PdfDocument, Reference } from "./document.ts";
import { concatenate } from "./operators.ts";
import { setGraphics, write, type Pen } from "./pen.ts";

export function drawImage(pen: Pen, { picture, x, y, width, height, pixelated, transform, opacity = 1, blend = "normal" }: Image): void {
  if (!(width > 0 && height > 0)) return;
  const name = pen.document.resource("XObject", imageObject(pen.document, picture, !pixelated));
  setGraphics(pen, opacity, 1, blend);
  // an image fills the unit square with y pointing up
  const unitSquare: Matrix = [width, 0, 0, -height, x, y + height];
  write(pen, `q\n${transform ? concatenate(transform) : ""}${concatenate(unitSquare)}/${name} Do\nQ\n`);
}

const digests = new WeakMap<Picture, string>();

/** Equal pictures have equal digests. */
function digestOf(picture: Picture): string {
  const digest = digests.get(picture) ?? createHash("sha256").update(picture.bytes).digest("hex");
  digests.set(picture, digest);
  return digest;
}

/** A picture as an image object, made at once and not in the background: object order must not depend on timing. */
function imageObject(document: PdfDocument, picture: Picture, interpolate: boolean): Reference {
  const common = { Type: "XObject", Subtype: "Image", Width: picture.widthPx, Height: picture.heightPx, Interpolate: interpolate };
  return document.shared(`image ${digestOf(picture)} ${interpolate}`, () =>
    picture.mime === "image/jpeg" ? jpegObject(document, picture, common) : pngObject(document, picture, common),
  );
}

/** JPEG bytes as they are; CMYK files with Adobe's marker hold inverted values. */
function jpegObject(document: PdfDocument, { bytes }: Picture, common: Record<string, unknown>): Reference {
  const { components = 3, hasAdobeMarker = false } = readJpegFrame(bytes) ?? {};
  const space = components === 1 ? "DeviceGray" : components === 4 ? "DeviceCMYK" : "DeviceRGB";
  const inverted = components === 4 && hasAdobeMarker ? { Decode: [1, 0, 1, 0, 1, 0, 1, 0] } : {};
  return document.object({ ...common, ColorSpace: space, BitsPerComponent: 8, Filter: "DCTDecode", ...inverted }, bytes);
}

/** PNGs of colours that PDF has keep their compressed rows; others become RGB. Alpha becomes a soft mask (ISO 32000-1, 11.6.5.3). */
function pngObject(document: PdfDocument, picture: Picture, common: Record<string, unknown>): Reference {
  const png = readPngHeader(picture.bytes);
  const keepsRows = !png.interlaced && png.bitDepth <= 8 && (png.colorType === 0 || png.colorType === 2 || png.colorType === 3);
  if (keepsRows && !png.transparency) return document.object({ ...common, ...storedRows(document, png) }, png.data);
  const pixels = decodePng(picture.bytes);
  const alpha = pixels.filter((_, index) => index % 4 === 3);
  const deflated = { ...common, BitsPerComponent: 8, Filter: "FlateDecode" };
  const mask = alpha.every((value) => value === 255)
    ? {}
    : { SMask: document.object({ ...deflated, ColorSpace: "DeviceGray" }, zlibSync(alpha, { level: 6 })) };
  if (keepsRows) return document.object({ ...common, ...storedRows(document, png), ...mask }, png.data);
  const colours = pixels.filter((_, index) => index % 4 !== 3);
  return document.object({ ...deflated, ColorSpace: "DeviceRGB", ...mask }, zlibSync(colours, { level: 6 }));
}

/** How PDF reads the rows of a PNG as they stand: filtered, then deflated (7.4.4.4). */
function storedRows(document: PdfDocument, { colorType, bitDepth, palette, width }: PngHeader): Record<string, unknown> {
  const space = colorType === 0 ? "DeviceGray" : colorType === 2 ? "DeviceRGB" : ["Indexed", "DeviceRGB", palette!.length / 3 - 1, document.object({}, palette)];
  const parms = { Predictor: 15, Colors: colorType === 2 ? 3 : 1, BitsPerComponent: bitDepth, Columns: width };
  return { ColorSpace: space, BitsPerComponent: bitDepth, Filter: "FlateDecode", DecodeParms: parms };
}
