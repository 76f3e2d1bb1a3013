import { expect, test } from "vitest";
import { writePdf } from "../../src/pdf/write.ts";
import { decodePng } from "../../src/png/decode.ts";
import { encodeIndexedPng } from "../../src/png/encode.ts";
import type { Image, Picture } from "../../src/scene/scene.ts";
import { makePng, pngKinds } from "./make-png.ts";
import { objectsLike } from "./inside.ts";
import { pdfPixels } from "./raster.ts";
import { scene } from "./scenes.ts";

const zoom = 8;

function image(picture: Picture, more: Partial<Image> = {}): Image {
  return { kind: "image", picture, x: 0, y: 0, width: picture.widthPx * zoom, height: picture.heightPx * zoom, pixelated: true, ...more };
}

for (const kind of pngKinds) {
  test(`${kind.name} shows its pixels`, async () => {
    const picture = makePng(kind);
    const pixels = decodePng(picture.bytes);
    const at = await pdfPixels(scene([image(picture)]));
    for (let index = 0; index < picture.widthPx * picture.heightPx; index += 5) {
      const [x, y] = [index % picture.widthPx, Math.floor(index / picture.widthPx)];
      const alpha = pixels[index * 4 + 3]! / 255;
      const wanted = [0, 1, 2].map((channel) => pixels[index * 4 + channel]! * alpha + 255 * (1 - alpha));
      const found = at(x * zoom + zoom / 2, y * zoom + zoom / 2);
      wanted.forEach((value, channel) => expect(Math.abs(found[channel]! - value), `${x}, ${y}: ${found} for ${wanted}`).toBeLessThanOrEqual(2));
    }
  });
}

/** The segments of a JPEG that say what it is. */
function jpeg(components: number, adobe: boolean, fill = 0): Picture {
  const marker = [0xff, 0xee, 0, 14, ...Buffer.from("Adobe"), 0, 100, 0, 0, 0, 0, 0];
  const frame = [0xff, 0xc0, 0, 8 + components * 3, 8, 0, 6, 0, 5, components, ...Array.from({ length: components * 3 }, () => 0x11)];
  const bytes = Uint8Array.from([0xff, 0xd8, ...(adobe ? marker : []), ...Array.from({ length: fill }, () => 0xff), ...frame, 0xff, 0xd9]);
  return { mime: "image/jpeg", bytes, widthPx: 5, heightPx: 6 };
}

test("JPEGs keep their bytes, in the colour space of their components", () => {
  for (const [components, space] of [[1, "DeviceGray"], [3, "DeviceRGB"], [4, "DeviceCMYK"]] as const) {
    const picture = jpeg(components, false, components);
    const [object] = objectsLike(writePdf(scene([image(picture)])), /\/DCTDecode/);
    expect(object!.dictionary).toContain(`/ColorSpace /${space}`);
    expect(object!.dictionary).not.toContain("/Decode ");
    expect([...object!.stream!]).toEqual([...picture.bytes]);
  }
});

test("CMYK is inverted where Adobe's marker says so", () => {
  const [object] = objectsLike(writePdf(scene([image(jpeg(4, true))])), /\/DCTDecode/);
  expect(object!.dictionary).toContain("/Decode [1 0 1 0 1 0 1 0]");
});

test("equal pictures are embedded once, as equal bytes too", () => {
  const [one, two] = [makePng(pngKinds[6]!), makePng(pngKinds[6]!)];
  expect(objectsLike(writePdf(scene([image(one), image(two, { x: 50 }), image(one, { opacity: 0.5 })])), /\/Subtype \/Image/)).toHaveLength(1);
});

test("only smoothed pictures ask for interpolation", () => {
  const picture = makePng(pngKinds[6]!);
  const of = (pixelated: boolean) => objectsLike(writePdf(scene([image(picture, { pixelated })])), /\/Subtype \/Image/)[0]!.dictionary;
  expect(of(true)).toContain("/Interpolate false");
  expect(of(false)).toContain("/Interpolate true");
});

test("a palette with transparency keeps its palette", () => {
  const picture = { mime: "image/png", bytes: encodeIndexedPng(2, 2, Uint8Array.from([0, 1, 1, 0]), [[255, 0, 0, 255], [0, 0, 0, 0]]), widthPx: 2, heightPx: 2 } as const;
  const images = objectsLike(writePdf(scene([image(picture)])), /\/Subtype \/Image/);
  expect(images.map(({ dictionary }) => /\/ColorSpace (\[?\/\w+)/.exec(dictionary)![1])).toEqual(["/DeviceGray", "[/Indexed"]);
});

test("a picture of no size is left out", () => {
  expect(objectsLike(writePdf(scene([image(makePng(pngKinds[0]!), { width: 0 })])), /\/Subtype \/Image/)).toHaveLength(0);
});
