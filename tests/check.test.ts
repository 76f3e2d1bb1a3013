import { expect, test } from "vitest";
import { z } from "zod";
import { column, dataset, increasing, type Dataset } from "#figwright";
import { checkTable } from "../src/check/check.ts";
import { formatFindings } from "../src/finding.ts";
import { readTable } from "../src/read.ts";

const doseResponse = dataset({
  file: "dose-response.csv",
  title: "Growth of two strains across an antibiotic gradient",
  provenance: { kind: "measured", source: "plate reader export, run 17" },
  key: ["strain", "dose"],
  columns: {
    strain: column(z.enum(["wild type", "mutant"]), "Strain"),
    dose: column(z.number().positive(), "Dose", "uM"),
    growth: column(z.number().min(0).max(1.5).nullable(), "Relative growth", "1", { missing: ["n/a"] }),
  },
  rules: [increasing("dose", { within: "strain" })],
});

const check = (dataset: Dataset, csv: string) => {
  const { table, findings } = readTable(new TextEncoder().encode(csv), `datasets/${dataset.file}`);
  const checked = checkTable(table, dataset);
  return { ...checked, findings: [...findings, ...checked.findings] };
};
const findingsOf = (dataset: Dataset, csv: string): string => formatFindings(check(dataset, csv).findings, "");
const dose = (...lines: readonly string[]): string => ["strain,dose,growth", ...lines, ""].join("\n");

/** A table of one column of numbers, checked cell by cell. */
const numbers = (options: { readonly nullable?: true; readonly unit?: string } = {}) => {
  const schema = options.nullable ? z.number().nullable() : z.number();
  return dataset({
    file: "numbers.csv",
    title: "",
    provenance: { kind: "assumed", source: "" },
    key: [],
    columns: { x: column(schema, "x", options.unit ?? "V") },
  });
};
const verdictOn = (text: string, options?: Parameters<typeof numbers>[0]): string => {
  const { rows, findings } = check(numbers(options), `x\n"${text}"\n`);
  const [finding, ...others] = findings;
  if (finding === undefined) return String(rows[0]!["x"]);
  expect(others).toEqual([]);
  expect(rows).toEqual([]);
  return [finding.level, finding.rule, `${finding.line}:${finding.column}`, finding.found, finding.hint].filter(Boolean).join(" | ");
};

test("good rows are typed, frozen and have the columns in the order of the schema", () => {
  const { rows, tableRows, findings } = check(doseResponse, "growth,dose,strain\n0.9,1e-1,mutant\n,+2.50,mutant\nn/a,3,mutant\n");
  expect(findings.filter(({ level }) => level !== "G")).toEqual([]);
  expect(JSON.stringify(rows)).toBe(
    '[{"strain":"mutant","dose":0.1,"growth":0.9},{"strain":"mutant","dose":2.5,"growth":null},{"strain":"mutant","dose":3,"growth":null}]',
  );
  expect([...tableRows]).toEqual([0, 1, 2]);
  expect(rows.every(Object.isFrozen)).toBe(true);
});

test("a missing column is an error and names the nearest, an extra one is reported, another order is mentioned", () => {
  expect(findingsOf(doseResponse, "strain,Dose,growth\nmutant,1,1\n")).toMatchInlineSnapshot(`
    "datasets/dose-response.csv:1:8  dose  A FW-TAB-001
      expected a column "dose"
      found    "Dose"
      hint     rename the column in the file, or in its schema

    datasets/dose-response.csv  G FW-TAB-030
      expected rows without a fault, for the rules to read
      found    none, so 1 rule did not run

    2 findings. "
  `);
  expect(findingsOf(doseResponse, "strain,growth,comment\nmutant,1,x\n")).toMatchInlineSnapshot(`
    "datasets/dose-response.csv:1:1  dose  A FW-TAB-001
      expected a column "dose"
      found    no column of that name

    datasets/dose-response.csv:1:15  comment  C FW-TAB-002
      expected only columns that the schema names
      found    "comment"

    datasets/dose-response.csv  G FW-TAB-030
      expected rows without a fault, for the rules to read
      found    none, so 1 rule did not run

    3 findings. "
  `);
  expect(findingsOf(doseResponse, "dose,strain,growth\n1,mutant,1\n")).toMatchInlineSnapshot(`
    "datasets/dose-response.csv:1:1  dose  G FW-TAB-003
      expected the order of the schema: strain, dose, growth
      found    dose, strain, growth

    1 finding. "
  `);
});

test("a name that stands twice is the reader's finding, not a missing column too", () => {
  const { rows, findings } = check(doseResponse, "strain,dose,growth,dose\nmutant,1,1,1\n");
  expect(rows).toEqual([]);
  expect(findings.map(({ rule }) => rule)).toEqual(["FW-CSV-030", "FW-TAB-030"]);
});

test("cells of other columns are checked even where a column is missing", () => {
  expect(check(doseResponse, "strain,growth\nmutant,2\n").findings.map(({ rule }) => rule)).toEqual(["FW-TAB-001", "FW-TAB-013", "FW-TAB-030"]);
});

test("a number is a decimal number", () => {
  for (const text of ["0", "-0.5", "+5", ".5", "5.", "1e3", "1.5E-7", "01"]) expect(verdictOn(text)).toBe(String(Number(text)));
});

test("what is nearly a number is never converted; the repair is offered where only one is possible", () => {
  const cells = [
    ..."1,5 1,500 12345,678 1,000,000 1,234.5 1.234,5 1_000 0x10 5mV 50% −5 1e−5 1.0D-3 12.3(4) 5±0.1 <0.01 5* 5† 5a $5 1.2×10⁵ 1.2x10^-5 1-5".split(" "),
    ...["1 000", "1 000", "1 234,5", " 5", "\u00a05", "5 V", "5 a"],
  ];
  expect(cells.map((cell) => verdictOn(cell)).join("\n")).toMatchInlineSnapshot(`
    "A | FW-TAB-011 | 2:1 | "1,5", with a decimal comma | write 1.5
    A | FW-TAB-011 | 2:1 | "1,500", with a comma that may stand for a point or for thousands
    A | FW-TAB-011 | 2:1 | "12345,678", with a decimal comma | write 12345.678
    A | FW-TAB-011 | 2:1 | "1,000,000", with thousands set apart | write 1000000
    A | FW-TAB-011 | 2:1 | "1,234.5", with thousands set apart | write 1234.5
    A | FW-TAB-011 | 2:1 | "1.234,5", with thousands set apart and a decimal comma | write 1234.5
    A | FW-TAB-011 | 2:1 | "1_000", with underscores | write 1000
    A | FW-TAB-011 | 2:1 | "0x10", not a decimal number
    B | FW-TAB-011 | 2:1 | "5mV", with a unit or a remark
    B | FW-TAB-011 | 2:1 | "50%", with a percent sign
    B | FW-TAB-011 | 2:1 | "−5", with a dash for a minus sign | write -5
    B | FW-TAB-011 | 2:1 | "1e−5", with a dash for a minus sign | write 1e-5
    B | FW-TAB-011 | 2:1 | "1.0D-3", with a Fortran exponent | write 1.0e-3
    B | FW-TAB-011 | 2:1 | "12.3(4)", with an uncertainty
    B | FW-TAB-011 | 2:1 | "5±0.1", with an uncertainty
    B | FW-TAB-011 | 2:1 | "<0.01", a limit or an estimate
    B | FW-TAB-011 | 2:1 | "5*", with a footnote mark
    B | FW-TAB-011 | 2:1 | "5†", with a footnote mark
    B | FW-TAB-011 | 2:1 | "5a", with a footnote mark
    B | FW-TAB-011 | 2:1 | "$5", with a currency sign
    A | FW-TAB-011 | 2:1 | "1.2×10⁵", with a power of ten written out | write 1.2e5
    A | FW-TAB-011 | 2:1 | "1.2x10^-5", with a power of ten written out | write 1.2e-5
    B | FW-TAB-011 | 2:1 | "1-5", a range of numbers
    A | FW-TAB-011 | 2:1 | "1 000", with thousands set apart | write 1000
    A | FW-TAB-011 | 2:1 | "1 000", with thousands set apart | write 1000
    A | FW-TAB-011 | 2:1 | "1 234,5", with thousands set apart and a decimal comma | write 1234.5
    B | FW-TAB-011 | 2:1 | " 5", with spaces around it | write 5
    B | FW-TAB-011 | 2:1 | " 5", with spaces around it | write 5
    B | FW-TAB-011 | 2:1 | "5 V", with a unit or a remark | write 5
    B | FW-TAB-011 | 2:1 | "5 a", with a footnote mark"
  `);
  expect(verdictOn("50%", { unit: "%" })).toMatchInlineSnapshot(`"B | FW-TAB-011 | 2:1 | "50%", with a percent sign | write 50"`);
});

test("a repair that the schema refuses is not offered", () => {
  expect(check(doseResponse, dose('mutant,1,"1,5"', 'mutant,2,"2,5"')).findings.map(({ hint }) => hint)).toEqual(["write 1.5", undefined, undefined]);
});

test("a lesser fault does not stand for a graver one in the same column", () => {
  const { findings } = check(numbers(), `x\n${"5 V\n".repeat(20)}abc\n`);
  expect(findings.map(({ level }) => level).sort().join("")).toBe("ABBBBBBBBBBB");
});

test("what is no number at all is an error", () => {
  const cells = [
    ..."abc 1.2.3 1e --5 5- (5) ٣ １２．５ 1/2 NaN NA - n.d. inf 1.#IND TRUE =A1+B2 #DIV/0! #N/A ##### 2024-01-05 12/31/2024 31.12.2024 2024-01-02T10:00 1-Mar Mar-01 12:30".split(" "),
    ...["5 6", "- 5", "1e400", "1e-400", "12345678901234567890"],
  ];
  expect(cells.map((cell) => verdictOn(cell)).join("\n")).toMatchInlineSnapshot(`
    "A | FW-TAB-011 | 2:1 | "abc"
    A | FW-TAB-011 | 2:1 | "1.2.3", with more than one point
    A | FW-TAB-011 | 2:1 | "1e", with an exponent that lacks its digits
    A | FW-TAB-011 | 2:1 | "--5", with more than one sign
    A | FW-TAB-011 | 2:1 | "5-", with a sign behind it
    A | FW-TAB-011 | 2:1 | "(5)", in parentheses, which may stand for a minus sign
    A | FW-TAB-011 | 2:1 | "٣", with digits of another script | write 3
    A | FW-TAB-011 | 2:1 | "１２．５", with digits of another script | write 12.5
    A | FW-TAB-011 | 2:1 | "1/2", a fraction
    A | FW-TAB-011 | 2:1 | "NaN", a word for a missing value
    A | FW-TAB-011 | 2:1 | "NA", a word for a missing value
    A | FW-TAB-011 | 2:1 | "-", a word for a missing value
    A | FW-TAB-011 | 2:1 | "n.d.", a word for a missing value
    A | FW-TAB-011 | 2:1 | "inf", no finite number
    A | FW-TAB-011 | 2:1 | "1.#IND", no finite number
    A | FW-TAB-011 | 2:1 | "TRUE", a truth value
    A | FW-TAB-011 | 2:1 | "=A1+B2", a formula
    A | FW-TAB-011 | 2:1 | "#DIV/0!", a spreadsheet error
    A | FW-TAB-011 | 2:1 | "#N/A", a spreadsheet error
    A | FW-TAB-011 | 2:1 | "#####", what a spreadsheet shows where a column is too narrow
    A | FW-TAB-011 | 2:1 | "2024-01-05", a date
    A | FW-TAB-011 | 2:1 | "12/31/2024", a date
    A | FW-TAB-011 | 2:1 | "31.12.2024", a date
    A | FW-TAB-011 | 2:1 | "2024-01-02T10:00", a date
    A | FW-TAB-011 | 2:1 | "1-Mar", a date, as spreadsheets make of some texts
    A | FW-TAB-011 | 2:1 | "Mar-01", a date, as spreadsheets make of some texts
    A | FW-TAB-011 | 2:1 | "12:30", a time
    A | FW-TAB-011 | 2:1 | "5 6"
    A | FW-TAB-011 | 2:1 | "- 5", with a space behind its sign | write -5
    A | FW-TAB-012 | 2:1 | "1e400", a number above the largest that can be stored, 1.8e308
    A | FW-TAB-012 | 2:1 | "1e-400", a number below the smallest that can be stored, 5e-324
    A | FW-TAB-012 | 2:1 | "12345678901234567890", a whole number with more digits than can be stored"
  `);
  expect(verdictOn("NaN", { nullable: true })).toMatchInlineSnapshot(`"A | FW-TAB-011 | 2:1 | "NaN", a word for a missing value | leave the cell empty if the value is missing"`);
});

test("an empty cell is missing, not zero, and allowed only where the schema is nullable", () => {
  expect(check(numbers({ nullable: true }), 'x\n""\n').rows).toEqual([{ x: null }]);
  expect(findingsOf(doseResponse, dose("mutant,,0.9"))).toMatchInlineSnapshot(`
    "datasets/dose-response.csv:2:8  dose  A FW-TAB-010
      expected a number above 0
      found    an empty cell

    datasets/dose-response.csv  G FW-TAB-030
      expected rows without a fault, for the rules to read
      found    none, so 1 rule did not run

    2 findings. "
  `);
});

test("a code for a missing value counts only where it is declared, and only where the schema is nullable", () => {
  const codes = (schema: z.ZodType) =>
    dataset({ file: "c.csv", title: "", provenance: { kind: "assumed", source: "" }, key: [], columns: { x: column(schema, "x", "V", { missing: ["-9999"] }) } });
  expect(check(codes(z.number().nullable()), "x\n-9999\n").rows).toEqual([{ x: null }]);
  expect(findingsOf(codes(z.number()), "x\n-9999\n")).toMatchInlineSnapshot(`
    "datasets/c.csv:2:1  x  A FW-TAB-010
      expected a number
      found    "-9999", which stands for a missing value

    1 finding. "
  `);
});

test("an empty text between quotes is a text, nothing between commas is missing", () => {
  const notes = dataset({
    file: "n.csv",
    title: "",
    provenance: { kind: "assumed", source: "" },
    key: [],
    columns: { note: column(z.string(), "Note"), remark: column(z.string().nullable(), "Remark") },
  });
  expect(check(notes, 'note,remark\n"",\n').rows).toEqual([{ note: "", remark: null }]);
  expect(check(notes, 'note,remark\n,x\n').findings).toMatchObject([{ rule: "FW-TAB-010", column: 1, subject: "note" }]);
});

test("what a schema allows is said in words, with the nearest word of an enumeration", () => {
  expect(findingsOf(doseResponse, dose("mutnat,-1,1.6"))).toMatchInlineSnapshot(`
    "datasets/dose-response.csv:2:1  strain  A FW-TAB-013
      expected one of "wild type", "mutant"
      found    "mutnat"
      hint     write "mutant"

    datasets/dose-response.csv:2:8  dose  A FW-TAB-013
      expected a number above 0
      found    "-1"

    datasets/dose-response.csv:2:11  growth  A FW-TAB-013
      expected a number from 0 to 1.5, or an empty cell
      found    "1.6"

    datasets/dose-response.csv  G FW-TAB-030
      expected rows without a fault, for the rules to read
      found    none, so 1 rule did not run

    4 findings. "
  `);
});

test("every kind of schema has its words", () => {
  const expected = (schema: z.ZodType): string | undefined => {
    const one = dataset({ file: "w.csv", title: "", provenance: { kind: "assumed", source: "" }, key: [], columns: { x: column(schema, "x") } });
    return check(one, "x\n99.25\n").findings[0]?.expected;
  };
  const schemas = [
    z.int(),
    z.int().min(1),
    z.number().gt(0).max(1),
    z.number().max(5),
    z.number().lt(5).multipleOf(0.5),
    z.literal(1),
    z.literal([2, 3, 4]),
    z.union([z.literal(1), z.literal(2)]),
    z.enum(["a"]),
    z.enum(["a", "b"]).nullable(),
    z.string().max(3),
    z.string().regex(/^[a-z]+$/),
    z.iso.date(),
    z.number().refine((x) => x < 3, "a number below three, as the probe reads no more"),
  ];
  expect(schemas.map(expected).join("\n")).toMatchInlineSnapshot(`
    "a whole number
    a whole number of at least 1
    a number above 0 and of at most 1
    a number of at most 5
    a number below 5 in steps of 0.5
    1
    one of 2, 3, 4
    one of 1, 2
    "a"
    one of "a", "b", or an empty cell
    text that has at most 3 characters
    text that matches ^[a-z]+$
    text that is a date
    a number below three, as the probe reads no more"
  `);
});

test("a schema that is neither of numbers nor of text is refused: cells are not converted", () => {
  const on = dataset({ file: "on.csv", title: "", provenance: { kind: "assumed", source: "" }, key: [], columns: { on: column(z.boolean(), "On") } });
  expect(findingsOf(on, "on\ntrue\n")).toMatchInlineSnapshot(`
    "schemas/on.ts  on  A FW-TAB-004
      expected a schema of numbers or of text, nullable or not
      found    boolean

    1 finding. "
  `);
});

test("two rows with one key are an error that names the first", () => {
  expect(findingsOf(doseResponse, dose("mutant,1,1", "wild type,1,1", "mutant,1.0,2", "mutant,2,1"))).toMatchInlineSnapshot(`
    "datasets/dose-response.csv:4:12  growth  A FW-TAB-013
      expected a number from 0 to 1.5, or an empty cell
      found    "2"

    datasets/dose-response.csv:4:1  strain, dose  A FW-KEY-001
      expected a key of its own for every row
      found    "mutant", 1, the key of line 2 too

    datasets/dose-response.csv:4:8  dose  A FW-ORD-001
      expected a number above 1, the value before (dose rises with every row within strain)
      found    1

    3 findings. "
  `);
});

test("the kind of a number is one of six words, and what is measured has a source", () => {
  const byCell = dataset({
    file: "lattice.csv",
    title: "",
    provenance: { kind: "reconstructed", source: " " },
    key: [],
    columns: { a: column(z.number(), "a", "Ao", { provenance: { by: "kind" } }), kind: column(z.string(), "Kind") },
  });
  expect(findingsOf(byCell, "a,kind\n1,measured\n2,meassured\n3,invented\n")).toMatchInlineSnapshot(`
    "datasets/lattice.csv:3:3  kind  A FW-TAB-020
      expected one of "measured", "reported", "derived", "reconstructed", "assumed", "schematic"
      found    "meassured"
      hint     write "measured"

    datasets/lattice.csv:4:3  kind  A FW-TAB-020
      expected one of "measured", "reported", "derived", "reconstructed", "assumed", "schematic"
      found    "invented"

    schemas/lattice.ts  provenance  A FW-TAB-021
      expected the source of what is measured: instrument, run or file
      found    an empty source

    3 findings. "
  `);
});

test("a column whose kinds are nowhere is the schema's fault", () => {
  const lost = dataset({
    file: "lost.csv",
    title: "",
    provenance: { kind: "assumed", source: "" },
    key: [],
    columns: { a: column(z.number(), "a", "1", { provenance: { by: "kind" } }) },
  });
  expect(findingsOf(lost, "a\n1\n")).toMatchInlineSnapshot(`
    "schemas/lost.ts  kind  A FW-TAB-022
      expected a column that says the kind of every cell
      found    no such column in the schema

    1 finding. "
  `);
});

test("rules read the rows whose cells in their columns are good; rows left out are told", () => {
  expect(findingsOf(doseResponse, dose("mutant,3,1", "mutant,2,1"))).toMatchInlineSnapshot(`
    "datasets/dose-response.csv:3:8  dose  A FW-ORD-001
      expected a number above 3, the value before (dose rises with every row within strain)
      found    2

    1 finding. "
  `);
  expect(findingsOf(doseResponse, dose("mutant,3,1", "mutant,4,x", "mutant,3.5,1"))).toMatchInlineSnapshot(`
    "datasets/dose-response.csv:3:10  growth  A FW-TAB-011
      expected a number from 0 to 1.5, or an empty cell
      found    "x"

    datasets/dose-response.csv:4:8  dose  A FW-ORD-001
      expected a number above 4, the value before (dose rises with every row within strain)
      found    3.5

    2 findings. "
  `);
  expect(findingsOf(doseResponse, dose("mutant,3,1", "mutant,x,1", "mutant,2,1"))).toMatchInlineSnapshot(`
    "datasets/dose-response.csv:3:8  dose  A FW-TAB-011
      expected a number above 0
      found    "x"

    datasets/dose-response.csv:4:8  dose  A FW-ORD-001
      expected a number above 3, the value before (dose rises with every row within strain)
      found    2
      hint     mend the faulty rows first: 1 row was left out here

    2 findings. "
  `);
});

test("where no row is without a fault the rules do not run, and one line says so", () => {
  expect(findingsOf(doseResponse, dose("mutant,3"))).toMatchInlineSnapshot(`
    "datasets/dose-response.csv:2:9  A FW-CSV-024
      expected 3 cells, as many as in the header
      found    2 cells

    datasets/dose-response.csv  G FW-TAB-030
      expected rows without a fault, for the rules to read
      found    none, so 1 rule did not run

    2 findings. "
  `);
});

test("a rule over a column that the schema lacks is the schema's fault", () => {
  const wrong = dataset({
    file: "wrong.csv",
    title: "",
    provenance: { kind: "assumed", source: "" },
    key: [],
    columns: { a: column(z.number(), "a", "1") },
    rules: [increasing("b")],
  });
  expect(findingsOf(wrong, "a\n1\n")).toMatchInlineSnapshot(`
    "schemas/wrong.ts  b  A FW-TAB-023
      expected a column of the schema
      found    no such column, in the rule "b rises with every row"

    1 finding. "
  `);
});

test("faults of a damaged row are not counted against its cells", () => {
  expect(check(doseResponse, dose("mutant,0.9", "mutant,1,1")).findings.map(({ rule }) => rule)).toEqual(["FW-CSV-024"]);
});

test("five thousand equal faults are ten findings and one for the rest", () => {
  const { findings } = check(doseResponse, dose(...Array.from({ length: 5000 }, (_, index) => `mutant,${index + 1},"0,5"`)));
  const inGrowth = findings.filter(({ rule }) => rule === "FW-TAB-011");
  expect(inGrowth).toHaveLength(11);
  expect(formatFindings(inGrowth.slice(9), "")).toMatchInlineSnapshot(`
    "datasets/dose-response.csv:11:11  growth  A FW-TAB-011
      expected a number from 0 to 1.5, or an empty cell
      found    "0,5", with a decimal comma
      hint     write 0.5

    datasets/dose-response.csv:12  growth  A FW-TAB-011
      expected a number from 0 to 1.5, or an empty cell
      found    4,990 more like it, in lines 12-5001

    2 findings. "
  `);
});

test("columns named like members of objects are columns", () => {
  const odd = dataset({
    file: "odd.csv",
    title: "",
    provenance: { kind: "assumed", source: "" },
    key: ["constructor"],
    columns: { ["__proto__"]: column(z.number(), "p", "1"), constructor: column(z.string(), "c") },
  });
  const { rows, findings } = check(odd, "__proto__,constructor\n1,a\n");
  expect(findings.map(({ level, rule }) => `${level} ${rule}`)).toEqual(["G FW-CSV-036", "G FW-CSV-036"]);
  expect(Object.entries(rows[0]!)).toEqual([["__proto__", 1], ["constructor", "a"]]);
});
