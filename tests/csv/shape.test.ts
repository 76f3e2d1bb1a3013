import { expect, test } from "vitest";
import { scanCsv } from "../../src/csv/scan.ts";
import { checkShape } from "../../src/csv/shape.ts";
import { placeAt, textAt } from "../../src/csv/locate.ts";

const names = ["strain", "dose", "growth"];
const header = "strain,dose,growth\n";
const body = "a,1,2\nb,2,3\nc,3,4\n";

/** First cells of the rows that are not damaged, and every fault with its place. */
const shapeOf = (csv: string, expected: readonly string[] = names) => {
  const scan = scanCsv(csv);
  const shape = checkShape(scan, scan.faults, expected);
  const rows = Array.from(shape.rows).filter((record) => !shape.isDamaged(record));
  const faults = Array.from(shape.faults, ({ kind, offset, found }) => {
    const { line, column } = placeAt(scan, offset);
    return `${line}:${column} ${kind}: ${found}`;
  });
  return { header: shape.header, rows: rows.map((record) => textAt(scan, record, 0)).join(""), faults };
};
const faultsOf = (csv: string, expected?: readonly string[]) => shapeOf(csv, expected).faults;

test("a table is a header and rows, whether its names are known or not", () => {
  for (const expected of [names, []]) expect(shapeOf(header + body, expected)).toEqual({ header: names, rows: "abc", faults: [] });
});

test("titles above the header are told and passed over", () => {
  const above = (lines: string, expected?: readonly string[]) => shapeOf(lines + header + body, expected);
  const titles = { "Table S1. Growth\n": 1, "Table S1. Growth,,\n,,\n": 2, "Fig. 1,panel a\n": 1, "one\ntwo\n": 2 };
  for (const [title, count] of Object.entries(titles)) {
    for (const expected of [names, []]) {
      const shape = above(title, expected);
      expect(shape).toMatchObject({ header: names, rows: "abc" });
      expect(shape.faults, title).toHaveLength(count);
    }
  }
  expect(above("Table S1. Growth,,\n,,\n").faults).toMatchInlineSnapshot(`
    [
      "2:1 emptyRow: a row of empty cells",
      "1:1 titleRow: "Table S1. Growth,,", above the header",
    ]
  `);
  expect(above("a,1,2\n").faults).toMatchInlineSnapshot(`
    [
      "1:1 rowAboveHeader: "a,1,2", above the header",
    ]
  `);
});

test("what may be a header is no title", () => {
  expect(shapeOf("a,b\n1,2\n3,4\n", []).faults).toEqual([]);
  expect(shapeOf("a\n1,2\n", []).header).toEqual(["a"]);
  expect(shapeOf("name,note\nx,y\nz,w\n", [])).toMatchObject({ header: ["name", "note"], rows: "xz", faults: [] });
});

test("comment lines are told and passed over, unless rows begin so", () => {
  expect(shapeOf(`# made by a program\n# a, b\n${header}a,1,2\n# stopped\n"# again",,\n% x, y\nb,2,3\n`)).toMatchInlineSnapshot(`
    {
      "faults": [
        "1:1 commentLine: "# made by a program"",
        "2:1 commentLine: "# a, b"",
        "5:1 commentLine: "# stopped"",
        "6:1 commentLine: "\\"# again\\",,"",
        "7:1 commentLine: "% x, y"",
      ],
      "header": [
        "strain",
        "dose",
        "growth",
      ],
      "rows": "ab",
    }
  `);
  expect(shapeOf("#strain,dose,growth\n#1,1,2\n#2,3\n", [])).toMatchObject({ header: ["#strain", "dose", "growth"], rows: "#1" });
  expect(shapeOf("colour,n\n#ff0000,1\n#00ff00,2\n", [])).toMatchObject({ rows: "#ff0000#00ff00", faults: [] });
});

test("a line that names the separator is passed over", () => {
  expect(shapeOf(`sep=,\n${header}${body}`)).toEqual({ header: names, rows: "abc", faults: ['1:1 separatorLine: "sep=,"'] });
});

test("the header again is no row; its names in another order part the table in two", () => {
  expect(shapeOf(`${header}${body}${header}d,1,2\n\ufeff${header}e,1,2\n`)).toMatchInlineSnapshot(`
    {
      "faults": [
        "5:1 repeatedHeader: the header again",
        "7:1 repeatedHeader: the header again",
      ],
      "header": [
        "strain",
        "dose",
        "growth",
      ],
      "rows": "abcde",
    }
  `);
  expect(faultsOf(`${header}${body}dose,strain,growth\n`)).toMatchInlineSnapshot(`
    [
      "5:1 otherHeader: "dose,strain,growth", the names in another order",
    ]
  `);
  expect(shapeOf("x\nx\n1\n", [])).toMatchObject({ faults: [] });
});

test("totals, means and notes below the rows are told and passed over", () => {
  const below = ["Total,,9", "total:,6", "Sum,6,9", "Mean,2.0,3.0", "Source: a book", "Note: by hand,,", "* by hand", "(3 rows affected)"];
  for (const line of below) expect(shapeOf(`${header}${body}${line}\n`), line).toMatchObject({ rows: "abc", faults: [expect.stringContaining("5:1 footer")] });
  expect(shapeOf(`${header}${body}Total,,9\nSource: a book\n`).faults).toMatchInlineSnapshot(`
    [
      "5:1 footer: "Total", below the last row",
      "6:1 footer: "Source: a book", below the last row",
    ]
  `);
});

test("a row that is named like a total, or lacks values, is a row", () => {
  for (const line of ["Total,7,9", "wild type,,", "wild type,1,", "mean,1,2", "Source,1,2"]) expect(shapeOf(`${header}${body}${line}\n`).faults, line).toEqual([]);
  expect(faultsOf("statistic,a,b\nmean,1,2\nsd,,\n", [])).toEqual([]);
});

test("columns without name and cells, and commas behind every row, are told once", () => {
  expect(shapeOf("strain,dose,growth,,\na,1,2,,\nb,2,3,,\n")).toEqual({ header: names, rows: "ab", faults: ["1:20 emptyColumns: 2 columns of empty cells behind the last name"] });
  expect(shapeOf(`${header}a,1,2,\nb,2,3,\n`)).toEqual({ header: names, rows: "ab", faults: ["1:19 emptyColumns: 1 column of empty cells behind the last name"] });
  expect(faultsOf("strain,dose,growth,\na,1,2,x\nb,2,3,\n")).toEqual(["1:20 emptyName: an empty name"]);
  expect(faultsOf(`${header}a,1,2,\nb,2,3\n`)).toEqual(["2:7 longRow: 4 cells"]);
});

test("a first column without a name may number the rows", () => {
  expect(shapeOf(",strain,dose,growth\n0,a,1,2\n1,b,2,3\n4,c,3,4\n")).toEqual({
    header: ["", ...names],
    rows: "014",
    faults: ["1:1 rowNumbers: a first column without a name that numbers the rows"],
  });
  expect(faultsOf(",strain,dose,growth\n1,a,1,2\n1,b,2,3\n")).toEqual(["1:1 emptyName: an empty name"]);
});

test("a header that is shorter or longer than every row is one fault", () => {
  expect(shapeOf(`${header}1,a,1,2\n2,b,2,3\n`)).toEqual({ header: names, rows: "", faults: ["1:19 headerWidth: 3 cells"] });
});

test("a table that lies on its side, or has no header, is told once and not read", () => {
  expect(shapeOf("strain,a,b,c\ndose,1,2,3\ngrowth,2,3,4\n")).toMatchInlineSnapshot(`
    {
      "faults": [
        "1:1 transposed: the names one below the other, in the first column",
      ],
      "header": [],
      "rows": "",
    }
  `);
  expect(shapeOf(body)).toMatchInlineSnapshot(`
    {
      "faults": [
        "1:1 noHeader: a row, "a,1,2", on the first line",
      ],
      "header": [],
      "rows": "",
    }
  `);
  expect(shapeOf("name,value\ndose,1\n", ["name", "value"]).faults).toEqual([]);
});

test("rows of commas alone are no rows", () => {
  expect(shapeOf(`${header}${body},,\n,,\n`)).toEqual({ header: names, rows: "abc", faults: ["5:1 emptyRow: a row of empty cells", "6:1 emptyRow: a row of empty cells"] });
});

test("a cell that no one can read is told in time", () => {
  const before = performance.now();
  expect(faultsOf(`${header}${"x".repeat(20_000_000)},1,2\n`)).toEqual(["2:1 longCell: 20,000,000 characters"]);
  expect(performance.now() - before).toBeLessThan(5000);
});

test("a row that is one cell too long may have a number with a decimal comma, where it can be only one", () => {
  expect(faultsOf(`${header}${body}d,2,5,x\n`)).toEqual(["5:7 longRow: 4 cells"]);
  expect(faultsOf("strain,dose,note\na,1,x\nb,2,5,y\n")).toEqual(['3:3 longRow: 4 cells, two of them "2,5", which may be one number with a decimal comma']);
  expect(faultsOf(`${header}${body}d,1,2,5\n`)).toEqual(["5:7 longRow: 4 cells"]);
});
