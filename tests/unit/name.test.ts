import { expect, test } from "vitest";
import { unitInName } from "../../src/unit/name.ts";

const told = (name: string): string => {
  const found = unitInName(name);
  return found === undefined ? `${name}: none` : `${name}: ${found.quantity} | ${found.unit.symbol}`;
};

test("the unit that a header carries", () => {
  const names = [
    "energy_eV", "Energy (eV)", "Energy(eV)", "Energy [eV]", "Voltage / V", "E/V", "T/K", "t in s", "Q/mAh g-1", "Q / mAh g⁻¹", "E, eV", "Energy eV",
    "Potential (V vs. Na+/Na)", "Ewe/V vs Li/Li+", "capacity_mAh_per_g", "capacity_mAh/g", "dQ/dV / mAh/g/V", "dQ/dV (mAh/g/V)", "j_0/mA cm-2", "current_mA/g",
    "f(x) (eV)", "Intensity (a.u.)", "Intensity (counts)", "2theta_deg", "2θ (°)", "Raman shift (cm⁻¹)", "Raman shift /cm-1", "Temperature (°C)", "retention_%", "ce_pct",
    "Wavenumber cm-1", "Capacity mA h g-1", "Cp (J/(mol K))", "pixel_size_nm", "width_px", "voltage_mV", "Force N/m", "T (K)", "Time (min)", "Age (years)",
  ];
  expect(names.map(told).join("\n")).toMatchInlineSnapshot(`
    "energy_eV: energy | eV
    Energy (eV): Energy | eV
    Energy(eV): Energy | eV
    Energy [eV]: Energy | eV
    Voltage / V: Voltage | V
    E/V: E | V
    T/K: T | K
    t in s: t | s
    Q/mAh g-1: Q | mAh/g
    Q / mAh g⁻¹: Q | mAh/g
    E, eV: E | eV
    Energy eV: Energy | eV
    Potential (V vs. Na+/Na): Potential | V
    Ewe/V vs Li/Li+: Ewe | V
    capacity_mAh_per_g: capacity | mAh/g
    capacity_mAh/g: capacity | mAh/g
    dQ/dV / mAh/g/V: dQ/dV | mAh/g/V
    dQ/dV (mAh/g/V): dQ/dV | mAh/g/V
    j_0/mA cm-2: j_0 | mA/cm2
    current_mA/g: current | mA/g
    f(x) (eV): f(x) | eV
    Intensity (a.u.): Intensity | arb
    Intensity (counts): Intensity | counts
    2theta_deg: 2theta | deg
    2θ (°): 2θ | deg
    Raman shift (cm⁻¹): Raman shift | cm-1
    Raman shift /cm-1: Raman shift | cm-1
    Temperature (°C): Temperature | degC
    retention_%: retention | %
    ce_pct: ce | %
    Wavenumber cm-1: Wavenumber | cm-1
    Capacity mA h g-1: Capacity | mA.h/g
    Cp (J/(mol K)): Cp | J/mol/K
    pixel_size_nm: pixel_size | nm
    width_px: width | px
    voltage_mV: voltage | mV
    Force N/m: Force | N/m
    T (K): T | K
    Time (min): Time | min
    Age (years): Age | yr"
  `);
});

test("a tail that may be part of the name is no unit", () => {
  const names = [
    "q_dis", "mn2", "x_a", "value_h", "t_min", "r_min", "x_bar", "y_cal", "rate_c", "z_o", "sigma_W", "R_S", "birth_year", "Model year", "Working days", "sample_day", "total_counts",
    "Cell count", "sample_pH", "time_pm", "current_mA_cm2", "rate_mV_s", "capacity_mAh_g", "T_m/K", "H/C", "O/C", "Na/K", "km/h", "mA/g", "eV", "V", "s", "Group A", "Type A V",
    "Smith, A", "made in K", "Day / Year", "and/or", "Replicate (1)", "Sample (2)", "C (norm.)", "N/A", "dQ/dV", "x_na", "b_iso", "sample_A1", "model_m2", "constructor", "__proto__",
    "", " ", "(eV)", "_eV", "/V", "2theta", "value (n=3)", "mean (SD)", "I_obs", "hkl (h k l)", "x_s", "Q_A/g", "Na/Mn", "Lat", "site_ID", "spacegroup", "per_m",
  ];
  expect(names.filter((name) => unitInName(name) !== undefined).map(told)).toEqual([]);
});

test("a text too long to be a name is read in no time", () => {
  for (const piece of [" ", "_a", "(", "/", ", ", " in ", "vs "]) expect(unitInName(piece.repeat(500_000))).toBeUndefined();
}, 2000);
