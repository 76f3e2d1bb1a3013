import { expect, test } from "vitest";
import { electronMahPerG, oneCMahPerG, pristineNa } from "../../datasets/models/constants.ts";

const faradayCPerMol = 96485.33212;
const { Na, Li, Mn, Ru, O } = { Na: 22.98976928, Li: 6.94, Mn: 54.938043, Ru: 101.07, O: 15.999 };
const molarMass = (mn: number, ru: number) => pristineNa * Na + 0.2 * Li + mn * Mn + ru * Ru + 2 * O;

test("capacity per electron follows from the formulas and the atomic weights", () => {
  expect(electronMahPerG.NLMO.toFixed(2)).toBe((faradayCPerMol / 3.6 / molarMass(0.8, 0)).toFixed(2));
  expect(electronMahPerG.NLMRO.toFixed(2)).toBe((faradayCPerMol / 3.6 / molarMass(0.7, 0.1)).toFixed(2));
});

test("1 C lies between the capacities of all Na", () => {
  expect(oneCMahPerG).toBeGreaterThan(pristineNa * electronMahPerG.NLMRO);
  expect(oneCMahPerG).toBeLessThan(pristineNa * electronMahPerG.NLMO);
});
