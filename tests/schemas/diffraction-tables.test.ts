import { describe, expect, test } from "vitest";
import type { Dataset, Row } from "#figwright";
import { diffraction } from "../../schemas/cross/diffraction.ts";
import { dems } from "../../schemas/dems.ts";
import { exafsFitParams } from "../../schemas/exafs_fit_params.ts";
import { gcdProfile } from "../../schemas/gcd_profile.ts";
import { insituMapNlmo } from "../../schemas/insitu_map_NLMO.ts";
import { insituMapNlmro } from "../../schemas/insitu_map_NLMRO.ts";
import { insituScanLog } from "../../schemas/insitu_scan_log.ts";
import { latticeEvolution } from "../../schemas/lattice_evolution.ts";
import { mrixsMapRecharged } from "../../schemas/mrixs_map_2nd-Ch4.5.ts";
import { mrixsMapCharged } from "../../schemas/mrixs_map_Ch4.5.ts";
import { mrixsMapDischarged } from "../../schemas/mrixs_map_Dis2.0.ts";
import { orbitalLevels } from "../../schemas/orbital_levels.ts";
import { phases } from "../../schemas/phases.ts";
import { rietveldParams } from "../../schemas/rietveld_params.ts";
import { stackingLayers } from "../../schemas/stacking_layers.ts";
import { structureSites } from "../../schemas/structure_sites.ts";
import { temFringeProfile } from "../../schemas/tem_fringe_profile.ts";
import { xrdProfile } from "../../schemas/xrd_profile.ts";
import { xrdReflections } from "../../schemas/xrd_reflections.ts";
import { rowsOf } from "../rows-of.ts";

const datasets: readonly Dataset[] = [
  gcdProfile, insituMapNlmo, insituMapNlmro, insituScanLog, latticeEvolution, phases, rietveldParams, structureSites, xrdProfile, xrdReflections,
  dems, exafsFitParams, mrixsMapCharged, mrixsMapDischarged, mrixsMapRecharged, orbitalLevels, stackingLayers, temFringeProfile,
];
const tables: Readonly<Record<string, readonly Row[]>> = Object.fromEntries(datasets.map((dataset) => [dataset.name, rowsOf(dataset as never) as readonly Row[]]));

const brokenRules = (dataset: Dataset, rows: readonly Row[]): readonly string[] => [
  ...new Set(dataset.rules.flatMap((rule) => rule.check(rows, dataset.columns).map(() => rule.id))),
];
const brokenAcross = (name: string, rows: readonly Row[]): readonly string[] => {
  const all = { ...tables, [name]: rows };
  return diffraction.filter((rule) => rule.datasets.includes(name)).flatMap((rule) => (rule.check((table) => all[table]!).length > 0 ? [rule.id] : []));
};

/** The rows of a table with some cells of those chosen changed. */
const changed = (name: string, choose: (row: Row) => boolean, cells: (row: Row) => Row): readonly Row[] =>
  tables[name]!.map((row) => (choose(row) ? { ...row, ...cells(row) } : row));

describe.each(datasets.map((dataset) => ({ name: dataset.name, dataset })))("$name", ({ name, dataset }) => {
  test("every cell fits its column, the key is unique, every rule holds", () => {
    const rows = tables[name]!;
    for (const [column, { schema }] of Object.entries(dataset.columns)) expect(rows.every((row) => schema.safeParse(row[column]).success)).toBe(true);
    expect(new Set(rows.map((row) => JSON.stringify(dataset.key.map((column) => row[column])))).size).toBe(rows.length);
    expect(brokenRules(dataset, rows)).toEqual([]);
    for (const { columns } of dataset.rules) expect(Object.keys(dataset.columns)).toEqual(expect.arrayContaining([...columns]));
  });
});

test("the tables agree with each other", () => {
  for (const rule of diffraction) expect(rule.check((name) => tables[name]!)).toEqual([]);
});

describe("faults that the rules must find", () => {
  test("a reflection that the space group extinguishes", () => {
    const rows = tables["xrd_reflections"]!;
    const [first] = rows;
    expect(brokenRules(xrdReflections, [{ ...first!, l: 1, d: 11.11, two_theta: Number(((360 / Math.PI) * Math.asin(1.540593 / 22.22)).toFixed(4)) }, ...rows])).toEqual(["FW-ROW-001"]);
    expect(xrdReflections.columns.mult.schema.safeParse(4).success).toBe(false);
  });
  test("an angle that is not the Bragg angle of its spacing", () => {
    expect(brokenRules(xrdReflections, changed("xrd_reflections", ({ l }) => l === 2, ({ two_theta }) => ({ two_theta: Number(two_theta) + 0.0003 })))).toEqual(["FW-IDN-001"]);
  });
  test("a spacing of another lattice, and a reflection outside the pattern", () => {
    const longer = changed("phases", ({ sample }) => sample === "NLMO", () => ({ c: 11.12 }));
    expect(brokenAcross("phases", longer)).toEqual(["FW-XTB-031", "FW-XTB-034"]);
    expect(brokenAcross("xrd_profile", tables["xrd_profile"]!.filter(({ two_theta }) => Number(two_theta) < 78))).toEqual(["FW-XTB-035"]);
  });
  test("a difference with its sign flipped, and one stored with the offset of its drawing", () => {
    expect(brokenRules(xrdProfile, changed("xrd_profile", () => true, ({ y_diff }) => ({ y_diff: -Number(y_diff) })))).toEqual(["FW-IDN-001"]);
    expect(brokenRules(xrdProfile, changed("xrd_profile", () => true, ({ y_diff }) => ({ y_diff: Number(y_diff) - 1000 })))).toEqual(["FW-IDN-001"]);
  });
  test("a model below its background, and an uneven step", () => {
    expect(brokenRules(xrdProfile, changed("xrd_profile", ({ two_theta }) => two_theta === 30, ({ y_bkg, y_obs }) => ({ y_calc: Number(y_bkg) - 1, y_diff: Number(y_obs) - Number(y_bkg) + 1 })))).toEqual(["FW-ROW-001"]);
    expect(brokenRules(xrdProfile, tables["xrd_profile"]!.toSpliced(100, 1))).toEqual(["FW-ORD-006"]);
  });
  test("a spacing or a volume that the lattice does not give, and an Rwp below what counting allows", () => {
    const withParam = (param: string, value: number) => changed("rietveld_params", (row) => row["param"] === param, () => ({ value }));
    expect(brokenRules(rietveldParams, withParam("spacing", 3.72))).toEqual(["FW-IDN-004"]);
    expect(brokenRules(rietveldParams, withParam("volume", 79.5))).toEqual(["FW-IDN-004"]);
    expect(brokenRules(rietveldParams, withParam("Rwp", 1.2))).toEqual(["FW-RNG-004"]);
    expect(brokenAcross("rietveld_params", withParam("a", 2.87))).toEqual(["FW-XTB-031"]);
  });
  test("V that does not match a and c, a unlike b, a volume change of 1.1 %", () => {
    expect(brokenRules(latticeEvolution, changed("lattice_evolution", ({ scan }) => scan === 10, ({ v }) => ({ v: Number(v) + 0.002 })))).toEqual(["FW-IDN-001"]);
    expect(brokenRules(latticeEvolution, changed("lattice_evolution", ({ scan }) => scan === 10, ({ b }) => ({ b: Number(b) + 0.001 })))).toEqual(["FW-IDN-001"]);
    const swollen = changed("lattice_evolution", ({ scan }) => scan === 2, () => ({ v: 80.4 }));
    expect(brokenRules(latticeEvolution, swollen)).toContain("FW-RNG-005");
  });
  test("a lattice that starts elsewhere than the pristine one", () => {
    expect(brokenAcross("lattice_evolution", changed("lattice_evolution", ({ scan }) => scan === 1, () => ({ c: 11.165 })))).toEqual(["FW-XTB-032"]);
  });
  test("Na on 2c, and O at a height that is not that of the phase", () => {
    const on2c = changed("structure_sites", ({ atom }) => atom === "Na_e", () => ({ wyckoff: "2c", z: 0.25 }));
    expect(brokenAcross("structure_sites", on2c)).toEqual(["FW-XTB-040"]);
    expect(brokenAcross("structure_sites", changed("structure_sites", ({ atom }) => atom === "O", () => ({ z: 0.09 })))).toContain("FW-XTB-033");
  });
  test("metals that do not fill 2a", () => {
    expect(brokenRules(structureSites, changed("structure_sites", ({ atom }) => atom === "Ru", () => ({ occupancy: 0.2 })))).toEqual(["FW-IDN-003"]);
  });
  test("fringes of another spacing, an elastic line that is shifted, maps on other grids, a gas record of another cell", () => {
    const stretched = changed("tem_fringe_profile", ({ sample }) => sample === "NLMRO", ({ position }) => ({ position: Number(position) * 0.98 }));
    expect(brokenRules(temFringeProfile, stretched)).toContain("FW-PER-001");
    const shifted = changed("mrixs_map_Ch4.5", () => true, ({ emission }) => ({ emission: Number(emission) + 0.6 }));
    expect(brokenRules(mrixsMapCharged, shifted)).toEqual(["FW-MAP-001"]);
    expect(brokenAcross("mrixs_map_Dis2.0", tables["mrixs_map_Dis2.0"]!.filter(({ excitation }) => excitation !== 530.8))).toEqual(["FW-XTB-042"]);
    expect(brokenAcross("dems", changed("dems", () => true, ({ voltage }) => ({ voltage: Number(voltage) - 0.01 })))).toEqual(["FW-XTB-041"]);
  });
  test("a scan whose voltage is not that of the profile, a scan too few, a second cycle", () => {
    expect(brokenAcross("insitu_scan_log", changed("insitu_scan_log", ({ scan }) => scan === 9, ({ voltage }) => ({ voltage: Number(voltage) + 0.003 })))).toEqual(["FW-XTB-036", "FW-XTB-037"]);
    expect(brokenAcross("insitu_map_NLMO", tables["insitu_map_NLMO"]!.filter(({ scan }) => scan !== 44))).toEqual(["FW-XTB-038"]);
    expect(brokenAcross("insitu_map_NLMO", tables["insitu_map_NLMO"]!.filter(({ two_theta }) => two_theta !== 50))).toEqual(["FW-XTB-039"]);
    expect(brokenRules(insituScanLog, changed("insitu_scan_log", ({ scan }) => scan === 9, () => ({ cycle: 2 })))).toEqual(["FW-RNG-001"]);
  });
});
