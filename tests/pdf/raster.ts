import { PDFiumLibrary } from "@hyzyla/pdfium";
import pixelmatch from "pixelmatch";
import { writePdf } from "../../src/pdf/write.ts";
import type { Scene } from "../../src/scene/scene.ts";
import { svgDocument } from "../../src/svg/write.ts";
import { rasterise, type Pixels } from "../oracle.ts";

const library = await PDFiumLibrary.init();

/** A PDF as pixels on white, drawn by PDFium. */
export async function rasterisePdf(pdf: Uint8Array, width: number, height: number): Promise<Uint8Array> {
  const document = await library.loadDocument(pdf);
  // a page keeps what it drew before, so every picture takes a page of its own
  const { data } = await document.getPage(0).render({ width, height, render: "bitmap" });
  document.destroy();
  return data;
}

/** The scene's SVG as pixels, `scale` to the unit. */
export function rasteriseSvg(scene: Scene, scale: number): Pixels {
  // without a size in millimetres the zoom counts from the units of the scene
  const svg = svgDocument({ ...scene, unit: "px" }, "").replaceAll(";image-rendering:pixelated", ""); // a word that resvg does not know
  return rasterise(svg, scale, "Arimo");
}

/** Share of the pixels, 0 to 1, in which the PDF of a scene differs from its SVG; `scale` pixels to the unit. */
export async function pdfDifference(scene: Scene, scale = 2): Promise<number> {
  const svg = rasteriseSvg(scene, scale);
  const pdf = await rasterisePdf(writePdf(scene), svg.width, svg.height);
  return pixelmatch(svg.data, pdf, undefined, svg.width, svg.height, { threshold: 0.1 }) / (svg.width * svg.height);
}

/** The colour of one pixel of a scene's PDF, at one pixel to the unit. */
export async function pdfPixels(scene: Scene): Promise<(x: number, y: number) => readonly number[]> {
  const [width, height] = [Math.round(scene.width), Math.round(scene.height)];
  const data = await rasterisePdf(writePdf(scene), width, height);
  return (x, y) => [...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 3)];
}
