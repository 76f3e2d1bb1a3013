import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { figure, panel, rsc } from "#figwright";
import { micrograph } from "../../figures/parts/micrograph.ts";
import { scaleBar } from "../../figures/parts/scale-bar.ts";
import { images } from "../../schemas/images.ts";
import { composeFigure } from "../../src/figure/compose.ts";
import { readPicture } from "../../src/picture.ts";
import type { Image, Paint } from "../../src/scene/scene.ts";
import { visitNodes } from "../../src/scene/visit.ts";
import { placedNodes, shapeBox, textBox } from "../placed.ts";
import { rowsOf } from "../rows-of.ts";

/** A picture with its scale bar, alone on a page. */
async function draw(image: string, lengthNm: number, pixelSizes = 1) {
  const rows = rowsOf(images).map((row) => ({ ...row, pixel_size_nm: row.pixel_size_nm * pixelSizes }));
  const layer = [micrograph(image), scaleBar(lengthNm)];
  const drawn = figure({ title: "", profile: rsc.single, layout: ["a"], rowsMm: [60], panels: { a: panel(images, { caption: "", alt: "", aspect: "equal", view: { stroke: null }, layer }) } });
  const { scene, findings, panels } = await composeFigure(drawn, "fig8", "figures/fig8.ts", {
    rowsOf: () => rows,
    locate: () => "",
    picture: (file) => readPicture(readFileSync(`datasets/${file}`)),
  });
  expect(findings).toEqual([]);
  const { texts, shapes } = placedNodes(scene);
  const pictures: Image[] = [];
  visitNodes(scene.children, (node) => void (node.kind === "image" && pictures.push(node)));
  const [bar, plate] = [shapes.find(({ node }) => colourOf(node.stroke?.paint) === "#ffffff")!, shapes.find(({ node }) => colourOf(node.fill) === "#000000")!];
  return { picture: pictures[0]!, bar: shapeBox(bar), plate: shapeBox(plate), name: texts.find(({ node }) => colourOf(node.fill) === "#ffffff")!, counts: panels[0]!.counts };
}

function colourOf(paint: Paint | undefined): string | undefined {
  return paint?.kind === "solid" ? paint.hex.toLowerCase() : undefined;
}

const { pixel_size_nm, width_px, height_px } = rowsOf(images).find(({ image_id }) => image_id === "hrtem_NLMRO")!;

test("a micrograph is drawn without distortion", async () => {
  const { picture } = await draw("hrtem_NLMRO", 5);
  expect(picture.width / picture.height).toBeCloseTo(width_px / height_px, 9);
});

test.each([1, 2])("the bar covers its length in pixels of the picture, with a pixel %f times as large", async (pixelSizes) => {
  const { picture, bar } = await draw("hrtem_NLMRO", 5, pixelSizes);
  const pixels = 5 / (pixel_size_nm * pixelSizes);
  expect(bar.width).toBeCloseTo((picture.width * pixels) / width_px, 6);
});

test("the length is written inside the plate, in nm or in µm", async () => {
  for (const [length, words] of [[5, "5 nm"], [0.5, "0.5 nm"]] as const) {
    const { name, plate } = await draw("hrtem_NLMRO", length);
    const box = textBox(name);
    expect(name.node.lines[0]!.plain).toBe(words);
    expect(box.x).toBeGreaterThan(plate.x);
    expect(box.x + box.width).toBeLessThan(plate.x + plate.width);
  }
  expect(JSON.stringify(scaleBar(1000))).toContain("1 µm");
});

test("a synthetic picture says that it is reconstructed", async () => {
  expect((await draw("hrtem_NLMRO", 5)).counts.assumed).toBeGreaterThan(0);
});
