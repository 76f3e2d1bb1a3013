import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { expect, test } from "vitest";
import { writeJson } from "../../src/diff/report/json.ts";
import { layers, reportVersion, type Cause, type FigureReport, type PanelReport, type Report, type TableReport } from "../../src/diff/report/report.ts";
import { claim, figure, finding, fullReport, panel, report, revision, sentence, table } from "./report-sample-small.ts";

const schema = JSON.parse(readFileSync("docs/diff-report.schema.json", "utf8")) as { $defs: { report: { properties: { version: { const: number } } } } };
const fits = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(schema);

/** The order of keys of every object of a text of JSON, in the order of the text: JSON.parse would put `10` before `9`. */
const keysIn = (json: string): readonly string[] => [...json.matchAll(/^ +("(?:[^"\\]|\\.)*"): /gm)].map(([, key]) => JSON.parse(key!) as string);

test("the report as it is, its keys sorted, a newline at the end", () => {
  const json = writeJson(fullReport);
  expect(JSON.parse(json)).toEqual(fullReport);
  expect(json).toMatch(/^\{\n {2}"alarms": \[\n {4}"Fig/);
  expect(json).toMatch(/"version": 1\n\}\n$/);
  const keys = keysIn(writeJson(report({ tools: { b: "1", "10": "2", "9": "3", a: "4" } })));
  expect(keys.slice(keys.indexOf("tools"))).toEqual(["tools", "10", "9", "a", "b", "version"]);
});

test("the order in which keys were set makes no difference", () => {
  const turned = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(turned);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).reverse().map(([key, item]) => [key, turned(item)]));
  };
  expect(writeJson(turned(fullReport) as Report)).toBe(writeJson(fullReport));
});

test("whatever a text holds comes back, and a field that is not set is not there", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.nat({ max: 0xffff }).map((unit) => String.fromCharCode(unit)) }), fc.dictionary(fc.string(), fc.string()), (text, tools) => {
      const given = report({ project: text, alarms: [text, ""], tools });
      expect(JSON.parse(writeJson(given))).toEqual(JSON.parse(JSON.stringify(given)));
    }),
    { numRuns: 50 },
  );
  expect(writeJson(report({ newFindings: [{ ...finding, hint: undefined } as never] }))).not.toContain("hint");
});

const figureStatuses: readonly FigureReport["status"][] = ["identical", "same", "noise", "changed", "added", "removed", "renamed", "failed"];
const panelStatuses: readonly PanelReport["status"][] = ["same", "noise", "layout", "sub-visible", "order", "changed", "added", "removed"];
const tableChanges: readonly TableReport["change"][] = ["added", "removed", "changed", "noise"];
const causes: readonly Cause[] = [...layers, "interaction", "nondeterminism"];

test("the schema fits every variant", () => {
  const variants: readonly Report[] = [
    fullReport,
    report(),
    ...([0, 1, 3, 4, 5] as const).map((exitCode) => report({ exitCode, mode: "faithful" })),
    report({
      base: revision({ sha: null, date: null, author: null }),
      figures: figureStatuses.map((status) => figure("fig1", { status, panels: panelStatuses.map((letter) => panel(letter, { status: letter, shares: { theme: 2, interaction: 1 } })) })),
      tables: tableChanges.map((change) => table({ change, cells: (["changed", "added", "removed"] as const).map((kind) => ({ row: "", column: "", before: "", after: "", change: kind, lineBefore: null, lineAfter: 2 })) })),
      newFindings: [{ ...finding, key: { sample: "a" }, more: { count: 2, lines: "3, 4" }, affects: ["Fig. 3a"], excerpt: { text: "a", before: 0 }, fingerprint: "0", answer: "so" }],
      claims: [claim()],
      alarms: ["x"],
      remarks: ["y"],
      layers: layers.map((layer) => ({ layer, before: "0", after: "1", isEqual: false, files: (["added", "removed", "changed"] as const).map((change) => ({ path: "a", change })) })),
    }),
    report({ figures: [figure("fig1", { sentences: causes.map((cause) => sentence("x", cause)) })] }),
  ];
  for (const variant of variants) expect([fits(JSON.parse(writeJson(variant))), fits.errors]).toEqual([true, null]);
  expect(schema.$defs.report.properties.version.const).toBe(reportVersion);
});

test("the schema refuses what is not a report", () => {
  const wrong: readonly [string, (value: Record<string, any>) => void][] = [
    ["another version", (value) => (value.version = 2)],
    ["an exit code that none has", (value) => (value.exitCode = 2)],
    ["a field that nobody knows", (value) => (value.clock = "12:00")],
    ["no tables", (value) => delete value.tables],
    ["a revision without a name", (value) => delete value.base.name],
    ["a cause that none is", (value) => (value.figures[1].sentences[0].causes = ["weather"])],
    ["a status that none has", (value) => (value.figures[0].status = "fine")],
    ["a panel's status for a figure", (value) => (value.figures[0].status = "layout")],
    ["a share of a cause that none is", (value) => (value.figures[1].panels[1].shares.weather = 1)],
    ["a count below 0", (value) => (value.tables[0].noiseCells = -1)],
    ["half a row", (value) => (value.tables[0].rows.added = 0.5)],
    ["line 0", (value) => (value.tables[0].cells[0].lineBefore = 0)],
    ["a text for a number", (value) => (value.tables[0].largestRelative = "5 %")],
    ["a picture", (value) => (value.figures[1].panels[1].picture = "data:")],
    ["a finding without a rule", (value) => delete value.newFindings[0].rule],
    ["a claim that may round", (value) => (value.claims[0].roundsOtherwise = "maybe")],
    ["a file that is neither added, removed nor changed", (value) => (value.layers[0].files[0].change = "moved")],
  ];
  for (const [name, spoil] of wrong) {
    const value = JSON.parse(writeJson(fullReport)) as Record<string, any>;
    spoil(value);
    expect(fits(value), name).toBe(false);
  }
});
