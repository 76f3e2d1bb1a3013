import { createHash } from "node:crypto";
import { zlibSync } from "fflate";
import { readJpegFrame } from "../jpeg.ts";
import { decodePng, readPngHeader } from "../png/decode.ts";
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

/** JPEG bytes as they are; Adobe's CMYK files hold inverted values. */
function jpegObject(document: PdfDocument, { bytes }: Picture, common: Record<string, unknown>): Reference {
  const components = readJpegFrame(bytes)?.components ?? 3;
  const space = components === 1 ? "DeviceGray" : components === 4 ? "DeviceCMYK" : "DeviceRGB";
  const inverted = components === 4 ? { Decode: [1, 0, 1, 0, 1, 0, 1, 0] } : {};
  return document.object({ ...common, ColorSpace: space, BitsPerComponent: 8, Filter: "DCTDecode", ...inverted }, bytes);
}

/** Opaque PNGs keep their compressed rows, which PDF can read; others are split into colour and soft mask. */
function pngObject(document: PdfDocument, picture: Picture, common: Record<string, unknown>): Reference {
  const header = readPngHeader(picture.bytes);
  const { bitDepth, colorType, palette, transparency, interlaced, data } = header;
  const isPlain = !interlaced && bitDepth <= 8 && (colorType === 0 || colorType === 2 || colorType === 3) && !transparency;
  if (isPlain) {
    const space = colorType === 0 ? "DeviceGray" : colorType === 2 ? "DeviceRGB" : indexed(document, palette!);
    const parms = { Predictor: 15, Colors: colorType === 2 ? 3 : 1, BitsPerComponent: bitDepth, Columns: picture.widthPx };
    return document.object({ ...common, ColorSpace: space, BitsPerComponent: bitDepth, Filter: "FlateDecode", DecodeParms: parms }, data);
  }
  const pixels = decodePng(picture.bytes);
  const count = picture.widthPx * picture.heightPx;
  const [colour, alpha] = [new Uint8Array(count * 3), new Uint8Array(count)];
  for (let pixel = 0; pixel < count; pixel++) {
    colour.set(pixels.subarray(pixel * 4, pixel * 4 + 3), pixel * 3);
    alpha[pixel] = pixels[pixel * 4 + 3]!;
  }
  const deflated = (bytes: Uint8Array) => zlibSync(bytes, { level: 6 });
  const mask = alpha.every((value) => value === 255)
    ? {}
    : { SMask: document.object({ ...common, ColorSpace: "DeviceGray", BitsPerComponent: 8, Filter: "FlateDecode" }, deflated(alpha)) };
  return document.object({ ...common, ColorSpace: "DeviceRGB", BitsPerComponent: 8, Filter: "FlateDecode", ...mask }, deflated(colour));
}

function indexed(document: PdfDocument, palette: Uint8Array): readonly unknown[] {
  return ["Indexed", "DeviceRGB", palette.length / 3 - 1, document.object({}, palette)];
}
