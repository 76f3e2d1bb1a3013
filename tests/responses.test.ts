import { expect, test } from "vitest";
import { formatFindings, isBlocking } from "../src/finding.ts";
import { validate } from "../src/validate.ts";
import { createProject } from "./project.ts";

const schema = `
  import { z } from "zod";
  import { column, dataset, plausible } from "#figwright";
  export const table = dataset({
    file: "loads.csv", title: "", provenance: { kind: "assumed", source: "this test" }, key: ["cell"],
    columns: { cell: column(z.string(), "Cell"), load: column(z.number(), "Load", "mg", { plausible: [1, 5] }) },
    rules: [plausible("load")],
  });`;
const csv = "cell,load\na,2\nb,9\nc,3 mg\n";
const answers = (...list: readonly object[]) => `export const responses = ${JSON.stringify(list)};`;
const project = (table: string, responses?: string) =>
  createProject({ "schemas/loads.ts": schema, "datasets/loads.csv": table, ...(responses === undefined ? {} : { "schemas/responses.ts": responses }) });
const findingsOf = async (table: string, responses?: string) => (await validate(await project(table, responses))).findings;
const fingerprintOf = async (table: string, rule: string) => (await findingsOf(table)).find((finding) => finding.rule === rule)!.fingerprint!;

test("an answered finding stays and shows its answer; B blocks until then", async () => {
  const [b] = (await findingsOf(csv)).filter(({ level }) => level === "B");
  expect(isBlocking(b!)).toBe(true);
  const answered = await findingsOf(csv, answers({ fingerprint: b!.fingerprint, rule: b!.rule, answer: "the balance writes it so" }));
  expect(answered.filter(isBlocking)).toEqual([]);
  expect(formatFindings(answered.slice(0, 1), "")).toMatchInlineSnapshot(`
    "datasets/loads.csv:4:3  load  B FW-TAB-011
      4 | c,3 mg
        |   ^
      expected a number
      found    "3 mg", with a unit or a remark
      hint     write 3
      answered the balance writes it so

    1 finding. "
  `);
});

test("a fingerprint outlives rows above and other columns, and changes with the cell, the key and the expectation", async () => {
  const before = await fingerprintOf(csv, "FW-RNG-002");
  expect(before).toMatch(/^[0-9a-f]{12}$/);
  expect(await fingerprintOf("cell,load\nz,1.5\na,2\nb,9\nc,3 mg\n", "FW-RNG-002")).toBe(before);
  expect(await fingerprintOf("load,cell\n9,b\n2,a\n", "FW-RNG-002")).toBe(before);
  expect(await fingerprintOf("cell,load\nb,9.1\n", "FW-RNG-002")).not.toBe(before);
  expect(await fingerprintOf("cell,load\nd,9\n", "FW-RNG-002")).not.toBe(before);
});

test("a finding of level A cannot be answered", async () => {
  const bad = "cell,load\na,x\n";
  const fingerprint = await fingerprintOf(bad, "FW-TAB-011");
  const findings = await findingsOf(bad, answers({ fingerprint, rule: "FW-TAB-011", answer: "never mind" }));
  expect(findings.filter(isBlocking)).toHaveLength(1);
  expect(formatFindings(findings.filter(({ rule }) => rule === "FW-RSP-003"), "")).toMatchInlineSnapshot(`
    "schemas/responses.ts  FW-TAB-011 572d371e92e8  C FW-RSP-003
      expected answers to findings of level B, C or G
      found    an answer to one of level A, which must be mended

    1 finding. "
  `);
});

test("an answer to nothing is mentioned, but not where only some tables were checked", async () => {
  const root = await project("cell,load\na,2\n", answers({ fingerprint: "0123456789ab", rule: "FW-RNG-002", answer: "as weighed" }));
  expect(formatFindings((await validate(root)).findings, "")).toMatchInlineSnapshot(`
    "schemas/responses.ts  FW-RNG-002 0123456789ab  G FW-RSP-002
      expected answers to findings that are there
      found    none with this fingerprint: it was mended, or changed and must be answered anew

    1 finding. "
  `);
  expect((await validate(root, ["loads"])).findings).toEqual([]);
});

test("a list that is none, and entries without an answer, are faults", async () => {
  const faults = async (responses: string) => (await findingsOf("cell,load\na,2\n", responses)).map(({ rule, level, found }) => [level, rule, found].join(" "));
  expect(await faults("export const answers = [];")).toEqual(["A FW-RSP-001 no such export"]);
  expect(await faults("throw new Error('no');")).toEqual(["A FW-RSP-001 Error: no"]);
  expect(await faults(answers({ fingerprint: "0123456789ab", rule: "FW-RNG-002", answer: " " }, {}))).toEqual([
    'A FW-RSP-001 {"fingerprint":"0123456789ab","rule":"FW-RNG-002","answer":" "}',
    "A FW-RSP-001 {}",
  ]);
});
