import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { PDFiumLibrary } from "@hyzyla/pdfium";
import { afterAll, beforeAll, expect, test } from "vitest";
import { difference, rasterise, type Pixels } from "./oracle.ts";
import { quantile, specFiles } from "./oracle-pass.ts";
import { writePdf } from "../src/pdf/write.ts";
import { renderSpec } from "../src/render.ts";
import { svgDocument } from "../src/svg/write.ts";

const dataDir = join(import.meta.dirname, "specs");

let library: PDFiumLibrary;
beforeAll(async () => {
  library = await PDFiumLibrary.init();
});
afterAll(() => library.destroy());

async function rasterisePdf(pdf: Uint8Array, width: number, height: number): Promise<Omit<Pixels, "asPng">> {
  const document = await library.loadDocument(Buffer.from(pdf));
  const { data } = await document.getPage(0).render({ width, height, render: "bitmap" });
  document.destroy();
  return { width, height, data };
}

/** The rasteriser of the SVG is wrong in these, not the PDF. */
const exceptions: Readonly<Record<string, string>> = {
  "gradient-radial-inner-radius.vg.json": "it ignores the inner radius of a radial gradient",
  "image-png.vg.json": "it smooths pictures that ask for sharp pixels",
};

/** Pixels of a usual chart, 400 x 300. Smaller pictures count as this large: they are mostly text, which PDFium smooths in its own way. */
const usualPixels = 800 * 600;

const shares: number[] = [];

test.each(specFiles.filter((file) => !exceptions[file]))("%s as PDF", async (file) => {
  const spec = JSON.parse(await readFile(join(dataDir, file), "utf8")) as object;
  const { scene } = await renderSpec(spec, { id: "spec", dataDir, fontDefault: "Arimo" });
  const svg = rasterise(svgDocument(scene, ""), 2, "Arimo");
  const pdf = await rasterisePdf(writePdf(scene), svg.width, svg.height);
  const differing = difference(svg, { ...pdf, asPng: svg.asPng }).share * svg.width * svg.height;
  const share = differing / Math.max(usualPixels, svg.width * svg.height);
  shares.push(share);
  expect(share).toBeLessThanOrEqual(0.015);
});

test("95 % of the PDFs differ by at most 0.6 %", () => {
  expect(shares.length).toBeGreaterThan(60);
  expect(quantile(shares, 0.95)).toBeLessThanOrEqual(0.006);
});
