import { expect, test } from "vitest";
import { Resvg } from "@resvg/resvg-js";
import { decodePng, readPngHeader } from "../../src/png/decode.ts";
import { encodeGreyPng, encodeIndexedPng } from "../../src/png/encode.ts";
import { makePng, pngKinds } from "../pdf/make-png.ts";

/** The pixels as another decoder reads them, colours times alpha: drawn one to one. */
function drawnPixels(bytes: Uint8Array, width: number, height: number): Uint8Array {
  const data = Buffer.from(bytes).toString("base64");
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${width}" height="${height}"><image width="${width}" height="${height}" image-rendering="optimizeSpeed" xlink:href="data:image/png;base64,${data}"/></svg>`;
  return new Resvg(svg).render().pixels;
}

for (const kind of pngKinds) {
  test(`${kind.name} is decoded as another decoder does`, () => {
    const { bytes, widthPx, heightPx } = makePng(kind);
    const pixels = decodePng(bytes);
    const drawn = drawnPixels(bytes, widthPx, heightPx);
    for (let at = 0; at < pixels.length; at += 4) {
      const alpha = pixels[at + 3]!;
      expect(Math.abs(drawn[at + 3]! - alpha), `alpha of pixel ${at / 4}`).toBeLessThanOrEqual(1);
      for (const channel of [0, 1, 2]) expect(Math.abs(drawn[at + channel]! - (pixels[at + channel]! * alpha) / 255), `pixel ${at / 4}`).toBeLessThanOrEqual(2);
    }
  });
}

test("a key of 16 bits is compared with all of them", () => {
  const { bytes } = makePng({ width: 8, height: 8, colorType: 0, bitDepth: 16, interlaced: false, transparent: true });
  expect([...decodePng(bytes)].filter((value, index) => index % 4 === 3 && value === 0)).toHaveLength(0);
});

test("what is encoded is decoded to the same", () => {
  const palette = [[255, 0, 0, 255], [0, 255, 0, 0], [1, 2, 3, 255]] as const;
  const indices = Uint8Array.from({ length: 15 }, (_, index) => index % 3);
  expect([...decodePng(encodeIndexedPng(5, 3, indices, palette))]).toEqual([...indices].flatMap((index) => [...palette[index]!]));
});

test("grey pixels survive every filter of their rows", () => {
  const greys = Uint8Array.from({ length: 64 * 40 }, (_, at) => (at < 640 ? at : at < 1280 ? (at >> 6) * 37 : (at * at) ^ (at >> 3)));
  const pixels = decodePng(encodeGreyPng(64, 40, greys));
  expect([...pixels].filter((_, at) => at % 4 === 0)).toEqual([...greys]);
});

test("what is no PNG, or lacks its palette, is an error", () => {
  expect(() => readPngHeader(new Uint8Array(50))).toThrow("not a PNG file");
  const { bytes } = makePng({ width: 4, height: 4, colorType: 3, bitDepth: 8, interlaced: false });
  const at = Buffer.from(bytes).indexOf("PLTE");
  expect(() => readPngHeader(Buffer.from(bytes).fill("x", at, at + 4))).toThrow("palette");
});
