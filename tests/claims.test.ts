import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import type { Claim, Row } from "#figwright";
import { claims, tensions } from "../schemas/claims.ts";
import { checkClaim, findCells } from "../src/claim.ts";
import type { Figure } from "../src/figure/figure.ts";
import { loadSchemas } from "../src/schemas.ts";
import { checkTension } from "../src/tension.ts";
import { validate } from "../src/validate.ts";

const { rowsOf } = await validate(process.cwd());
const testable = claims.filter((claim): claim is Claim => "uses" in claim);
const numbered = (letter: string, count: number) => Array.from({ length: count }, (_, at) => letter + String(at + 1).padStart(letter === "C" ? 3 : 2, "0"));

test("the ledger has every statement of the article once", () => {
  expect(claims.map(({ id }) => id).sort()).toEqual([...numbered("C", 112), ...numbered("D", 20)]);
});

test("what no table decides says why", () => {
  for (const claim of claims) if ("untestable" in claim) expect(claim.untestable.length, claim.id).toBeGreaterThan(40);
});

test("every claim holds, and one passes only where all its numbers are printed or follow from such", () => {
  const checked = claims.map((claim) => checkClaim(claim, rowsOf));
  expect(checked.filter(({ status }) => status === "fail")).toEqual([]);
  const status = (id: string) => checked.find(({ claim }) => claim.id === id)!.status;
  expect([status("C086"), status("C014"), status("D17")]).toEqual(["pass", "pass", "pass"]);
  expect([status("C033"), status("C062"), status("C072")]).toEqual(["holds by construction", "holds by construction", "holds by construction"]);
});

/** The tables with the numbers of one use changed. */
function tablesWith(claim: Claim, name: string, change: (value: number, at: number, all: readonly number[]) => number) {
  const use = claim.uses[name]!;
  const [{ rows, numbers }] = findCells({ [name]: use }, rowsOf) as [ReturnType<typeof findCells>[number]];
  const changed = new Map(rows.map((row, at) => [row, { ...row, [use.column]: change(numbers[at]!, at, numbers) }]));
  const mutated: readonly Row[] = rowsOf(use.dataset.name).map((row) => changed.get(row) ?? row);
  return (dataset: string) => (dataset === use.dataset.name ? mutated : rowsOf(dataset));
}

/** The whole column, its first value, its values backwards: what a wrong table may look like. */
const changes: readonly ((value: number, at: number, all: readonly number[]) => number)[] = [
  (value) => 1.3 * value + 1,
  (value) => 0.7 * value - 1,
  (value, at) => (at === 0 ? value + 1 : value),
  (value, at, all) => all.at(-1 - at)!,
  () => 0,
];

/** C011 states a word, no number; the next test takes the word away. */
const ofNumbers = testable.filter(({ id }) => id !== "C011");

test.each(ofNumbers.map((claim) => ({ id: claim.id, claim })))("$id fails where its table is changed", ({ claim }) => {
  const fails = Object.keys(claim.uses).some((name) => changes.some((change) => checkClaim(claim, tablesWith(claim, name, change)).status === "fail"));
  expect(fails).toBe(true);
});

test.each(testable.map((claim) => ({ id: claim.id, claim })))("$id fails where its table is empty", ({ claim }) => {
  for (const { dataset } of Object.values(claim.uses)) {
    expect(checkClaim(claim, (name) => (name === dataset.name ? [] : rowsOf(name))).reason).toContain(dataset.file);
  }
});

test("a claim names panels that are drawn, or figures of the supplement", async () => {
  const drawn = new Map<string, Figure>();
  for (const id of readdirSync("figures").flatMap((name) => /^(.*)\.ts$/.exec(name)?.[1] ?? [])) drawn.set(id.slice(3), ((await import(`../figures/${id}.ts`)) as { default: Figure }).default);
  for (const { id, panels } of claims) {
    for (const panel of panels) {
      expect(panel, id).toMatch(/^(S\d{1,2}|[2-7][a-l])$/);
      const figure = drawn.get(panel[0]!);
      if (figure) expect(Object.keys(figure.panels), `${id} in ${panel}`).toContain(panel[1]);
    }
  }
});

test("a claim that a column names is in the ledger", async () => {
  const { datasets } = await loadSchemas(process.cwd());
  const ids = new Set(claims.map(({ id }) => id));
  for (const { name, columns } of datasets) for (const [column, { claims: named = [] }] of Object.entries(columns)) for (const id of named) expect(ids, `${name}.${column}`).toContain(id);
});

test("the tensions are told always, with both numbers", () => {
  const told = tensions.flatMap((tension) => checkTension(tension, rowsOf)).map(({ tension, case: name, numbers: [one, other] }) => `${tension.id} ${name}: ${one.toPrecision(4)} and ${other.toPrecision(4)} ${tension.unit}`);
  expect(told).toMatchInlineSnapshot(`
    [
      "S1 NLMO: 0.5390 and 0.5555 nm",
      "S1 NLMRO: 0.5670 and 0.5580 nm",
      "S3 NLMO: 315.9 and 97.70 mAh/g",
      "S3 NLMRO: 305.4 and 153.4 mAh/g",
      "S4 charged NLMRO: 2.910 and 2.877 Å",
      "S4 pristine NLMRO: 2.927 and 2.877 Å",
      "S4 discharged NLMRO: 2.943 and 2.877 Å",
      "S2 NLMRO: 150.8 and 153.4 mAh/g",
      "S9 NLMRO: 27.99 and 55.70 mAh/g",
      "S25 NLMO: 170.0 and 176.5 mAh/g",
      "S25 NLMRO: 170.0 and 168.0 mAh/g",
    ]
  `);
});

test("the contradictions are remarks of validation too", async () => {
  const { findings } = await validate(process.cwd());
  const remarks = findings.filter(({ rule }) => rule.startsWith("FW-TEN-"));
  expect([...new Set(remarks.map(({ rule, level }) => `${rule} ${level}`))].sort()).toEqual(["FW-TEN-001 G", "FW-TEN-003 G", "FW-TEN-004 G"]);
});

test("the ledger is recomputed in a small part of a build", () => {
  const times = [1, 2, 3].map(() => {
    const fresh = new Map(testable.flatMap(({ uses }) => Object.values(uses).map(({ dataset: { name } }) => [name, [...rowsOf(name)]] as const)));
    const start = process.cpuUsage();
    for (const claim of claims) checkClaim(claim, (name) => fresh.get(name)!);
    return process.cpuUsage(start).user / 1000;
  });
  expect(Math.min(...times)).toBeLessThan(250);
});
