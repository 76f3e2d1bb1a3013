import { expect, test } from "vitest";
import fig3 from "../../figures/fig3.ts";
import { composeFigure } from "../../src/figure/compose.ts";
import type { Scene } from "../../src/scene/scene.ts";
import { validate } from "../../src/validate.ts";
import { pdfDifference } from "./raster.ts";
import * as stress from "./stress.ts";

/* The PDF of a scene looks like its SVG: PDFium against resvg. */

const limit = 0.006;

/** Pixels to the unit: enough for the two ways of smoothing small text to agree. */
const scale = 4;

for (const [name, drawn] of Object.entries(stress) as [string, Scene][]) {
  test(`${name} look alike in PDF and SVG`, async () => {
    expect(await pdfDifference(drawn, scale)).toBeLessThan(limit);
  });
}

for (const name of ["transparentGradients", "opacities", "clips"] as const) {
  test(`${name} look alike in PDF and SVG when units are pixels`, async () => {
    expect(await pdfDifference({ ...stress[name], unit: "px" }, scale)).toBeLessThan(limit);
  });
}

test("Fig. 3 looks alike in PDF and SVG", async () => {
  const { rowsOf } = await validate(process.cwd());
  const { scene } = await composeFigure(fig3, "fig3", "figures/fig3.ts", { rowsOf, locate: (_, index) => String(index) });
  expect(await pdfDifference(scene, scale)).toBeLessThan(limit);
});
