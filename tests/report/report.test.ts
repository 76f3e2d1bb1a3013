import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadPages } from "../../src/explain.ts";
import type { Finding } from "../../src/finding.ts";
import { bounded } from "../../src/report/bounded.ts";
import { githubReport } from "../../src/report/github.ts";
import { jsonReport } from "../../src/report/json.ts";
import { junitReport } from "../../src/report/junit.ts";
import { sarifReport } from "../../src/report/sarif.ts";
import { validate } from "../../src/validate.ts";
import { createProject } from "../project.ts";

const schema = `
  import { z } from "zod";
  import { column, dataset, plausible } from "#figwright";
  export const table = dataset({
    file: "loads.csv", title: "", provenance: { kind: "assumed", source: "this test" }, key: ["cell"],
    columns: { cell: column(z.string(), "Cell"), load: column(z.number(), "Load", "mg", { plausible: [1, 5] }) },
    rules: [plausible("load")],
  });`;
const project = () =>
  createProject({
    "schemas/loads.ts": schema,
    "datasets/loads.csv": 'cell,load\na,2\n"<b>&",9\nc,"3,1"\n\u001b[31md,4 mg\n',
    "schemas/responses.ts": 'export const responses = [{ fingerprint: "0123456789ab", rule: "FW-RNG-002", answer: "as weighed" }];',
  });
const fails = ({ level, answer }: Finding): boolean => level <= "B" && answer === undefined;

test("JSON: what was read, the counts, every finding with its type, key and fingerprint", async () => {
  const root = await project();
  expect(jsonReport(await validate(root), await loadPages(root))).toMatchInlineSnapshot(`
    "{
      "tables": [
        {
          "file": "datasets/loads.csv",
          "sha256": "dafac21b179310014d4def6a36b302d0ac357c7cced14c88230460c5a12fdc15",
          "rows": 2
        }
      ],
      "counts": {
        "A": 1,
        "B": 2,
        "C": 1,
        "G": 1,
        "answered": 0,
        "shown": 5
      },
      "findings": [
        {
          "rule": "FW-TAB-011",
          "level": "A",
          "type": "syntax",
          "file": "datasets/loads.csv",
          "line": 4,
          "column": 3,
          "byte": 25,
          "subject": "load",
          "key": {
            "cell": "c"
          },
          "expected": "a number",
          "found": "\\"3,1\\", with a decimal comma",
          "hint": "write 3.1",
          "excerpt": {
            "text": "c,\\"3,1\\"",
            "before": 2
          },
          "fingerprint": "91ab4f0b8165"
        },
        {
          "rule": "FW-CSV-006",
          "level": "B",
          "type": "syntax",
          "file": "datasets/loads.csv",
          "line": 5,
          "column": 1,
          "byte": 31,
          "subject": "cell",
          "key": {
            "cell": "\\u001b[31md"
          },
          "expected": "text without control characters",
          "found": "the character U+001B",
          "excerpt": {
            "text": "\\u001b[31md,4 mg",
            "before": 0
          },
          "fingerprint": "7f4983e44e66"
        },
        {
          "rule": "FW-TAB-011",
          "level": "B",
          "type": "syntax",
          "file": "datasets/loads.csv",
          "line": 5,
          "column": 8,
          "byte": 38,
          "subject": "load",
          "key": {
            "cell": "\\u001b[31md"
          },
          "expected": "a number",
          "found": "\\"4 mg\\", with a unit or a remark",
          "hint": "write 4",
          "excerpt": {
            "text": "\\u001b[31md,4 mg",
            "before": 7
          },
          "fingerprint": "9a9e9754d47c"
        },
        {
          "rule": "FW-RNG-002",
          "level": "C",
          "type": "value",
          "file": "datasets/loads.csv",
          "line": 3,
          "column": 8,
          "byte": 21,
          "subject": "load",
          "key": {
            "cell": "<b>&"
          },
          "expected": "usually from 1 to 5 (load is plausible)",
          "found": "9",
          "hint": "mend the faulty rows first: 2 rows were left out here",
          "excerpt": {
            "text": "\\"<b>&\\",9",
            "before": 7
          },
          "fingerprint": "2112921870ae"
        },
        {
          "rule": "FW-RSP-002",
          "level": "G",
          "type": "declaration",
          "file": "schemas/responses.ts",
          "subject": "FW-RNG-002 0123456789ab",
          "expected": "answers to findings that are there",
          "found": "none with this fingerprint: it was mended, or changed and must be answered anew"
        }
      ]
    }
    "
  `);
});

test("SARIF: rules with their pages, results with places and fingerprints, an answer as a suppression", async () => {
  const root = await project();
  const { findings } = await validate(root);
  const answered = findings.map((finding) => (finding.rule === "FW-RNG-002" ? { ...finding, answer: "as weighed" } : finding));
  const { runs, version } = JSON.parse(sarifReport(answered, await loadPages(root)));
  expect(version).toBe("2.1.0");
  expect(runs[0].columnKind).toBe("unicodeCodePoints");
  expect(runs[0].tool.driver.rules.map(({ id, shortDescription }: { id: string; shortDescription: { text: string } }) => [id, shortDescription.text.length > 10])).toEqual(
    [...new Set(findings.map(({ rule }) => rule))].sort().map((id) => [id, true]),
  );
  expect(runs[0].results.find(({ ruleId }: { ruleId: string }) => ruleId === "FW-RNG-002")).toMatchInlineSnapshot(`
    {
      "level": "warning",
      "locations": [
        {
          "physicalLocation": {
            "artifactLocation": {
              "uri": "datasets/loads.csv",
            },
            "region": {
              "startColumn": 8,
              "startLine": 3,
            },
          },
        },
      ],
      "message": {
        "text": "load: expected usually from 1 to 5 (load is plausible); found 9; mend the faulty rows first: 2 rows were left out here",
      },
      "partialFingerprints": {
        "figwright/v1": "2112921870ae",
      },
      "properties": {
        "level": "C",
      },
      "ruleId": "FW-RNG-002",
      "ruleIndex": 1,
      "suppressions": [
        {
          "justification": "as weighed",
          "kind": "external",
        },
      ],
    }
  `);
});

test("JUnit: a suite for every file, a case for every rule; what fails is what counts; no character breaks the XML", async () => {
  expect(junitReport(await validate(await project()), fails)).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="figwright validate" tests="4" failures="2">
      <testsuite name="datasets/loads.csv" tests="3" failures="2">
        <testcase classname="datasets/loads.csv" name="FW-CSV-006"><failure message="datasets/loads.csv:5:1 B cell: expected text without control characters; found the character U+001B">datasets/loads.csv:5:1 B cell: expected text without control characters; found the character U+001B</failure></testcase>
        <testcase classname="datasets/loads.csv" name="FW-RNG-002"><system-out>datasets/loads.csv:3:8 C load: expected usually from 1 to 5 (load is plausible); found 9; mend the faulty rows first: 2 rows were left out here</system-out></testcase>
        <testcase classname="datasets/loads.csv" name="FW-TAB-011"><failure message="datasets/loads.csv:4:3 A load: expected a number; found &quot;3,1&quot;, with a decimal comma; write 3.1">datasets/loads.csv:4:3 A load: expected a number; found &quot;3,1&quot;, with a decimal comma; write 3.1
    datasets/loads.csv:5:8 B load: expected a number; found &quot;4 mg&quot;, with a unit or a remark; write 4</failure></testcase>
      </testsuite>
      <testsuite name="schemas/responses.ts" tests="1" failures="0">
        <testcase classname="schemas/responses.ts" name="FW-RSP-002"><system-out>schemas/responses.ts G FW-RNG-002 0123456789ab: expected answers to findings that are there; found none with this fingerprint: it was mended, or changed and must be answered anew</system-out></testcase>
      </testsuite>
    </testsuites>
    "
  `);
});

test("GitHub: one command a finding, its values escaped; an answered one is left out", async () => {
  const { findings } = await validate(await project());
  expect(githubReport(findings)).toMatchInlineSnapshot(`
    "::error file=datasets/loads.csv,line=4,col=3,title=A FW-TAB-011::load: expected a number; found "3,1", with a decimal comma; write 3.1
    ::error file=datasets/loads.csv,line=5,col=1,title=B FW-CSV-006::cell: expected text without control characters; found the character U+001B
    ::error file=datasets/loads.csv,line=5,col=8,title=B FW-TAB-011::load: expected a number; found "4 mg", with a unit or a remark; write 4
    ::warning file=datasets/loads.csv,line=3,col=8,title=C FW-RNG-002::load: expected usually from 1 to 5 (load is plausible); found 9; mend the faulty rows first: 2 rows were left out here
    ::notice file=schemas/responses.ts,title=G FW-RSP-002::FW-RNG-002 0123456789ab: expected answers to findings that are there; found none with this fingerprint: it was mended, or changed and must be answered anew
    "
  `);
  expect(githubReport(findings.map((finding) => ({ ...finding, answer: "yes" })))).toBe("");
  const nasty: Finding = { rule: "FW-TAB-013", level: "C", file: "a,b:c.csv", expected: "100 %", found: "x\n::error::y" };
  expect(githubReport([nasty])).toBe("::warning file=a%2Cb%3Ac.csv,title=C FW-TAB-013::expected 100 %25; found x\\u000a::error::y\n");
});

test("a report holds findings of every rule and stays below 200 kB, whatever there is", () => {
  const many = Array.from({ length: 30_000 }, (_, index): Finding => ({ rule: index % 10_000 === 0 ? "FW-TAB-011" : "FW-TAB-013", level: "A", file: "x.csv", line: index + 1, expected: "a number", found: '"?"' }));
  const kept = bounded(many);
  expect(kept.filter(({ rule }) => rule === "FW-TAB-011")).toHaveLength(3);
  for (const report of [jsonReport({ tables: [], files: [], findings: many }, new Map()), sarifReport(many, new Map()), junitReport({ tables: [], findings: many }, fails), githubReport(many)]) {
    expect(report.length).toBeGreaterThan(10_000);
    expect(report.length).toBeLessThan(200_000);
  }
});

test("the command writes what it is asked for, for a project elsewhere, and says how it ends", async () => {
  const root = await project();
  const run = (...args: string[]) => spawnSync("npm", ["run", "--silent", "validate", "--", "--dir", root, ...args], { encoding: "utf8" });
  const file = (name: string) => join(root, name);
  const { stdout, status } = run("--json", file("r.json"), "--sarif", file("r.sarif"), "--junit", file("r.xml"), "--github");
  expect(status).toBe(1);
  expect(stdout).toMatch(/^::error file=datasets\/loads\.csv,line=4,col=3,title=A FW-TAB-011::/);
  expect(stdout.trimEnd().split("\n").at(-1)).toBe("5 findings. 1 A, 2 B, 1 C, 1 G. 1 table was read.");
  expect(JSON.parse(readFileSync(file("r.json"), "utf8")).counts).toEqual({ A: 1, B: 2, C: 1, G: 1, answered: 0, shown: 5 });
  expect(readFileSync(file("r.xml"), "utf8")).toContain("</testsuites>");
  expect(JSON.parse(readFileSync(file("r.sarif"), "utf8")).runs[0].results).toHaveLength(5);
  expect(run("--explain", "FW-TAB-011").stdout).toMatch(/^FW-TAB-011 /);
  expect(run("--explain", "FW-TAB-999").status).toBe(2);
});
