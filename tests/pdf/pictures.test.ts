import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { composeFigure } from "../../src/figure/compose.ts";
import type { Figure } from "../../src/figure/figure.ts";
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
  test(`${name} look alike in PDF and SVG when units are pixels`, async () => {
    expect(await pdfDifference({ ...drawn, unit: "px" }, scale)).toBeLessThan(limit);
  });
}

const { rowsOf } = await validate(process.cwd());

for (const id of readdirSync("figures").flatMap((name) => /^(.*)\.ts$/.exec(name)?.[1] ?? [])) {
  test(`${id} looks alike in PDF and SVG`, async () => {
    const { default: figure } = (await import(`../../figures/${id}.ts`)) as { default: Figure };
    const { scene } = await composeFigure(figure, id, `figures/${id}.ts`, { rowsOf, locate: (_, index) => String(index) });
    expect(await pdfDifference(scene, scale)).toBeLessThan(limit);
  });
}
