import { expect, test } from "vitest";
import { halfMaximum } from "#figwright";
import { firstCycle, samples } from "../../datasets/models/branches.ts";
import { capacityTo } from "../../datasets/models/redox.ts";
import { cvCurve } from "../../schemas/cv_curve.ts";
import { rowsOf } from "../rows-of.ts";

const rows = rowsOf(cvCurve);
const anodic = (sample: string) => rows.filter((row) => row.sample === sample && row.segment === "anodic");
const curveOf = (sample: string) => anodic(sample).map(({ voltage, current }) => ({ x: voltage, y: current }));

test("the anodic peak of NLMRO is at 4.384 V and 0.21 V wide, that of NLMO 0.12 V", () => {
  const wide = halfMaximum(curveOf("NLMRO"))!;
  expect(Math.abs(wide.from - 4.273)).toBeLessThan(0.001);
  expect(Math.abs(wide.to - 4.485)).toBeLessThan(0.001);
  expect(Math.abs(wide.x - 4.384)).toBeLessThan(0.004);
  expect((wide.to - wide.from).toFixed(2)).toBe("0.21");
  const narrow = halfMaximum(curveOf("NLMO"))!;
  expect((narrow.to - narrow.from).toFixed(2)).toBe("0.12");
});

test("the charge of the anodic sweep is the charge capacity within a few per cent", () => {
  for (const sample of samples) {
    const own = anodic(sample);
    const chargeMahPerG = own.slice(1).reduce((sum, row, i) => sum + ((row.current + own[i]!.current) / 2) * ((row.time - own[i]!.time) / 3600), 0);
    expect(Math.abs(chargeMahPerG / capacityTo(firstCycle[sample].charge, 4.5) - 1)).toBeLessThan(0.05);
  }
});

test("the sweep back to the start is a flat line", () => {
  for (const sample of samples) {
    const flat = rows.filter((row) => row.sample === sample && row.segment === "return" && row.voltage > 2.25);
    const currents = flat.map(({ current }) => current);
    expect(Math.max(...currents) - Math.min(...currents)).toBeLessThan(0.01);
  }
});

test("the cathodic sweep is negative once it has left the vertex", () => {
  const cathodic = rows.filter((row) => row.segment === "cathodic" && row.voltage < 4.3);
  expect(cathodic.every(({ current }) => current < 0)).toBe(true);
});
