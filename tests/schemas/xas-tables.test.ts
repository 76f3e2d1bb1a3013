import { describe, expect, test } from "vitest";
import type { Dataset, Row } from "#figwright";
import { bondLengths } from "../../schemas/bond_lengths.ts";
import { composition } from "../../schemas/composition.ts";
import { debyeWaller } from "../../schemas/debye_waller.ts";
import { exafsFitParams } from "../../schemas/exafs_fit_params.ts";
import { exafsK } from "../../schemas/exafs_k.ts";
import { exafsR } from "../../schemas/exafs_r.ts";
import { lcfFit } from "../../schemas/lcf_fit.ts";
import { lcfReferences } from "../../schemas/lcf_references.ts";
import { mnFractions } from "../../schemas/mn_fractions.ts";
import { ruFractions } from "../../schemas/ru_fractions.ts";
import { socPoints } from "../../schemas/soc_points.ts";
import { crossRules } from "../../schemas/cross_table.ts";
import { cycling } from "../../schemas/cycling.ts";
import { gcdProfile } from "../../schemas/gcd_profile.ts";
import { spectra } from "../../schemas/spectra.ts";
import { xasSoft } from "../../schemas/xas_soft.ts";
import { xasXanes } from "../../schemas/xas_xanes.ts";
import { rowsOf } from "../rows-of.ts";

const own: readonly Dataset[] = [
  bondLengths, composition, debyeWaller, exafsFitParams, exafsK, exafsR, lcfFit, lcfReferences, mnFractions, ruFractions, socPoints, spectra, xasSoft, xasXanes,
];
const tables: Readonly<Record<string, readonly Row[]>> = Object.fromEntries([...own, cycling, gcdProfile].map((dataset) => [dataset.name, rowsOf(dataset as never) as readonly Row[]]));

const brokenRules = ({ rules, columns }: Dataset, rows: readonly Row[]) => [...new Set(rules.filter((rule) => rule.check(rows, columns).length > 0).map(({ id }) => id))];
/** Rules between tables that break when one table has other rows. */
const brokenJoins = ({ name }: Dataset, rows: readonly Row[]) =>
  crossRules
    .filter(({ datasets }) => datasets.includes(name) && datasets.every((each) => each in tables))
    .filter((rule) => rule.check((each) => (each === name ? rows : tables[each]!)).length > 0)
    .map(({ id }) => id);

const rowsFrom = ({ name }: Dataset) => tables[name]!;
const indexOf = (dataset: Dataset, match: Row) => rowsFrom(dataset).findIndex((row) => Object.entries(match).every(([name, value]) => row[name] === value));
/** The rows of a table with some cells of one of them changed. */
const changed = (dataset: Dataset, at: Row | number, cells: Row) => {
  const index = typeof at === "number" ? at : indexOf(dataset, at);
  return rowsFrom(dataset).with(index, { ...rowsFrom(dataset)[index]!, ...cells });
};

describe.each(own.map((dataset) => ({ name: dataset.name, dataset })))("$name", ({ dataset }) => {
  const rows = rowsFrom(dataset);

  test("every cell fits its column", () => {
    for (const [name, { schema }] of Object.entries(dataset.columns)) {
      for (const row of rows) expect(schema.safeParse(row[name] ?? null).success).toBe(true);
    }
  });

  test("the key is unique", () => {
    expect(new Set(rows.map((row) => JSON.stringify(dataset.key.map((name) => row[name])))).size).toBe(rows.length);
  });

  test("every rule holds and reads columns that exist", () => {
    for (const rule of dataset.rules) {
      for (const name of rule.columns) expect(dataset.columns).toHaveProperty(name);
      expect(rule.check(rows, dataset.columns)).toEqual([]);
    }
  });
});

test("the tables agree with each other", () => {
  const joins = crossRules.filter(({ id }) => id >= "FW-XTB-020" && id <= "FW-XTB-028");
  expect(joins).toHaveLength(9);
  for (const rule of joins) expect(rule.check((name) => tables[name]!)).toEqual([]);
});

describe("faults within a table", () => {
  const reverse = (dataset: Dataset) => [...rowsFrom(dataset)].reverse();

  test("descending energy", () => {
    expect(brokenRules(xasXanes, reverse(xasXanes))).toContain("FW-ORD-001");
    expect(brokenRules(xasSoft, reverse(xasSoft))).toEqual(["FW-ORD-001"]);
    expect(brokenRules(lcfFit, reverse(lcfFit))).toEqual(["FW-ORD-001"]);
  });

  test("an absorption that is not normalised: in counts, with a background, or never divided by its step", () => {
    const scaled = (factor: number, offset: number) => rowsFrom(xasXanes).map((row) => ({ ...row, mu_norm: factor * Number(row["mu_norm"]) + offset }));
    expect(brokenRules(xasXanes, scaled(0.8, 0))).toEqual(["FW-RNG-011"]);
    expect(brokenRules(xasXanes, scaled(1, 0.05))).toEqual(["FW-RNG-011"]);
    expect(xasXanes.columns.mu_norm.schema.safeParse(2.5).success).toBe(false);
  });

  test("a σ² below 0, and one in 10⁻³ Å²", () => {
    for (const { schema } of [exafsFitParams.columns.sigma2, debyeWaller.columns.value]) {
      expect([-0.00552, 5.52, 0.00552].map((value) => schema.safeParse(value).success)).toEqual([false, false, true]);
    }
  });

  test("shells at impossible distances, and a fit with too few points", () => {
    expect(brokenRules(exafsFitParams, changed(exafsFitParams, { path: "Mn-O" }, { r: 1.46 }))).toEqual(["FW-RNG-001"]);
    expect(brokenRules(exafsFitParams, changed(exafsFitParams, { path: "Mn-TM" }, { r: 2.44 }))).toEqual(["FW-RNG-001"]);
    expect(brokenRules(exafsFitParams, changed(exafsFitParams, 0, { r_min: 1, r_max: 1.6 }))).toEqual(["FW-RNG-010"]);
  });

  test("fractions that sum to 100.4", () => {
    expect(brokenRules(mnFractions, changed(mnFractions, { sample: "NLMO", state: "Dis2.0" }, { mn3: 15.02 }))).toEqual(["FW-IDN-003"]);
    expect(brokenRules(ruFractions, changed(ruFractions, { state: "Ch4.1" }, { ru4: 40.4 }))).toEqual(["FW-IDN-003"]);
    expect(mnFractions.columns.mn4.schema.safeParse(100.4).success).toBe(false);
  });

  test("a residual with its sign flipped, and a part that the fit lacks", () => {
    expect(brokenRules(lcfFit, rowsFrom(lcfFit).map((row) => ({ ...row, residual: -Number(row["residual"]) })))).toEqual(["FW-IDN-001"]);
    expect(brokenRules(lcfFit, changed(lcfFit, 100, { c_mn4: Number(rowsFrom(lcfFit)[100]!["c_mn4"]) + 1e-6 }))).toEqual(["FW-IDN-001"]);
    expect(lcfFit.columns.c_mn2.schema.safeParse(-1e-9).success).toBe(false);
  });

  test("a reference that is scaled to its maximum", () => {
    expect(brokenRules(lcfReferences, rowsFrom(lcfReferences).map((row) => ({ ...row, intensity: 5 * Number(row["intensity"]) })))).toEqual(["FW-IDN-003"]);
  });

  test("an EXAFS below k = 2, one that is k-weighted already, and a gap in k", () => {
    expect(brokenRules(exafsK, changed(exafsK, { k: 1 }, { chi: 0.01 }))).toEqual(["FW-RNG-010"]);
    const weighted = rowsFrom(exafsK).map((row) => ({ ...row, chi: Number(row["k"]) * Number(row["k"]) * Number(row["chi"]) }));
    expect(brokenRules(exafsK, weighted)).toEqual(["FW-RNG-010"]);
    expect(brokenRules(exafsK, rowsFrom(exafsK).toSpliced(100, 1))).toEqual(["FW-ORD-006"]);
  });

  test("a negative magnitude, and one that its parts do not give", () => {
    expect(exafsR.columns.mag.schema.safeParse(-0.1).success).toBe(false);
    const { re } = rowsFrom(exafsR)[50]!;
    expect(brokenRules(exafsR, changed(exafsR, 50, { mag: Math.abs(Number(re)) }))).toEqual(["FW-IDN-001"]);
  });

  test("an O K spectrum with a negative pre-edge", () => expect(xasSoft.columns.intensity.schema.safeParse(-0.05).success).toBe(false));

  test("a formula that is not neutral, and a metal site that is not full", () => {
    expect(brokenRules(composition, changed(composition, { sample: "NLMRO", element: "Ru" }, { ox_state: 5 }))).toEqual(["FW-IDN-003"]);
    expect(brokenRules(composition, changed(composition, { sample: "NLMO", element: "Li" }, { stoich: 0.22 }))).toEqual(["FW-IDN-003"]);
  });

  test("a Mn-O bond that grows on charge, and a metal distance of NLMRO that does not come back", () => {
    expect(brokenRules(bondLengths, changed(bondLengths, { sample: "NLMO", state: "pristine", shell: "Mn-O" }, { value: 1.89 }))).toEqual(["FW-RNG-004"]);
    expect(brokenRules(bondLengths, changed(bondLengths, { sample: "NLMRO", state: "Dis2.0", shell: "Mn-TM" }, { value: 2.9 }))).toEqual(["FW-RNG-012"]);
    expect(brokenRules(debyeWaller, changed(debyeWaller, { sample: "NLMRO", state: "Dis2.0", shell: "Mn-TM" }, { value: 0.0099 }))).toEqual(["FW-RNG-012"]);
  });
});

describe("faults between tables", () => {
  test("a spectrum that is not listed", () => {
    expect(brokenJoins(xasXanes, changed(xasXanes, 7, { spectrum_id: "NLMO-MnK-Ch4.6" }))).toEqual(["FW-XTB-020"]);
    expect(brokenJoins(spectra, rowsFrom(spectra).filter(({ spectrum_id }) => spectrum_id !== "NLMRO-RuL3-Ch4.0"))).toEqual(["FW-XTB-020"]);
  });

  test("an energy axis of another element, and one in keV", () => {
    const id = "NLMRO-RuK-pristine";
    const moved = (of: (energy: number) => number) => rowsFrom(xasXanes).map((row) => (row["spectrum_id"] === id ? { ...row, energy: of(Number(row["energy"])) } : row));
    expect(brokenJoins(xasXanes, moved((energy) => energy - 15000))).toEqual(["FW-XTB-021"]);
    expect(brokenJoins(xasXanes, moved((energy) => energy / 1000))).toEqual(["FW-XTB-021"]);
  });

  test("a transform that is not that of the curve", () => {
    expect(brokenJoins(exafsR, rowsFrom(exafsR).map((row) => ({ ...row, im: -Number(row["im"]) })))).toEqual(["FW-XTB-022"]);
  });

  test("a bond length or factor that is not that of the fit", () => {
    expect(brokenJoins(bondLengths, changed(bondLengths, 0, { value: 1.906 }))).toEqual(["FW-XTB-023"]);
    expect(brokenJoins(debyeWaller, changed(debyeWaller, 0, { value: 0.00553 }))).toEqual(["FW-XTB-024"]);
    expect(brokenJoins(exafsFitParams, changed(exafsFitParams, { path: "Mn-O" }, { r: 1.9 }))).toEqual(["FW-XTB-023"]);
  });

  test("a fraction that is not the weight of its fit", () => {
    expect(brokenJoins(mnFractions, changed(mnFractions, { sample: "NLMO", state: "Dis2.0" }, { mn2: 67.15, mn3: 14.6 }))).toEqual(["FW-XTB-025"]);
  });

  test("a fitted spectrum that is not the drawn one", () => {
    expect(brokenJoins(xasSoft, changed(xasSoft, { spectrum_id: "NLMO-MnL-Dis2.0", energy: 640 }, { intensity: 0.3 }))).toEqual(["FW-XTB-026"]);
  });

  test("a state of charge beside the profile, and one beyond its end", () => {
    expect(brokenJoins(socPoints, changed(socPoints, { sample: "NLMRO", state: "Ch4.1" }, { voltage: 4.11 }))).toEqual(["FW-XTB-027"]);
    expect(brokenJoins(socPoints, changed(socPoints, { sample: "NLMRO", state: "Ch4.5" }, { capacity: 153.4 }))).toEqual(["FW-XTB-027"]);
    expect(brokenJoins(socPoints, changed(socPoints, { sample: "NLMO", state: "10th-Dis2.0" }, { capacity: 97.7 }))).toEqual(["FW-XTB-028"]);
  });
});
