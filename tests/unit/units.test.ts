import Qty from "js-quantities";
import { describe, expect, test } from "vitest";
import { loadSchemas } from "../../src/schemas.ts";
import { valueOf } from "../../src/unit/magnitude.ts";
import { factorBetween, findUnit, nearestUnit, sameDimension, sameUnit, tableUnits } from "../../src/unit/units.ts";

const unit = (text: string) => findUnit(text) ?? expect.fail(`${text} is no unit`);

test("every unit of the schemas is in the table", async () => {
  const { datasets } = await loadSchemas(process.cwd());
  const units = datasets.flatMap(({ columns }) => Object.values(columns).flatMap(({ unit = [] }) => unit));
  expect(units.length).toBeGreaterThan(100);
  expect(units.filter((unit) => findUnit(unit) === undefined)).toEqual([]);
});

test("one unit has one spelling in the table, and is found by it, by its UCUM-like symbol and by what axes print", () => {
  const symbols = tableUnits.map(({ symbol }) => symbol);
  expect(new Set(symbols).size).toBe(symbols.length);
  for (const { symbol, printed } of tableUnits) {
    expect(unit(symbol).symbol).toBe(symbol);
    if (symbol !== "C-rate") expect(sameUnit(unit(printed), unit(symbol)), printed).toBe(true);
  }
});

describe("spellings of the same unit", () => {
  test.each([
    ["um", "µm", "μm", "㎛", "micron", "micrometre", "micrometers"],
    ["Ao", "Å", "Å", "A\u030a", "angstrom", "Angstroms"],
    ["Ohm", "Ω", "Ω", "ohm", "Ohms"],
    ["kOhm", "kΩ", "kΩ", "kohm"],
    ["degC", "°C", "℃", "° C", "deg C", "degrees Celsius", "Celsius", "ºC"],
    ["cm-1", "cm^-1", "cm⁻¹", "cm^{-1}", "cm^{−1}", "cm<sup>-1</sup>", "1/cm", "/cm", "cm**-1"],
    ["mAh/g", "mA h g-1", "mAh g-1", "mA·h·g⁻¹", "mA h g^{−1}", "mAh g^-1", "mA*h/g", "mAhg-1", "(mA h)/g", "mAh per g", "Ah/kg"],
    ["mA/cm2", "mA cm-2", "mA cm⁻²", "mA/cm^2", "mA / cm²"],
    ["J/mol/K", "J/(mol K)", "J/(mol·K)", "J mol-1 K-1"],
    ["nmol/min/g", "nmol min−1 g−1", "nmol/(min g)"],
    ["a.u.", "arb. units", "arb. u.", "a. u.", "Arbitrary units", "arb"],
    ["counts", "count", "cts", "Counts"],
    ["wt%", "wt.%", "wt %", "wt. %"],
    ["1", "-", "dimensionless", "ratio"],
    ["h", "hr", "hrs", "hours", "Hour"],
    ["min", "minutes", "Min"],
    ["C-rate", "C rate"],
    ["mS", "millisiemens"],
  ])("%s", (symbol, ...others) => {
    for (const other of others) expect(sameUnit(unit(other), unit(symbol)), other).toBe(true);
  });
});

test("what is no unit, or may mean two, is none", () => {
  const texts = [
    "", " ", "x", "q_dis", "dis", "mn2", "mv", "EV", "W/m2 K", "W/m2.K", "2", "2.5", "1e3", "C/10", "/", "m/", "//m", "m0", "% RH", "V vs Na",
    "toString", "__proto__", "constructor", "constructor/s", "hasOwnProperty", "au", "{}", "NA", "N/A", "-1", "S.s^n", "m".repeat(100),
  ];
  expect(texts.filter((text) => findUnit(text) !== undefined)).toEqual([]);
});

test("kinds of pure numbers are not interchangeable", () => {
  const kinds = ["1", "%", "wt%", "at%", "‰", "ppm", "counts", "a.u.", "C-rate", "rad", "pH", "{cells}", "{copies}"].map(unit);
  for (const a of kinds) for (const b of kinds) expect(sameDimension(a, b), `${a.symbol} ${b.symbol}`).toBe(a === b);
});

test("factors are exact", () => {
  const factors = [["mV", "V"], ["eV", "J"], ["um", "nm"], ["Ao", "nm"], ["Ao3", "nm3"], ["h", "s"], ["mAh/g", "A.h/kg"], ["mAh", "C"], ["deg", "rad"], ["g/cm3", "kg/m3"], ["atm", "Torr"], ["MeV", "eV"], ["Hz0.5", "mHz0.5"]] as const;
  expect(factors.map(([a, b]) => `1 ${a} = ${factorBetween(unit(a), unit(b))} ${b}`)).toEqual([
    "1 mV = 0.001 V",
    "1 eV = 1.602176634e-19 J",
    "1 um = 1000 nm",
    "1 Ao = 0.1 nm",
    "1 Ao3 = 0.001 nm3",
    "1 h = 3600 s",
    "1 mAh/g = 1 A.h/kg",
    "1 mAh = 3.6 C",
    "1 deg = 0.017453292519943295 rad",
    "1 g/cm3 = 1000 kg/m3",
    "1 atm = 760 Torr",
    "1 MeV = 1000000 eV",
    "1 Hz0.5 = 31.622776601683793 mHz0.5",
  ]);
  expect(factorBetween(unit("V"), unit("A"))).toBeUndefined();
  expect(factorBetween(unit("K"), unit("degC"))).toBeUndefined();
  expect(factorBetween(unit("W/m/K"), unit("W/m/degC"))).toBe(1);
});

/** Names that the oracle writes otherwise, with or without a prefix before them. */
const oracleNames: Readonly<Record<string, string>> = { Ao: "angstrom", Ohm: "ohm", Ah: "A*h", Wh: "W*h", yr: "365.25 day", ha: "hectare", t: "tonne", arcmin: "arcminute", arcsec: "arcsecond" };

function oracleText(symbol: string): string {
  const [, prefix = "", name = ""] = /^([a-zA-Z]?)(Ao|Ohm|Ah|Wh)$/.exec(symbol) ?? [, "", symbol];
  return prefix + (oracleNames[name] ?? name);
}

test("js-quantities agrees on every physical unit of the table that it knows", () => {
  const isPhysical = (dimension: string) => dimension.split(" ").every((base) => /^(?:m|kg|s|A|K|mol|cd|rad)(?:-?[\d.]+)?$/.test(base));
  // the oracle has 1e-16 kat for the enzyme unit, which is one micromole in a minute
  const physical = tableUnits.filter(({ symbol, dimension, offset }) => isPhysical(dimension) && offset === 0 && !/^[mk]?U$/.test(symbol));
  const known = physical.flatMap(({ symbol, magnitude }) => {
    const quantity = parse(oracleText(symbol));
    return quantity === undefined ? [] : [{ symbol, agreement: quantity.toBase().scalar / valueOf(magnitude), found: quantity.toBase().toString() }];
  });
  expect(known.filter(({ agreement }) => Math.abs(agreement - 1) > 1e-6)).toEqual([]);
  expect(known.length).toBe(178);
});

function parse(text: string): Qty | undefined {
  try {
    return new Qty(text);
  } catch {
    return undefined;
  }
}

test("the nearest unit is told for a mistyped one", () => {
  const near = ["ev", "kev", "mAh/gg", "mah/g", "Vlt", "secnds", "mpa", "angstrm", "KΩ", "xyz", "W/m2 K", "conuts", "nmol/mn/g"];
  expect(near.map((text) => `${text}: ${nearestUnit(text)}`).join(", ")).toMatchInlineSnapshot(`"ev: eV, kev: keV, mAh/gg: undefined, mah/g: mAh/g, Vlt: V, secnds: s, mpa: undefined, angstrm: Ao, KΩ: kOhm, xyz: undefined, W/m2 K: undefined, conuts: counts, nmol/mn/g: undefined"`);
});

test("UCUM codes and printed units", () => {
  const texts = ["mAh/g", "Ao-4", "uM", "1/M/s", "degC", "a.u.", "cells/mL", "wt%", "C-rate", "Ohm", "1", "Torr", "mWh/kg"];
  expect(texts.map((text) => [text, unit(text).ucum, unit(text).printed].join("  ")).join("\n")).toMatchInlineSnapshot(`
    "mAh/g  mA.h.g-1  mA h g^{−1}
    Ao-4  Ao-4  Å^{−4}
    uM  umol.L-1  µM
    1/M/s  mol-1.L.s-1  M^{−1} s^{−1}
    degC  Cel  °C
    a.u.  [arb'U]  arb. units
    cells/mL  {cells}.mL-1  cells mL^{−1}
    wt%  %{wt}  wt%
    C-rate  {C-rate}  C
    Ohm  Ohm  Ω
    1  1  
    Torr  mm[Hg]  Torr
    mWh/kg  mW.h.kg-1  mW h kg^{−1}"
  `);
});
