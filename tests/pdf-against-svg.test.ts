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

/** Both are drawn at 4 pixels to the unit and averaged to 2, since PDFium sets glyphs on whole pixels. */
function halved({ width, height, data }: Omit<Pixels, "asPng">): Omit<Pixels, "asPng"> {
  const [columns, rows] = [width >> 1, height >> 1];
  const half = new Uint8Array(columns * rows * 4);
  for (let row = 0; row < rows; row++) {
    for (let at = 0; at < columns * 4; at++) {
      const from = row * 2 * width * 4 + (at >> 2) * 8 + (at & 3);
      half[row * columns * 4 + at] = (data[from]! + data[from + 4]! + data[from + width * 4]! + data[from + width * 4 + 4]! + 2) >> 2;
    }
  }
  return { width: columns, height: rows, data: half };
}

const shares: number[] = [];

test.each(specFiles.filter((file) => !exceptions[file]))("%s as PDF", async (file) => {
  const spec = JSON.parse(await readFile(join(dataDir, file), "utf8")) as object;
  const { scene } = await renderSpec(spec, { id: "spec", dataDir, fontDefault: "Arimo" });
  const svg = rasterise(svgDocument(scene, ""), 4, "Arimo");
  const pdf = await rasterisePdf(writePdf(scene), svg.width, svg.height);
  const { share } = difference({ ...halved(svg), asPng: svg.asPng }, { ...halved(pdf), asPng: svg.asPng });
  shares.push(share);
  expect(share).toBeLessThanOrEqual(0.015);
});

test("95 % of the PDFs differ by at most 0.6 %", () => {
  expect(shares.length).toBeGreaterThan(60);
  expect(quantile(shares, 0.95)).toBeLessThanOrEqual(0.006);
});
