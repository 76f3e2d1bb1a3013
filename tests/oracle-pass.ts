import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { difference, oracleSvg, rasterise } from "./oracle.ts";
import { oracleExceptions } from "./oracle-exceptions.ts";
import { renderSpec } from "../src/render.ts";
import { svgDocument } from "../src/svg/write.ts";
import type { Family } from "../src/text/face.ts";

const dataDir = join(import.meta.dirname, "specs");
export const specFiles = readdirSync(dataDir).filter((file) => file.endsWith(".json")).sort();

/** Tests the specs in one face. One face for each process: Vega keeps the widths of texts for good. */
export function testAgainstOracle(family: Family, files: readonly string[]): void {
  const shares: number[] = [];

  describe(`specs in ${family} look as Vega draws them`, () => {
    test.each(files)("%s", async (file) => {
      const share = await compare(file, family);
      const exception = oracleExceptions[file.replace(".json", "")];
      expect(share).toBeLessThanOrEqual(exception?.most ?? 0.001);
      if (!exception) shares.push(share);
    });

    test("half of them are equal to 0.1 %, 95 % to 1 %", () => {
      expect(shares.length).toBeGreaterThan(60);
      expect(quantile(shares, 0.5)).toBeLessThanOrEqual(0.001);
      expect(quantile(shares, 0.95)).toBeLessThanOrEqual(0.01);
    });
  });
}

/** Our picture of a spec against the one of Vega's own SVG renderer, both at two pixels per unit. */
async function compare(file: string, fontDefault: Family): Promise<number> {
  const spec = JSON.parse(await readFile(join(dataDir, file), "utf8")) as object;
  const expected = await oracleSvg(structuredClone(spec), { dataDir, fontDefault });
  const { scene } = await renderSpec(spec, { id: "spec", dataDir, fontDefault });
  const { sameSize, share } = difference(rasterise(expected, 2, fontDefault), rasterise(svgDocument(scene, ""), 2, fontDefault));
  expect(sameSize, "size of the picture").toBe(true);
  return share;
}

/** The value that a share of the values does not exceed. */
export function quantile(values: readonly number[], share: number): number {
  return [...values].sort((a, b) => a - b)[Math.ceil(share * values.length) - 1]!;
}
