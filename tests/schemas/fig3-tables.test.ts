import { describe, expect, test } from "vitest";
import type { Dataset, Row } from "#figwright";
import { constants } from "../../schemas/constants.ts";
import { cvCurve } from "../../schemas/cv_curve.ts";
import { cycling } from "../../schemas/cycling.ts";
import { dqdvCurve } from "../../schemas/dqdv_curve.ts";
import { eisFitParams } from "../../schemas/eis_fit_params.ts";
import { eisSpectrum } from "../../schemas/eis_spectrum.ts";
import { gcdProfile } from "../../schemas/gcd_profile.ts";
import { rate } from "../../schemas/rate.ts";
import { rateSummary } from "../../schemas/rate_summary.ts";
import { rowsOf } from "../rows-of.ts";

const violationsOf = (dataset: Dataset, rows: readonly Row[]) =>
  dataset.rules.flatMap((rule) => rule.check(rows, dataset.columns).map((violation) => ({ rule: rule.id, ...violation })));
const brokenRules = (dataset: Dataset, rows: readonly Row[]) => [...new Set(violationsOf(dataset, rows).map(({ rule }) => rule))];

/** The rows with some cells of one of them changed. */
const changed = <R extends Row>(rows: readonly R[], index: number, cells: Partial<R>): readonly R[] => rows.with(index, { ...rows[index]!, ...cells });

const datasets = [constants, cvCurve, cycling, dqdvCurve, eisFitParams, eisSpectrum, gcdProfile, rate, rateSummary];

describe.each(datasets.map((dataset: Dataset) => ({ name: dataset.name, dataset })))("$name", ({ dataset }) => {
  const rows = rowsOf(dataset as never) as readonly Row[];

  test("every cell fits its column", () => {
    for (const [name, { schema }] of Object.entries(dataset.columns)) {
      for (const row of rows) expect(schema.safeParse(row[name]).success).toBe(true);
    }
  });

  test("the key is unique", () => {
    expect(new Set(rows.map((row) => JSON.stringify(dataset.key.map((name) => row[name])))).size).toBe(rows.length);
  });

  test("every rule holds", () => expect(violationsOf(dataset, rows)).toEqual([]));

  test("rules read only columns that exist", () => {
    for (const { columns } of dataset.rules) expect(Object.keys(dataset.columns)).toEqual(expect.arrayContaining([...columns]));
  });
});

describe("faults that the rules must find", () => {
  const life = rowsOf(cycling);

  test("a duplicated cycle", () => expect(brokenRules(cycling, life.toSpliced(6, 0, life[5]!))).toEqual(["FW-ORD-003"]));
  test("an efficiency that its capacities do not give", () => {
    expect(brokenRules(cycling, changed(life, 10, { ce: 98.5 }))).toEqual(["FW-IDN-001"]);
  });
  test("a retention against the second cycle", () => {
    const { q_dis } = life[1]!;
    const wrong = life.map((row) => (row.cell_id === "NLMO-0.2C" ? { ...row, retention: Number(((100 * row.q_dis) / q_dis).toFixed(2)) } : row));
    expect(brokenRules(cycling, wrong)).toEqual(["FW-IDN-001"]);
  });
  test("an efficiency as a fraction", () => {
    expect(brokenRules(cycling, changed(life, 10, { ce: life[10]!.ce / 100 }))).toEqual(["FW-IDN-001", "FW-RNG-002"]);
  });

  const profile = rowsOf(gcdProfile);
  test("a discharge that does not start from zero", () => {
    const shifted = profile.map((row) => (row.branch === "discharge" ? { ...row, capacity: row.capacity + 1 } : row));
    expect(brokenRules(gcdProfile, shifted)).toEqual(["FW-RNG-001"]);
  });
  test("a voltage that steps back by 3 mV", () => {
    const top = profile[200]!;
    expect(brokenRules(gcdProfile, changed(profile, 201, { voltage: top.voltage - 0.003 }))).toEqual(["FW-ORD-001"]);
  });
  test("a capacity per electrode instead of per gram", () => {
    const scaled = profile.map((row) => ({ ...row, capacity: row.capacity / 2 }));
    expect(brokenRules(gcdProfile, scaled)).toEqual(["FW-IDN-002"]);
  });

  const curve = rowsOf(dqdvCurve);
  test("a discharge drawn upwards", () => {
    expect(brokenRules(dqdvCurve, curve.map((row) => ({ ...row, dqdv: Math.abs(row.dqdv) })))).toEqual(["FW-RNG-001"]);
  });

  const sweep = rowsOf(cvCurve);
  test("a loop that is cut off", () => expect(brokenRules(cvCurve, sweep.slice(0, 900))).toEqual(["FW-ORD-004"]));
  test("currents with the sign flipped", () => {
    expect(brokenRules(cvCurve, sweep.map((row) => ({ ...row, current: -row.current })))).toEqual(["FW-RNG-003"]);
  });
  test("a scan rate that changes", () => {
    expect(brokenRules(cvCurve, changed(sweep, 500, { voltage: sweep[500]!.voltage + 0.001 }))).toEqual(["FW-ORD-005"]);
  });

  const spectrum = rowsOf(eisSpectrum);
  test("an impedance with the sign flipped", () => {
    expect(eisSpectrum.columns.zfit_im.schema.safeParse(-spectrum[30]!.zfit_im).success).toBe(false);
  });
  test("frequencies in rising order", () => {
    expect(brokenRules(eisSpectrum, [...spectrum].reverse())).toEqual(["FW-ORD-002", "FW-ORD-001"]);
  });

  const elements = rowsOf(eisFitParams);
  test("an exponent above 1, and a resistance that is not much lower", () => {
    const at = (sample: string, element: string) => elements.findIndex((row) => row.sample === sample && row.element === element);
    expect(brokenRules(eisFitParams, changed(elements, at("NLMO", "n_dl"), { value: 1.2 }))).toEqual(["FW-RNG-001"]);
    expect(brokenRules(eisFitParams, changed(elements, at("NLMRO", "R_ct"), { value: 400 }))).toEqual(["FW-RNG-004"]);
  });

  const summary = rowsOf(rateSummary);
  test("a capacity that grows with the rate, and one above that of NLMRO", () => {
    expect(brokenRules(rateSummary, changed(summary, 2, { q_value: 71 }))).toEqual(["FW-ORD-002"]);
    expect(brokenRules(rateSummary, changed(summary, 0, { q_value: 151 }))).toEqual(["FW-RNG-004"]);
  });
});
