import { expect, test } from "vitest";
import { writePdf } from "../../src/pdf/write.ts";
import { objectsLike, pageContent } from "./inside.ts";
import { pdfPixels } from "./raster.ts";
import { circle, group, move, rectangle, scene, solid, stroke } from "./scenes.ts";

const both = { fill: solid("#ff0000"), stroke: stroke("#0000ff", 12) };

test("opacity of a shape with fill and stroke does not show where they overlap", async () => {
  const at = await pdfPixels(scene([rectangle(30, 30, 60, 60, { ...both, opacity: 0.5 })]));
  expect([at(27, 60), at(33, 60), at(60, 60)]).toEqual([[128, 128, 255], [128, 128, 255], [255, 128, 128]]);
});

test("opacities of fill and stroke by themselves do show where they overlap", async () => {
  const at = await pdfPixels(scene([rectangle(30, 30, 60, 60, { fill: solid("#ff0000", 0.5), stroke: stroke("#0000ff", 12, { paint: solid("#0000ff", 0.5) }) })]));
  expect(at(27, 60)).not.toEqual(at(33, 60));
});

test("equal translucent symbols share one form", () => {
  const symbols = Array.from({ length: 500 }, (_, index) => circle(index % 200, index % 150, 4, { ...both, opacity: 0.4, row: index }));
  expect(objectsLike(writePdf(scene(symbols)), /\/Subtype \/Form/)).toHaveLength(1);
});

test("a single fill or stroke takes its opacity without a form", () => {
  const pdf = writePdf(scene([circle(20, 20, 5, { fill: solid("#ff0000"), opacity: 0.4 }), circle(50, 20, 5, { stroke: stroke("#ff0000", 2), opacity: 0.4 })]));
  expect(objectsLike(pdf, /\/Subtype \/Form/)).toHaveLength(0);
});

test("a group's opacity acts on the group as a whole", async () => {
  const at = await pdfPixels(scene([group([rectangle(0, 0, 40, 40, { fill: solid("#ff0000") }), rectangle(20, 0, 40, 40, { fill: solid("#0000ff") })], { opacity: 0.5, transform: move(10, 10) })]));
  expect([at(20, 30), at(40, 30), at(60, 30)]).toEqual([[255, 128, 128], [128, 128, 255], [128, 128, 255]]);
});

test("a group inside a moved translucent group is not cut where the page would begin", async () => {
  const inner = group([rectangle(-40, -40, 80, 80, { fill: solid("#0000ff") })], { opacity: 0.5 });
  const at = await pdfPixels(scene([group([inner], { opacity: 0.999, transform: move(100, 75) })]));
  for (const [red] of [at(65, 40), at(135, 110)]) expect(red).toBeCloseTo(128, -1);
});

test("a group that draws nothing is not written", () => {
  expect(objectsLike(writePdf(scene([group([], { opacity: 0.5 })])), /\/Subtype \/Form/)).toHaveLength(0);
});

test("every CSS blend mode has its PDF name, anything else is Normal", () => {
  const names = { multiply: "Multiply", "color-dodge": "ColorDodge", "hard-light": "HardLight", luminosity: "Luminosity", "plus-lighter": "Normal" };
  for (const [blend, name] of Object.entries(names)) {
    const pdf = writePdf(scene([rectangle(0, 0, 9, 9, { fill: solid("#ff0000"), blend })]));
    expect(objectsLike(pdf, new RegExp(`/BM /${name}\\b`)), blend).toHaveLength(1);
  }
});

test("blending ends with the node", () => {
  const content = pageContent(scene([rectangle(0, 0, 9, 9, { fill: solid("#ff0000"), blend: "multiply" }), rectangle(9, 0, 9, 9, { fill: solid("#ff0000") })]));
  expect(content.match(/\/G\d+ gs/g)).toHaveLength(2);
});

test("colours blend in RGB: a page with transparency says so", () => {
  const pdf = writePdf(scene([rectangle(0, 0, 9, 9, { fill: solid("#ff0000", 0.5) })]));
  expect(objectsLike(pdf, /\/Type \/Page\b[^]*\/Group <<\s*\/Type \/Group\s*\/S \/Transparency\s*\/CS \/DeviceRGB/)).toHaveLength(1);
  expect(objectsLike(writePdf(scene([rectangle(0, 0, 9, 9, { fill: solid("#ff0000") })])), /\/Transparency/)).toHaveLength(0);
});
