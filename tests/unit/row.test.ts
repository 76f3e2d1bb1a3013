import { expect, test } from "vitest";
import { z } from "zod";
import { column, dataset } from "#figwright";
import { formatFindings } from "../../src/finding.ts";
import { readTable } from "../../src/read.ts";
import { checkUnitRow, unitRow, withoutFirstRow } from "../../src/unit/row.ts";

const tableOf = (...lines: readonly string[]) => readTable(new TextEncoder().encode(`${lines.join("\n")}\n`), "datasets/x.csv").table;
const rowOf = (...lines: readonly string[]) => unitRow(tableOf(...lines))?.map((unit) => unit?.symbol ?? ".").join(" ");

const schema = dataset({
  file: "x.csv",
  title: "",
  provenance: { kind: "measured", source: "" },
  key: [],
  columns: {
    sample: column(z.string(), "Sample"),
    energy: column(z.number(), "Energy", "eV"),
    intensity: column(z.number(), "Intensity", "counts"),
    share: column(z.number(), "Share", "1"),
  },
});

test("a row of units is one, with or without brackets and blanks", () => {
  expect(rowOf("energy,intensity", "eV,counts", "1,2")).toBe("eV counts");
  expect(rowOf("energy,intensity,note", "(eV),(counts),", "1,2,x")).toBe("eV counts .");
  expect(rowOf("sample,voltage,share", ",[V],1", "a,2,3")).toBe(". V 1");
  expect(rowOf("name,voltage,time", "unit,V vs. Na+/Na,h", "a,2.5,3")).toBe(". V h");
  expect(rowOf("voltage,current", "V,A", "2,1", "2.1,1")).toBe("V A");
  expect(rowOf("voltage,current", "V,-", "2,1")).toBe("V 1");
  expect(rowOf("e", "eV", "1e3")).toBe("eV");
});

test("a row of data is none", () => {
  for (const lines of [
    ["group,grade", "A,C", "B,K"],
    ["value,unit", "1,V", "5,mV"],
    ["value,unit", "5,V", "6,V"],
    ["name,a,b", "x,M,T", "y,1,2"],
    ["station,time,precipitation,wind", "KBOS,2020-01-01,T,M", "KBOS,2020-01-02,1,2"],
    ["a,b", "-,-", "1,2"],
    ["a,b", "NA,N/A", "1,2"],
    ["a,b", "1,1", "1,2"],
    ["a,b", ",", "1,2"],
    ["energy,intensity", "eV,counts"],
    ["energy,intensity", "eV,counts,1", "1,2"],
    ["energy,intensity", "energy,intensity", "1,2"],
    ["a", "constructor", "1"],
  ]) expect(rowOf(...lines), lines.join(" ")).toBeUndefined();
});

test("it is told, with its line to delete where the schema says the same", () => {
  expect(formatFindings(checkUnitRow(tableOf("sample,energy,intensity,share", ",eV,counts,1", "a,1,2,3"), schema), "")).toMatchInlineSnapshot(`
    "datasets/x.csv:2:2  B FW-UNI-004
      expected data in every row below the header; units are declared in the schema
      found    a row of units: "eV", "counts", "1"
      hint     delete line 2

    1 finding. "
  `);
  expect(checkUnitRow(tableOf("sample,energy,intensity,share", "a,1,2,3", "a,1,2,3"), schema)).toEqual([]);
});

test("a unit in it that is not the schema's is a contradiction", () => {
  expect(formatFindings(checkUnitRow(tableOf("sample,energy,intensity,share", ",(keV),(V),(%)", "a,1,2,3"), schema), "")).toMatchInlineSnapshot(`
    "datasets/x.csv:2:2  B FW-UNI-004
      expected data in every row below the header; units are declared in the schema
      found    a row of units: "(keV)", "(V)", "(%)"

    datasets/x.csv:2:2  energy  A FW-UNI-005
      expected eV, as the schema says
      found    "(keV)" in the row of units; 1 keV = 1000 eV

    datasets/x.csv:2:8  intensity  A FW-UNI-005
      expected counts, as the schema says
      found    "(V)" in the row of units, which no factor turns into counts

    datasets/x.csv:2:12  share  A FW-UNI-005
      expected a pure number, as the schema says
      found    "(%)" in the row of units; 1 is 100 %

    4 findings. "
  `);
});

test("the table without it keeps lines and places", () => {
  const table = withoutFirstRow(tableOf("energy,intensity", "eV,counts", "1,2", "3"));
  expect([table.rowCount, table.text(0, 1), table.lineOf(0), table.place(0, 1), table.isDamaged(0), table.isDamaged(1)]).toEqual([2, "2", 3, { line: 3, column: 3 }, false, true]);
  expect(table.spans?.text.slice(table.spans.start(0, 0), table.spans.end(0, 0))).toBe("1");
});
