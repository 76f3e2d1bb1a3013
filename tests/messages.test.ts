import { expect, test } from "vitest";
import { z } from "zod";
import { column, counter, dataset, increasing, plausible } from "#figwright";
import { checkTable } from "../src/check/check.ts";
import { formatFindings, worstFirst } from "../src/finding.ts";
import { identify } from "../src/fingerprint.ts";
import { readTable } from "../src/read.ts";

/* What people are told of the forty most common faults, as prose: each in a table that is well but for it. */

const cycling = dataset({
  file: "cycling.csv",
  title: "Capacity of two cells",
  provenance: { kind: "measured", source: "cycler, channel 4" },
  key: ["cell", "cycle"],
  columns: {
    cell: column(z.enum(["alpha", "beta"]), "Cell"),
    cycle: column(z.int().min(1), "Cycle", "1"),
    time: column(z.number().nonnegative(), "Time", "h"),
    capacity: column(z.number().min(0).max(400), "Capacity", "mAh/g", { plausible: [50, 250] }),
    note: column(z.string().nullable(), "Note"),
  },
  rules: [counter("cycle", { within: "cell", from: 1 }), increasing("time", { within: "cell" }), plausible("capacity")],
});

const header = "cell,cycle,time,capacity,note";
const rows = ["alpha,1,0.5,180.5,", "alpha,2,1.5,179.8,", "alpha,3,2.5,179.1,", "beta,1,0.5,120.3,", "beta,2,1.5,119.9,", "beta,3,2.5,119.2,"];
const lines = (...changed: readonly string[]): string => [...changed, ""].join("\n");
/** The table with another third row. */
const row = (text: string): string => lines(header, rows[0]!, rows[1]!, text, ...rows.slice(3));

function told(table: string | Uint8Array): string {
  const bytes = typeof table === "string" ? new TextEncoder().encode(table) : table;
  const read = readTable(bytes, "datasets/cycling.csv", cycling);
  const checked = checkTable(read.table, cycling);
  const findings = worstFirst([...read.findings, ...checked.findings].map((finding) => identify(finding, checked.table, cycling.key)));
  return formatFindings(findings.map(({ fingerprint, ...finding }) => finding), "");
}

test("the table itself is well", () => {
  expect(told(lines(header, ...rows))).toBe("0 findings. ");
});


test("numbers that are nearly numbers", () => {
  expect(told(row('alpha,3,2.5,"179,1",'))).toMatchInlineSnapshot(`
    "datasets/cycling.csv:4:13  capacity  A FW-TAB-011
      4 | alpha,3,2.5,"179,1",
        |             ^
      expected a number from 0 to 400
      found    "179,1", with a decimal comma
      hint     write 179.1

    1 finding. "
  `);
  expect(told(row("alpha,3,2.5,179,1,"))).toMatchInlineSnapshot(`
    "datasets/cycling.csv:4:13  A FW-CSV-025
      4 | alpha,3,2.5,179,1,
        |             ^
      expected 5 cells, as many as in the header
      found    6 cells, two of them "179,1", which may be one number with a decimal comma

    1 finding. "
  `);
  expect(told(row("alpha,3,2.5,1 179.1,"))).toMatchInlineSnapshot(`
    "datasets/cycling.csv:4:13  capacity  A FW-TAB-011
      4 | alpha,3,2.5,1 179.1,
        |             ^
      expected a number from 0 to 400
      found    "1 179.1", with thousands set apart

    1 finding. "
  `);
  expect(told(row("alpha,3,2.5,179.1 mAh/g,"))).toMatchInlineSnapshot(`
    "datasets/cycling.csv:4:13  capacity  B FW-TAB-011
      4 | alpha,3,2.5,179.1 mAh/g,
        |             ^
      expected a number from 0 to 400
      found    "179.1 mAh/g", with a unit or a remark
      hint     write 179.1

    1 finding. "
  `);
  expect(told(row("alpha,3,2.5,45%,"))).toMatchInlineSnapshot(`
    "datasets/cycling.csv:4:13  capacity  B FW-TAB-011
      4 | alpha,3,2.5,45%,
        |             ^
      expected a number from 0 to 400
      found    "45%", with a percent sign

    1 finding. "
  `);
  expect(told(row("alpha,3,2.5,<180,"))).toMatchInlineSnapshot(`
    "datasets/cycling.csv:4:13  capacity  B FW-TAB-011
      4 | alpha,3,2.5,<180,
        |             ^
      expected a number from 0 to 400
      found    "<180", a limit or an estimate

    1 finding. "
  `);
  expect(told(row("alpha,3,2.5,179.1(4),"))).toMatchInlineSnapshot(`
    "datasets/cycling.csv:4:13  capacity  B FW-TAB-011
      4 | alpha,3,2.5,179.1(4),
        |             ^
      expected a number from 0 to 400
      found    "179.1(4)", with an uncertainty

    1 finding. "
  `);
  expect(told(row("alpha,3,\u22122.5,179.1,"))).toMatchInlineSnapshot(`
    "datasets/cycling.csv:4:9  time  B FW-TAB-011
      4 | alpha,3,−2.5,179.1,
        |         ^
      expected a number of at least 0
      found    "−2.5", with a dash for a minus sign

    1 finding. "
  `);
  expect(told(row("alpha,3,2.5,1.791D2,"))).toMatchInlineSnapshot(`
    "datasets/cycling.csv:4:13  capacity  B FW-TAB-011
      4 | alpha,3,2.5,1.791D2,
        |             ^
      expected a number from 0 to 400
      found    "1.791D2", with a Fortran exponent
      hint     write 1.791e2

    1 finding. "
  `);
  expect(told(row("alpha,3,2.5,179.1*,"))).toMatchInlineSnapshot(`
    "datasets/cycling.csv:4:13  capacity  B FW-TAB-011
      4 | alpha,3,2.5,179.1*,
        |             ^
      expected a number from 0 to 400
      found    "179.1*", with a footnote mark

    1 finding. "
  `);
  expect(told(row("alpha,3,2.5,1-Mar,"))).toMatchInlineSnapshot(`
    "datasets/cycling.csv:4:13  capacity  A FW-TAB-011
      4 | alpha,3,2.5,1-Mar,
        |             ^
      expected a number from 0 to 400
      found    "1-Mar", a date, as spreadsheets make of some texts

    1 finding. "
  `);
  expect(told(row("alpha,3,2.5, 179.1,"))).toMatchInlineSnapshot(`
    "datasets/cycling.csv:4:13  capacity  B FW-TAB-011
      4 | alpha,3,2.5, 179.1,
        |             ^
      expected a number from 0 to 400
      found    " 179.1", with spaces around it
      hint     write 179.1

    1 finding. "
  `);
  expect(told(row("alpha,3,2.5,1e999,"))).toMatchInlineSnapshot(`
    "datasets/cycling.csv:4:13  capacity  A FW-TAB-012
      4 | alpha,3,2.5,1e999,
        |             ^
      expected a number from 0 to 400
      found    "1e999", a number above the largest that can be stored, 1.8e308

    1 finding. "
  `);
  expect(told(row("alpha,3,2.5,abc,"))).toMatchInlineSnapshot(`
    "datasets/cycling.csv:4:13  capacity  A FW-TAB-011
      4 | alpha,3,2.5,abc,
        |             ^
      expected a number from 0 to 400
      found    "abc"

    1 finding. "
  `);
});

test("values that are missing", () => {
  expect(told(row("alpha,3,2.5,,"))).toMatchInlineSnapshot(`
    "datasets/cycling.csv:4:13  capacity  A FW-TAB-010
      4 | alpha,3,2.5,,
        |             ^
      expected a number from 0 to 400
      found    an empty cell

    1 finding. "
  `);
  expect(told(row("alpha,3,2.5,n/a,"))).toMatchInlineSnapshot(`
    "datasets/cycling.csv:4:13  capacity  A FW-TAB-011
      4 | alpha,3,2.5,n/a,
        |             ^
      expected a number from 0 to 400
      found    "n/a", a word for a missing value

    1 finding. "
  `);
  expect(told(row("alpha,3,2.5,#DIV/0!,"))).toMatchInlineSnapshot(`
    "datasets/cycling.csv:4:13  capacity  A FW-TAB-011
      4 | alpha,3,2.5,#DIV/0!,
        |             ^
      expected a number from 0 to 400
      found    "#DIV/0!", a spreadsheet error

    1 finding. "
  `);
  expect(told(row("alpha,3,2.5,NaN,"))).toMatchInlineSnapshot(`
    "datasets/cycling.csv:4:13  capacity  A FW-TAB-011
      4 | alpha,3,2.5,NaN,
        |             ^
      expected a number from 0 to 400
      found    "NaN", a word for a missing value

    1 finding. "
  `);
  expect(told(row("alpha,3,-9999,179.1,"))).toMatchInlineSnapshot(`
    "datasets/cycling.csv:4:9  time  A FW-TAB-013
      4 | alpha,3,-9999,179.1,
        |         ^
      expected a number of at least 0
      found    "-9999"

    1 finding. "
  `);
});

test("values that the schema or a rule refuses", () => {
  expect(told(row("alpha,3,2.5,1791,"))).toMatchInlineSnapshot(`
    "datasets/cycling.csv:4:13  capacity  A FW-TAB-013
      4 | alpha,3,2.5,1791,
        |             ^
      expected a number from 0 to 400
      found    "1791"

    1 finding. "
  `);
  expect(told(row("alpha,3,2.5,30.5,"))).toMatchInlineSnapshot(`
    "datasets/cycling.csv:4:13  capacity  C FW-RNG-002
      4 | alpha,3,2.5,30.5,
        |             ^
      expected usually from 50 to 250 (capacity is plausible)
      found    30.5

    1 finding. "
  `);
  expect(told(row("alhpa,3,2.5,179.1,"))).toMatchInlineSnapshot(`
    "datasets/cycling.csv:4:1  cell  A FW-TAB-013
      4 | alhpa,3,2.5,179.1,
        | ^
      expected one of "alpha", "beta"
      found    "alhpa"
      hint     write "alpha"

    1 finding. "
  `);
  expect(told(row("alpha,3.5,2.5,179.1,"))).toMatchInlineSnapshot(`
    "datasets/cycling.csv:4:7  cycle  A FW-TAB-013
      4 | alpha,3.5,2.5,179.1,
        |       ^
      expected a whole number of at least 1
      found    "3.5"

    1 finding. "
  `);
  expect(told(row("alpha,2,2.5,179.1,"))).toMatchInlineSnapshot(`
    "datasets/cycling.csv:4:1  cell, cycle  A FW-KEY-001
      4 | alpha,2,2.5,179.1,
        | ^
      expected a key of its own for every row
      found    "alpha", 2, the key of line 3 too

    datasets/cycling.csv:4:7  cycle  A FW-ORD-003
      4 | alpha,2,2.5,179.1,
        |       ^
      expected 3 (cycle counts up by one from 1 within cell)
      found    2

    2 findings. "
  `);
  expect(told(row("alpha,4,2.5,179.1,"))).toMatchInlineSnapshot(`
    "datasets/cycling.csv:4:7  cycle  A FW-ORD-003
      4 | alpha,4,2.5,179.1,
        |       ^
      expected 3 (cycle counts up by one from 1 within cell)
      found    4

    1 finding. "
  `);
  expect(told(row("alpha,3,1.2,179.1,"))).toMatchInlineSnapshot(`
    "datasets/cycling.csv:4:9  time  A FW-ORD-001
      4 | alpha,3,1.2,179.1,
        |         ^
      expected a number above 1.5, the value before (time rises with every row within cell)
      found    1.2

    1 finding. "
  `);
});

test("rows and lines", () => {
  expect(told(row("alpha,3,2.5"))).toMatchInlineSnapshot(`
    "datasets/cycling.csv:4:12  A FW-CSV-024
      4 | alpha,3,2.5
        |            ^
      expected 5 cells, as many as in the header
      found    3 cells

    1 finding. "
  `);
  expect(told(row('alpha,3,2.5,179.1,"kept at rest'))).toMatchInlineSnapshot(`
    "datasets/cycling.csv:4:19  note  A FW-CSV-020
      4 | alpha,3,2.5,179.1,"kept at rest
        |                   ^
      expected a closing quote for this one
      found    a quote that does not close

    1 finding. "
  `);
  expect(told(row('alpha,3,2.5,179.1,"kept" at rest'))).toMatchInlineSnapshot(`
    "datasets/cycling.csv:4:25  note  A FW-CSV-021
      4 | alpha,3,2.5,179.1,"kept" at rest
        |                         ^
      expected a comma or the end of the line after a closing quote
      found    " at rest"

    1 finding. "
  `);
  expect(told(row(""))).toMatchInlineSnapshot(`
    "datasets/cycling.csv:4:1  C FW-CSV-023
      4 | 
        | ^
      expected no blank lines
      found    a blank line

    1 finding. "
  `);
  expect(told(row(header))).toMatchInlineSnapshot(`
    "datasets/cycling.csv:4:1  B FW-CSV-042
      4 | cell,cycle,time,capacity,note
        | ^
      expected one header, on top
      found    the header again

    1 finding. "
  `);
  expect(told(row("# stopped here"))).toMatchInlineSnapshot(`
    "datasets/cycling.csv:4:1  C FW-CSV-026
      4 | # stopped here
        | ^
      expected no comment lines, unless the schema declares them
      found    "# stopped here"

    1 finding. "
  `);
  expect(told(lines(header, ...rows, "Mean,,,149.8,"))).toMatchInlineSnapshot(`
    "datasets/cycling.csv:8:1  B FW-CSV-044
      8 | Mean,,,149.8,
        | ^
      expected rows alone below the header
      found    "Mean", below the last row

    1 finding. "
  `);
  expect(told(lines(header, ...rows).slice(0, -8))).toMatchInlineSnapshot(`
    "datasets/cycling.csv:7:11  A FW-CSV-024
      7 | beta,3,2.5
        |           ^
      expected 5 cells, as many as in the header
      found    3 cells at the end of the file, which may be cut off

    datasets/cycling.csv:7:11  G FW-CSV-016
      7 | beta,3,2.5
        |           ^
      expected a line end after the last row
      found    no line end

    2 findings. "
  `);
  expect(told(lines(header, ...rows).replaceAll("\n", "\r\n"))).toMatchInlineSnapshot(`
    "datasets/cycling.csv:1:30  G FW-CSV-015
      1 | cell,cycle,time,capacity,note
        |                              ^
      expected LF at the end of every line
      found    CRLF throughout

    1 finding. "
  `);
});

test("the header", () => {
  expect(told(lines("cell,cycle,time,Capacity,note", ...rows))).toMatchInlineSnapshot(`
    "datasets/cycling.csv:1:17  capacity  A FW-TAB-001
      1 | cell,cycle,time,Capacity,note
        |                 ^
      expected a column "capacity"
      found    "Capacity"
      hint     rename the column in the file, or in its schema

    datasets/cycling.csv  G FW-TAB-030
      expected rows without a fault, for the rules to read
      found    none, so 3 rules did not run

    2 findings. "
  `);
  expect(told(lines("cell,cycle,time_min,capacity,note", ...rows))).toMatchInlineSnapshot(`
    "datasets/cycling.csv:1:12  time  A FW-UNI-001
      1 | cell,cycle,time_min,capacity,note
        |            ^
      expected a column "time" in h
      found    "time_min", in min; 1 h = 60 min
      hint     convert the values to h and rename the column, or declare min in the schema

    datasets/cycling.csv  G FW-TAB-030
      expected rows without a fault, for the rules to read
      found    none, so 3 rules did not run

    2 findings. "
  `);
  expect(told(lines("cell,cycle,time,capacity,capacity", ...rows))).toMatchInlineSnapshot(`
    "datasets/cycling.csv:1:1  note  A FW-TAB-001
      1 | cell,cycle,time,capacity,capacity
        | ^
      expected a column "note"
      found    no column of that name

    datasets/cycling.csv:1:26  capacity  A FW-CSV-030
      1 | cell,cycle,time,capacity,capacity
        |                          ^
      expected a name of its own for every column
      found    "capacity", the name of column 4 too

    datasets/cycling.csv  G FW-TAB-030
      expected rows without a fault, for the rules to read
      found    none, so 3 rules did not run

    3 findings. "
  `);
  expect(told(lines("cell,cycle,time,note", ...rows.map((line) => line.replace(/,[^,]*,$/, ","))))).toMatchInlineSnapshot(`
    "datasets/cycling.csv:1:1  capacity  A FW-TAB-001
      1 | cell,cycle,time,note
        | ^
      expected a column "capacity"
      found    no column of that name

    datasets/cycling.csv  G FW-TAB-030
      expected rows without a fault, for the rules to read
      found    none, so 3 rules did not run

    2 findings. "
  `);
  expect(told(lines("Export of 3 May", header, ...rows))).toMatchInlineSnapshot(`
    "datasets/cycling.csv:1:1  B FW-CSV-040
      1 | Export of 3 May
        | ^
      expected the header on the first line
      found    "Export of 3 May", above the header

    1 finding. "
  `);
  expect(told(lines(header, ",,h,mAh/g,", ...rows))).toMatchInlineSnapshot(`
    "datasets/cycling.csv:2:3  B FW-UNI-004
      2 | ,,h,mAh/g,
        |   ^
      expected data in every row below the header; units are declared in the schema
      found    a row of units: "h", "mAh/g"
      hint     delete line 2

    1 finding. "
  `);
  expect(told(lines(...rows))).toMatchInlineSnapshot(`
    "datasets/cycling.csv:1:1  A FW-CSV-049
      1 | alpha,1,0.5,180.5,
        | ^
      expected a header with the names of the columns
      found    a row, "alpha,1,0.5,180.5,", on the first line

    1 finding. "
  `);
});

test("the file", () => {
  expect(told(lines(header, ...rows).replaceAll(",", ";"))).toMatchInlineSnapshot(`
    "datasets/cycling.csv:1:1  B FW-CSV-012
      1 | cell;cycle;time;capacity;note
        | ^
      expected cells separated by commas
      found    semicolons
      hint     export the table with commas, or declare its dialect in the schema

    1 finding. "
  `);
  expect(told("")).toMatchInlineSnapshot(`
    "datasets/cycling.csv  A FW-CSV-010
      expected a header row
      found    a file of 0 bytes

    1 finding. "
  `);
  expect(told(Uint8Array.from(Buffer.from(row("alpha,3,2.5,179.1,caf\u00e9"), "latin1")))).toMatchInlineSnapshot(`
    "datasets/cycling.csv:4:22  note  A FW-CSV-004
      4 | alpha,3,2.5,179.1,caf�
        |                      ^
      expected UTF-8 text
      found    byte 0xe9 ("é" in Latin-1)

    1 finding. "
  `);
  expect(told(Uint8Array.of(0x50, 0x4b, 0x03, 0x04, 0x14))).toMatchInlineSnapshot(`
    "datasets/cycling.csv  A FW-CSV-001
      expected a table as comma-separated UTF-8 text
      found    this is a zip file or spreadsheet (.xlsx, .ods)

    1 finding. "
  `);
  expect(told(row("alpha,3,2.5,179.1,20 Â°C"))).toMatchInlineSnapshot(`
    "datasets/cycling.csv:4:22  note  B FW-CSV-017
      4 | alpha,3,2.5,179.1,20 Â°C
        |                      ^
      expected text that was read as UTF-8 before it was saved
      found    "Â°", which is "°" in UTF-8 read as Windows-1252
      hint     write "°"

    1 finding. "
  `);
  expect(told(row('alpha,3,2.5,179.1,"=HYPERLINK(1)"'))).toMatchInlineSnapshot(`
    "datasets/cycling.csv:4:19  note  B FW-TAB-025
      4 | alpha,3,2.5,179.1,"=HYPERLINK(1)"
        |                   ^
      expected text that a spreadsheet does not run
      found    "=HYPERLINK(1)", which is a formula

    1 finding. "
  `);
  expect(told(lines(header, ...rows.slice(0, 2), "<<<<<<< HEAD", rows[2]!, "=======", rows[2]!, ">>>>>>> main", ...rows.slice(3)))).toMatchInlineSnapshot(`
    "datasets/cycling.csv:4:1  A FW-CSV-013
      4 | <<<<<<< HEAD
        | ^
      expected a merged file
      found    the conflict marker "<<<<<<<"

    datasets/cycling.csv:6:1  A FW-CSV-013
      6 | =======
        | ^
      expected a merged file
      found    the conflict marker "======="

    datasets/cycling.csv:7:1  cell, cycle  A FW-KEY-001
      7 | alpha,3,2.5,179.1,
        | ^
      expected a key of its own for every row
      found    "alpha", 3, the key of line 5 too

    datasets/cycling.csv:7:7  cycle  A FW-ORD-003
      7 | alpha,3,2.5,179.1,
        |       ^
      expected 4 (cycle counts up by one from 1 within cell)
      found    3

    datasets/cycling.csv:7:9  time  A FW-ORD-001
      7 | alpha,3,2.5,179.1,
        |         ^
      expected a number above 2.5, the value before (time rises with every row within cell)
      found    2.5

    datasets/cycling.csv:8:1  A FW-CSV-013
      8 | >>>>>>> main
        | ^
      expected a merged file
      found    the conflict marker ">>>>>>>"

    6 findings. "
  `);
  expect(told(lines(header))).toMatchInlineSnapshot(`
    "datasets/cycling.csv:1:1  B FW-CSV-011
      1 | cell,cycle,time,capacity,note
        | ^
      expected rows below the header
      found    a header and no rows

    1 finding. "
  `);
});
