import { expect, test } from "vitest";
import { checkScale, scaleBetween } from "../../src/unit/scale-factor.ts";
import { findUnit } from "../../src/unit/units.ts";

type Case = readonly [name: string, unit: string, plausible: readonly [number, number], numbers: readonly number[]];
const told = ([name, unit, plausible, numbers]: Case): string => {
  const finding = checkScale({ name, unit, plausible, numbers });
  return finding === undefined ? "none" : `${finding.level} ${name} | ${finding.expected} | ${finding.found}`;
};

test("a whole column in another unit is told by the unit that fits", () => {
  const cases: readonly Case[] = [
    ["voltage", "V", [2, 4.5], [2500, 3900, 4200]],
    ["energy", "eV", [500, 10000], [0.515, 6.54, 8.0]],
    ["energy", "keV", [0.5, 10], [515, 6540, 8000]],
    ["d", "nm", [0.1, 1], [2.1, 3.7, 5.2]],
    ["time", "h", [0, 50], [600, 90000, 170000]],
    ["time", "h", [0, 50], [51, 900, 2900]],
    ["two_theta", "deg", [10, 80], [0.2, 0.5, 1.3]],
    ["two_theta", "deg", [10, 80], [5.5, 7, 9]],
    ["efficiency", "%", [70, 110], [0.98, 0.991, 1.02]],
    ["occupancy", "1", [0, 1], [80, 100, 35]],
    ["occupancy", "1", [-Infinity, 0.57], [57, 20, 35]],
    ["share", "%", [57, Infinity], [0.57, 0.8, 0.9]],
    ["temperature", "degC", [-10, 60], [293.15, 300, 310]],
    ["T", "K", [250, 400], [20, 25, 30]],
    ["q", "mAh/g", [100, 300], [0.12, 0.2, 0.25]],
    ["current", "mA/g", [-500, -10], [-0.02, -0.1, -0.4]],
    ["cycle_time_min", "h", [1, 10], [100, 300, 400]],
  ];
  expect(cases.map(told).join("\n")).toMatchInlineSnapshot(`
    "B voltage | values from 2 to 4.5 V | values from 2500 to 4200; are they in mV? 1 mV = 0.001 V
    B energy | values from 500 to 10000 eV | values from 0.515 to 8; are they in keV? 1 keV = 1000 eV
    B energy | values from 0.5 to 10 keV | values from 515 to 8000; are they in eV? 1 eV = 0.001 keV
    B d | values from 0.1 to 1 nm | values from 2.1 to 5.2; are they in Ao? 1 Ao = 0.1 nm
    B time | values from 0 to 50 h | values from 600 to 170000; are they in s? 1 h = 3600 s
    B time | values from 0 to 50 h | values from 51 to 2900; are they in min? 1 h = 60 min
    B two_theta | values from 10 to 80 deg | values from 0.2 to 1.3; are they in rad? 1 rad = 57.29577951308232 deg
    B two_theta | values from 10 to 80 deg | values from 5.5 to 9; are they θ rather than 2θ?
    B efficiency | values from 70 to 110 % | values from 0.98 to 1.02; are they fractions? 1 is 100 %
    B occupancy | values from 0 to 1 | values from 35 to 100; are they in %? 1 is 100 %
    B occupancy | values of at most 0.57 | values from 20 to 57; are they in %? 1 is 100 %
    B share | values of at least 57 % | values from 0.57 to 0.9; are they fractions? 1 is 100 %
    B temperature | values from -10 to 60 degC | values from 293.15 to 310; are they in K? T/K = t/°C + 273.15
    B T | values from 250 to 400 K | values from 20 to 30; are they in degC? T/K = t/°C + 273.15
    B q | values from 100 to 300 mAh/g | values from 0.12 to 0.25; are they in Ah/g? 1 Ah/g = 1000 mAh/g
    B current | values from -500 to -10 mA/g | values from -0.4 to -0.02; are they in A/g? 1 A/g = 1000 mA/g
    A cycle_time_min | values from 1 to 10 h | values from 100 to 400; are they in min? 1 h = 60 min"
  `);
});

test("two independent signs make it serious", () => {
  const column = { name: "voltage", unit: "V", plausible: [2, 4.5], numbers: [2500, 3900, 4200] } as const;
  expect(checkScale({ ...column, otherSign: findUnit("mV")! })?.level).toBe("A");
  expect(checkScale({ ...column, otherSign: findUnit("kV")! })?.level).toBe("B");
  expect(checkScale({ ...column, name: "voltage_mV" })?.level).toBe("A");
  expect(checkScale({ name: "time_s", unit: "h", plausible: [0, 50], numbers: [600, 90000, 170000] })?.level).toBe("A");
});

test("what is inside, too short, partly outside, or fits no named unit says nothing", () => {
  const cases: readonly Case[] = [
    ["voltage", "V", [2, 4.5], [2.5, 3.9, 4.2]],
    ["voltage", "V", [2, 4.5], [2500, 3900]],
    ["voltage", "V", [2, 4.5], [2500, 3900, 2.5, 2.6]],
    ["voltage", "V", [2, 4.5], [2500, 3900, 9000]],
    ["voltage", "V", [2, 4.5], [25, 39, 42]],
    ["voltage", "V", [0, Infinity], [-2500, -3900, -4200]],
    ["voltage", "V", [2, 4.5], [NaN, NaN, NaN]],
    ["voltage", "V", [2, 4.5], []],
    ["voltage", "frobs", [2, 4.5], [2500, 3900, 4200]],
    ["x", "1", [2, 4.5], [2500, 3900, 4200]],
    ["counts", "counts", [0, 100], [2500, 3900, 4200]],
    ["phi", "deg", [10, 80], [5.5, 7, 9]],
  ];
  expect(cases.map(told).filter((verdict) => verdict !== "none")).toEqual([]);
});

test("a million values are looked at in a few milliseconds", () => {
  const numbers = Float64Array.from({ length: 1_000_000 }, (_, at) => 2000 + (at % 2000));
  expect(checkScale({ name: "voltage", unit: "V", plausible: [2, 4.5], numbers })?.level).toBe("B");
});

test("a known factor or difference between two columns", () => {
  const values = [1, 2.5, 0, 7, NaN];
  const times = (factor: number, offset = 0) => scaleBetween(values, values.map((value) => value * factor + offset));
  expect([times(1000), times(1e-6), times(60), times(1 / 3600), times(180 / Math.PI), times(2), times(1, 273.15), times(1, -273.15)]).toEqual([
    { factor: 1000, offset: 0 }, { factor: 1e-6, offset: 0 }, { factor: 60, offset: 0 }, { factor: 1 / 3600, offset: 0 },
    { factor: 180 / Math.PI, offset: 0 }, { factor: 2, offset: 0 }, { factor: 1, offset: 273.15 }, { factor: 1, offset: -273.15 },
  ]);
  expect([times(1), times(3), times(-1000), times(1000.01)]).toEqual([undefined, undefined, undefined, undefined]);
  expect([scaleBetween([1, 1, 1], [60, 60, 60]), scaleBetween([1, 2], [60, 120]), scaleBetween([0, 0, 0], [0, 0, 0]), scaleBetween([1, 2, 3], [60, 120, 181])]).toEqual([undefined, undefined, undefined, undefined]);
});
