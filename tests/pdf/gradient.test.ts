import { expect, test } from "vitest";
import { writePdf } from "../../src/pdf/write.ts";
import { objectsLike } from "./inside.ts";
import { pdfPixels } from "./raster.ts";
import { gradient, group, move, path, rectangle, scene, solid, stop, stroke, text, turn } from "./scenes.ts";

const box = [0, 0, 200, 20] as const;
const filled = (fill: ReturnType<typeof gradient>) => rectangle(0, 0, 200, 20, { fill });
const near = (found: readonly number[], wanted: readonly number[]) => wanted.forEach((value, index) => expect(Math.abs(found[index]! - value), `${found} for ${wanted}`).toBeLessThanOrEqual(3));

test("stops that do not span 0 to 1 keep their places, and the outermost colours reach the ends", async () => {
  const at = await pdfPixels(scene([filled(gradient("linear", [stop(0.25, "#ff0000"), stop(0.75, "#0000ff")], box))]));
  near(at(20, 10), [255, 0, 0]);
  near(at(100, 10), [127, 0, 127]);
  near(at(180, 10), [0, 0, 255]);
});

test("equal offsets make a step", async () => {
  const at = await pdfPixels(scene([filled(gradient("linear", [stop(0, "#ff0000"), stop(0.5, "#ff0000"), stop(0.5, "#00ff00"), stop(1, "#00ff00")], box))]));
  near(at(97, 10), [255, 0, 0]);
  near(at(103, 10), [0, 255, 0]);
});

test("one stop is one colour, no stop is nothing", async () => {
  near((await pdfPixels(scene([filled(gradient("linear", [stop(0.4, "#00aa00")], box))])))(50, 10), [0, 170, 0]);
  near((await pdfPixels(scene([filled(gradient("linear", [], box))])))(50, 10), [255, 255, 255]);
});

test("a gradient without length is its last colour", async () => {
  near((await pdfPixels(scene([filled(gradient("linear", [stop(0, "#ff0000"), stop(1, "#0000ff")], box, { to: [0, 0, 0] }))])))(50, 10), [0, 0, 255]);
});

for (const [place, background] of [["page", false], ["group of half opacity", true]] as const) {
  test(`transparent stops give 25, 50 and 75 % of the colour, on a ${place}`, async () => {
    const fading = filled(gradient("linear", [stop(0, "#ff0000", 1), stop(1, "#ff0000", 0)], box));
    const at = await pdfPixels(scene([background ? group([fading], { opacity: 0.5 }) : fading]));
    const share = background ? 0.5 : 1;
    for (const t of [0.25, 0.5, 0.75]) near(at(200 * t, 10), [255, 255 * (1 - share * (1 - t)), 255 * (1 - share * (1 - t))]);
  });
}

test("a turned gradient turns, in groups too", async () => {
  const turned = rectangle(-50, -10, 100, 20, { fill: gradient("linear", [stop(0, "#ff0000"), stop(1, "#0000ff")], [-50, -10, 100, 20]), transform: turn(90, 100, 75) });
  for (const node of [turned, group([turned], { opacity: 0.999 }), group([{ ...turned, transform: turn(90, 60, 50) }], { opacity: 0.999, transform: move(40, 25) })]) {
    const at = await pdfPixels(scene([node]));
    near(at(100, 30), [242, 0, 13]);
    near(at(100, 120), [13, 0, 242]);
  }
});

test("strokes and texts take gradients, with their transparency", async () => {
  const fading = gradient("linear", [stop(0, "#ff0000", 1), stop(1, "#ff0000", 0)], [0, 0, 200, 1]);
  const at = await pdfPixels(scene([{ kind: "shape", path: path("M0,10H200"), stroke: stroke("#000000", 10, { paint: fading }) }]));
  near(at(100, 10), [255, 127, 127]);
  const letters = await pdfPixels(scene([text("▮▮▮▮▮▮▮▮▮▮", 0, 20, { fill: fading }, 20), rectangle(0, 100, 1, 1, { fill: solid("#000000") })]));
  const reds = [3, 100].map((around) => Math.min(...Array.from({ length: 12 }, (_, x) => letters(around + x, 12)[1]!)));
  expect(reds[0]).toBeLessThan(40);
  expect(reds[1]).toBeGreaterThan(100);
});

test("equal gradients are one shading, at all places", () => {
  const bars = Array.from({ length: 30 }, (_, index) => rectangle(index * 6, 0, 5, 50, { fill: gradient("linear", [stop(0, "#ff0000", 0.5), stop(1, "#0000ff")], [index * 6, 0, 5, 50]) }));
  const pdf = writePdf(scene(bars));
  expect(objectsLike(pdf, /\/ShadingType/)).toHaveLength(2);
  expect(objectsLike(pdf, /\/PatternType/)).toHaveLength(30);
});

test("transparency is a soft mask set as a graphics state", () => {
  const pdf = writePdf(scene([filled(gradient("linear", [stop(0, "#ff0000", 0.5), stop(1, "#0000ff")], box))]));
  expect(objectsLike(pdf, /\/SMask <<\s*\/S \/Luminosity/)).toHaveLength(1);
  expect(objectsLike(pdf, /\/CS \/DeviceGray/)).toHaveLength(1);
});
