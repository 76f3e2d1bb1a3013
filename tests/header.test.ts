import { expect, test } from "vitest";
import { z } from "zod";
import { column, dataset, type Dataset } from "#figwright";
import { formatFindings } from "../src/finding.ts";
import { matchHeader } from "../src/check/header.ts";
import { readTable } from "../src/read.ts";

const number = z.number();
const cycling = dataset({
  file: "cycling.csv",
  title: "",
  provenance: { kind: "measured", source: "this test" },
  key: [],
  columns: {
    cell: column(z.string(), "Cell"),
    time: column(number, "Time", "h"),
    voltage_V: column(number, "Voltage", "V"),
    q: column(number, "Specific capacity", "mAh/g"),
    temperature: column(number, "*T*", "degC"),
    share: column(number, "Share", "1"),
  },
});

const check = (header: string, schema: Dataset = cycling) => {
  const { table } = readTable(new TextEncoder().encode(`${header}\n`), `datasets/${schema.file}`);
  return matchHeader(table, schema).findings;
};
/** The findings on the name that stands in place of one column of the schema. */
const verdictOn = (column: string, name: string): string => {
  const header = Object.keys(cycling.columns).map((own) => (own === column ? name : own)).join(",");
  return check(header).map(({ rule, level, found, hint }) => [level, rule, found, hint].filter(Boolean).join(" | ")).join("\n");
};

test("a column in another unit is named with both units and the factor", () => {
  expect(formatFindings(check("cell,time,voltage_mV,q,temperature,share"), "")).toMatchInlineSnapshot(`
    "datasets/cycling.csv:1:11  voltage_V  A FW-UNI-001
      expected a column "voltage_V" in V
      found    "voltage_mV", in mV; 1 mV = 0.001 V
      hint     convert the values to V and rename the column, or declare mV in the schema

    1 finding. "
  `);
  const names = { voltage_V: ["Voltage / mV", "Voltage (kV)", "voltage (mV vs. Na+/Na)"], time: ["time_s", "time_min", "Time (days)"], q: ["q_Ah/g", "Specific capacity (mA h kg-1)"], temperature: ["T (K)", "temperature_K"], share: ["share_%", "Share (ppm)"] };
  expect(Object.entries(names).flatMap(([column, others]) => others.map((name) => verdictOn(column, name))).join("\n")).toMatchInlineSnapshot(`
    "A | FW-UNI-001 | "Voltage / mV", in mV; 1 mV = 0.001 V | convert the values to V and rename the column, or declare mV in the schema
    A | FW-UNI-001 | "Voltage (kV)", in kV; 1 kV = 1000 V | convert the values to V and rename the column, or declare kV in the schema
    A | FW-UNI-001 | "voltage (mV vs. Na+/Na)", in mV; 1 mV = 0.001 V | convert the values to V and rename the column, or declare mV in the schema
    A | FW-UNI-001 | "time_s", in s; 1 h = 3600 s | convert the values to h and rename the column, or declare s in the schema
    A | FW-UNI-001 | "time_min", in min; 1 h = 60 min | convert the values to h and rename the column, or declare min in the schema
    A | FW-UNI-001 | "Time (days)", in d; 1 d = 24 h | convert the values to h and rename the column, or declare d in the schema
    A | FW-UNI-001 | "q_Ah/g", in Ah/g; 1 Ah/g = 1000 mAh/g | convert the values to mAh/g and rename the column, or declare Ah/g in the schema
    A | FW-UNI-001 | "Specific capacity (mA h kg-1)", in mA.h/kg; 1 mA.h/kg = 0.001 mAh/g | convert the values to mAh/g and rename the column, or declare mA.h/kg in the schema
    A | FW-UNI-001 | "T (K)", in K; T/K = t/°C + 273.15 | convert the values to degC and rename the column, or declare K in the schema
    A | FW-UNI-001 | "temperature_K", in K; T/K = t/°C + 273.15 | convert the values to degC and rename the column, or declare K in the schema
    A | FW-UNI-001 | "share_%", in %; 1 is 100 % | convert the values to pure numbers and rename the column, or declare % in the schema
    A | FW-UNI-001 | "Share (ppm)", in ppm; 1 is 1000000 ppm | convert the values to pure numbers and rename the column, or declare ppm in the schema"
  `);
});

test("a unit of another kind contradicts, where it is said on purpose", () => {
  expect([verdictOn("voltage_V", "Voltage / mA"), verdictOn("q", "q (mAh/cm2)"), verdictOn("share", "Share (counts)"), verdictOn("time", "time_mV")].join("\n")).toMatchInlineSnapshot(`
    "A | FW-UNI-002 | "Voltage / mA", in mA, which no factor turns into V
    A | FW-UNI-002 | "q (mAh/cm2)", in mAh/cm2, which no factor turns into mAh/g
    A | FW-UNI-002 | "Share (counts)", in counts, which no factor turns into pure numbers
    A | FW-TAB-001 | "time_mV" in its place
    C | FW-TAB-002 | "time_mV""
  `);
});

test("the same unit written otherwise is only another name", () => {
  const names = [["voltage_V", "Voltage / V"], ["voltage_V", "voltage (volts)"], ["q", "Specific capacity / mA h g⁻¹"], ["time", "Time (hours)"], ["time", "time_h"], ["temperature", "T (°C)"], ["temperature", "T (C)"]] as const;
  expect(names.map(([column, name]) => verdictOn(column, name)).join("\n")).toMatchInlineSnapshot(`
    "A | FW-TAB-001 | "Voltage / V" | rename the column in the file, or in its schema
    A | FW-TAB-001 | "voltage (volts)" | rename the column in the file, or in its schema
    A | FW-TAB-001 | "Specific capacity / mA h g⁻¹" | rename the column in the file, or in its schema
    A | FW-TAB-001 | "Time (hours)" | rename the column in the file, or in its schema
    A | FW-TAB-001 | "time_h" | rename the column in the file, or in its schema
    A | FW-TAB-001 | "T (°C)" | rename the column in the file, or in its schema
    A | FW-TAB-001 | "T (C)" | rename the column in the file, or in its schema"
  `);
});

test("a column that is there under its own name may stand beside one in another unit", () => {
  expect(check("cell,time,voltage_V,q,temperature,share,Voltage (mV)").map(({ rule }) => rule)).toEqual(["FW-TAB-002"]);
});

test("names that only look like units keep the findings they had", () => {
  expect(check("cell,t_min,t_max,voltage_V,q,temperature,share").map(({ rule, subject }) => `${rule} ${subject}`)).toEqual(["FW-TAB-001 time", "FW-TAB-002 t_min", "FW-TAB-002 t_max"]);
  expect(check("cell,time_min,time_max,voltage_V,q,temperature,share").map(({ rule, subject }) => `${rule} ${subject}`)).toEqual(["FW-TAB-001 time", "FW-TAB-002 time_min", "FW-TAB-002 time_max"]);
  expect(check("cell,time,voltge_V,q,temperature,share").map(({ rule, found }) => `${rule} ${found}`)).toEqual(['FW-TAB-001 "voltge_V"']);
});

test("of two names in one unit or another, the one in the column's own unit is it", () => {
  expect(check("cell,time,Voltage (mV),Voltage (V),q,temperature,share").map(({ rule, found }) => `${rule} ${found}`)).toEqual(['FW-TAB-001 "Voltage (V)"', 'FW-TAB-002 "Voltage (mV)"']);
});

test("names without capitals are read where only one unit of the dimension can be meant", () => {
  const plain = dataset({
    file: "plain.csv", title: "", provenance: { kind: "measured", source: "" }, key: [],
    columns: { energy_ev: column(number, "Energy", "eV"), potential_v: column(number, "Potential", "V"), stress: column(number, "Stress", "MPa") },
  });
  const others = check("energy_kev,potential_mv,stress", plain);
  expect(others.map(({ rule, found }) => `${rule} ${found}`)).toEqual(['FW-UNI-001 "energy_kev", in keV; 1 keV = 1000 eV', 'FW-UNI-001 "potential_mv", in mV; 1 mV = 0.001 V']);
  expect(check("energy_ev,potential_v,stress_mpa", plain).map(({ rule }) => rule)).toEqual(["FW-TAB-001", "FW-TAB-002"]);
});

test("a wide header takes no time", () => {
  const names = Array.from({ length: 100_000 }, (_, at) => `x_${at} (mV)`);
  expect(check(["cell", ...names].join(",")).length).toBeLessThan(50);
}, 5000);

test("a quantity that two columns share is neither's", () => {
  const impedance = dataset({
    file: "z.csv", title: "", provenance: { kind: "measured", source: "" }, key: [],
    columns: { re: column(number, "*Z*′", "Ohm"), im: column(number, "*Z*″", "Ohm") },
  });
  expect(check("Z (kOhm),f", impedance).map(({ rule }) => rule)).toEqual(["FW-TAB-001", "FW-TAB-001", "FW-TAB-002", "FW-TAB-002"]);
});

test("a unit that the table of units does not know is a fault of the schema", () => {
  const schema = dataset({
    file: "x.csv", title: "", provenance: { kind: "measured", source: "" }, key: [],
    columns: { a: column(number, "a", "ev"), b: column(number, "b", "{widgets}/mL"), c: column(number, "c", "frobs"), d: column(number, "d", "V vs. RHE") },
  });
  expect(formatFindings(check("a,b,c,d", schema), "")).toMatchInlineSnapshot(`
    "schemas/x.ts  a  B FW-UNI-003
      expected a unit that is known, or a kind of count in braces, {cells}
      found    "ev"
      hint     did you mean eV?

    schemas/x.ts  c  B FW-UNI-003
      expected a unit that is known, or a kind of count in braces, {cells}
      found    "frobs"

    schemas/x.ts  d  B FW-UNI-003
      expected a unit that is known, or a kind of count in braces, {cells}
      found    "V vs. RHE"
      hint     did you mean V?

    3 findings. "
  `);
});
