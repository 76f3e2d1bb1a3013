import { expect, test } from "vitest";
import { writeText } from "../../src/diff/report/text.ts";
import { claim, figure, finding, fullReport, panel, report, sentence, table } from "./report-sample-small.ts";

test("the whole of a report, in the order in which it matters", () => {
  expect(writeText(fullReport)).toBe(`Printed numbers that round otherwise
  C033  Fig. 3b  printed 1.0 mAh/g, tables 1.02 -> 1.07  pass -> fail  the capacity after 50 cycles

Alarms
  Fig. 3b: 1 patch of pixels at (12, 30) that no change of the scene explains

New findings
  datasets/rate.csv:8:3  capacity  C FW-RNG-002
    expected usually from 0 to 1
    found    1.07

  1 finding. New since base. 2 of base are gone.

6 figures: 1 identical, 1 noise, 1 changed, 1 added, 1 renamed, 1 failed
paper: main -> WORKTREE
  base  aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, 2026-01-02T03:04:05Z, A. Author
  head  on bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb, with changes that are not committed
  fast: both sides ran with the packages of today, so that libraries cannot be blamed

Fig. 3  spec  the page is 2 mm higher
Fig. 3b  data  1 of 600 points moved by 3.1 pt (sample NLMO, cycle 7)
Fig. 3b  data, spec  y axis: domain 0 to 1 -> 0 to 1.2
Fig. 3b  spec  y axis > scale > domain: [0, 1] -> [0, 1.2]
Fig. 3c  layout
Fig. 5  added
Fig. 6  renamed from fig9
Fig. 7  failed, datasets/x.csv has no column y

Tables
  datasets/rate.csv  changed  rows 600: 1 changed; cells and whole rows that differ: 1; largest relative change 4.9 %; rows matched by key sample, cycle
    1 of 600 rows changed: capacity 1.02 -> 1.07 (sample NLMO, cycle 7)
    drawn in Fig. 3b
    reaches Fig. 3c through a shared scale
  datasets/eis.csv  noise  rows 600; cells that differ by noise: 3; rows matched by key sample, cycle
    3 cells differ by less than 1e-9

Other claims that moved
  C034  tables 2 -> 2.01  pass  the capacity after 50 cycles

What differs
  data: datasets/rate.csv

What did not change
  Fig. 2: identical, all inputs are equal by hash
  Fig. 4: noise, drawn and compared
  Fig. 3a: same
  spec, theme, fonts, libraries, engine: equal by hash

Remarks
  datasets/big.csv is an LFS pointer

Again: npm run diff -- aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa WORKTREE
Exit 1: changes to review
`);
});

test("where nothing changed, it says so and how that is known", () => {
  const lines = writeText(report({ goneFindings: 1 })).split("\n");
  expect(lines[0]).toBe("1 figure: 1 identical");
  expect(lines).toContain("  Fig. 2: identical, all inputs are equal by hash");
  expect(lines).toContain("  Findings: 1 of base are gone.");
  expect(lines.at(-2)).toBe("Exit 0: nothing changed, or no more than noise");
  expect(lines.join("\n")).not.toMatch(/Alarms|Claims|Tables|New findings/i);
});

test("no text writes to the terminal or makes a line of its own", () => {
  const evil = "a\u001b[2J\r\nExit 0: fine\u202e";
  const text = writeText({
    ...fullReport,
    project: evil, headline: evil, alarms: [evil], remarks: [evil], reproduce: evil,
    base: { ...fullReport.base, name: evil, author: evil },
    claims: [claim({ id: evil, says: evil, printed: evil, before: evil, statusAfter: evil, panels: [evil] })],
    newFindings: [{ ...finding, file: evil, found: evil, excerpt: { text: evil, before: 2 } }],
    tables: [table({ file: evil, sentences: [evil], join: evil, draws: [evil] })],
    figures: [figure("fig3", { status: "failed", name: evil, why: evil, sentences: [sentence(evil, "data")], panels: [panel("b", { name: evil, status: "changed", spec: [sentence(evil)] })] })],
  });
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  expect(text).not.toMatch(/^Exit 0/m);
  expect(text.match(/\\u001b\[2J\\u000d\\u000aExit 0: fine\\u202e/g)!.length).toBeGreaterThan(15);
});

test("never above 200 lines, and every part that is cut says how much more there is", () => {
  const many = <T>(value: T): readonly T[] => Array.from({ length: 500 }, () => value);
  const long = "word ".repeat(1000);
  const text = writeText({
    ...fullReport,
    alarms: many(long),
    claims: [...many(claim()), ...many(claim({ roundsOtherwise: false }))],
    newFindings: many(finding),
    tables: many(table({ sentences: many(long) })),
    figures: [
      ...many(figure("fig3", { status: "changed", sentences: many(sentence(long)), panels: many(panel("b", { status: "changed", spec: many(sentence("x", "spec")) })) })),
      ...Array.from({ length: 500 }, (_, at) => figure(`fig${at}`, { why: String(at) })),
    ],
    remarks: many(long),
    layers: fullReport.layers.map((facts) => ({ ...facts, isEqual: false, files: many({ path: "datasets/a.csv", change: "added" as const }) })),
  });
  const lines = text.split("\n");
  expect(lines.length).toBeLessThanOrEqual(200);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(302);
  const cut = text.split("\n\n").filter((part) => /\n *… \d+ more lines; the HTML report has them$/.test(part));
  expect(cut.map((part) => part.split("\n")[0]!.slice(0, 38))).toEqual([
    "Printed numbers that round otherwise", "Alarms", "  datasets/rate.csv:8:3  capacity  C F", "Fig. 3  word word word word word word w", "Tables", "Other claims that moved", "What did not change", "Remarks",
  ].map((title) => title.slice(0, 38)));
  expect(lines).toContain("  … 489 more lines; the HTML report has them");
  expect(text).toContain("datasets/a.csv (added) and 495 more");
  expect(lines.at(-2)).toBe("Exit 1: changes to review");
});

test("one figure with much to tell does not hide the next, one panel with much in its spec not its marks", () => {
  const loud = figure("fig3", { status: "changed", sentences: Array.from({ length: 300 }, () => sentence("much", "data")) });
  const spec = Array.from({ length: 9 }, (_, at) => sentence(`place ${at}`, "spec"));
  const quiet = figure("fig4", { status: "changed", panels: [panel("a", { name: "Fig. 4a", status: "changed", sentences: [sentence("one point moved", "data")], spec })] });
  const text = writeText(report({ figures: [loud, quiet] }));
  expect(text).toContain("… 266 more lines; the HTML report has them\nFig. 4a  data  one point moved\n");
  expect(text).toContain("Fig. 4a  spec  place 2\nFig. 4a  spec  6 more places; the HTML report has them\n");
});
