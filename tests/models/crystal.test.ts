import { describe, expect, test } from "vitest";
import { crystals } from "../../datasets/models/structures.ts";
import { derivedLengths, scatteringFactor, structureFactorSquared, type Miller } from "../../datasets/models/crystal.ts";
import { braggDeg, fullWidth, integratedIntensity, pseudoVoigt, reflectionsOf, wavelengthsAo } from "../../datasets/models/powder.ts";

test("scattering factors at zero angle are the electrons of the ions", () => {
  const electrons = { Li: "2.000", O: "9.998", Na: "10.000", Mn: "21.000", Ru: "40.002" } as const;
  for (const [ion, count] of Object.entries(electrons)) expect(scatteringFactor(ion as keyof typeof electrons, 0).toFixed(3)).toBe(count);
});

/** hkl, m, and 2θ, |F|², relative intensity without preferred orientation: of NLMO and of NLMRO. */
const lines = [
  ["002", 2, 15.941, 1499.8, 100.0, 15.87, 2014.7, 100.0],
  ["004", 2, 32.202, 735.3, 11.3, 32.054, 1167.5, 13.3],
  ["100", 6, 36.174, 333.3, 11.9, 36.018, 462.4, 12.3],
  ["101", 12, 37.097, 23.7, 1.6, 36.936, 17.6, 0.9],
  ["102", 12, 39.756, 466.8, 27.0, 39.581, 580.6, 25.1],
  ["103", 12, 43.887, 447.0, 20.8, 43.691, 445.0, 15.4],
  ["006", 2, 49.165, 16.6, 0.1, 48.93, 29.5, 0.1],
  ["104", 12, 49.201, 920.9, 33.0, 48.975, 1034.2, 27.6],
  ["105", 12, 55.467, 8.5, 0.2, 55.206, 25.5, 0.5],
  ["106", 12, 62.541, 782.6, 16.3, 62.237, 935.2, 14.5],
  ["110", 6, 65.058, 1597.1, 15.3, 64.754, 1832.5, 13.1],
  ["008", 2, 67.376, 433.0, 1.3, 67.034, 423.8, 0.9],
  ["112", 12, 67.466, 449.9, 8.0, 67.145, 610.1, 8.0],
  ["107", 12, 70.359, 3.7, 0.1, 70.004, 0.5, 0.0],
  ["114", 12, 74.463, 383.3, 5.6, 74.094, 560.8, 6.1],
  ["200", 6, 76.766, 215.6, 1.5, 76.388, 294.6, 1.5],
  ["108", 12, 78.935, 471.8, 6.2, 78.52, 648.5, 6.4],
  ["202", 12, 79.02, 251.4, 3.3, 78.625, 323.8, 3.2],
] as const;

describe.each([["NLMO", 2], ["NLMRO", 5]] as const)("%s", (sample, first) => {
  const crystal = crystals[sample];
  const found = reflectionsOf(crystal, [10, 80]);
  const intensities = found.map((line) => integratedIntensity(line, crystal.c, 1));

  test("positions, structure factors and intensities are those of an independent calculation", () => {
    for (const line of lines) {
      const at = found.findIndex(({ hkl }) => hkl.join("") === line[0]);
      const { d, multiplicity, f2 } = found[at]!;
      expect(multiplicity).toBe(line[1]);
      expect(Math.abs(braggDeg(d, wavelengthsAo.ka1) - (line[first] as number))).toBeLessThan(0.00051);
      // half a unit of the last digit, and the fourth digit of ⅓ and ⅔ there
      expect(Math.abs(f2 - (line[first + 1] as number)), line[0]).toBeLessThan(0.051 + 1e-4 * f2);
      expect(Math.abs((100 * intensities[at]!) / intensities[0]! - (line[first + 2] as number))).toBeLessThan(0.053);
    }
  });

  test("the range up to 80° holds these and (201)", () => {
    expect(found.map(({ hkl }) => hkl.join("")).sort()).toEqual([...lines.map(([hkl]) => hkl as string), "201"].sort());
  });
});

test("c glide and 6₃ axis: computed structure factors of 00l and hhl vanish for odd l, others do not", () => {
  const f2 = (...hkl: Miller) => structureFactorSquared(hkl, crystals.NLMRO);
  for (const l of [1, 3, 5, 7]) {
    expect(f2(0, 0, l)).toBeLessThan(1e-20);
    expect(f2(1, 1, l)).toBeLessThan(1e-20);
    expect(f2(1, 0, l)).toBeGreaterThan(0.1);
  }
});

test("derived lengths", () => {
  const rounded = (sample: "NLMO" | "NLMRO") => {
    const { volume, spacing, slab, metalOxygen } = derivedLengths(crystals[sample]);
    return [volume.toFixed(3), spacing.toFixed(3), slab.toFixed(3), metalOxygen.toFixed(3), crystals[sample].zO.toFixed(5)];
  };
  expect(rounded("NLMO")).toEqual(["78.976", "3.710", "1.845", "1.894", "0.08303"]);
  expect(rounded("NLMRO")).toEqual(["79.997", "3.870", "1.710", "1.868", "0.07661"]);
});

test("the profile has unit area, half its height at half its width, and its maximum at the centre", () => {
  const peak = { centreDeg: 30, widthDeg: 0.2, eta: 0.4, asymmetry: 1.25 };
  const step = 0.001;
  const sum = Array.from({ length: 60_001 }, (_, at) => pseudoVoigt(peak, at * step)).reduce((a, b) => a + b, 0) * step;
  expect(sum).toBeCloseTo(1, 2);
  const top = pseudoVoigt(peak, 30);
  expect(pseudoVoigt(peak, 30 - (0.2 * 1.25) / 2.25) / top).toBeCloseTo(0.5, 9);
  expect(pseudoVoigt(peak, 30 + 0.2 / 2.25) / top).toBeCloseTo(0.5, 9);
});

test("widths: 0.096° at (002), 0.19° at (110)", () => {
  const widths = { u: 0.12, v: -0.04, w: 0.0125 };
  expect(fullWidth(15.94, widths).toFixed(3)).toBe("0.096");
  expect(fullWidth(65.06, widths).toFixed(2)).toBe("0.19");
});
