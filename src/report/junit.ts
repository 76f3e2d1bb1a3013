import { visible, type Finding } from "../finding.ts";
import { escapeXml } from "../svg/escape.ts";
import type { Validation } from "../validate.ts";
import { bounded } from "./bounded.ts";
import { messageOf } from "./message.ts";

/** One rule over one file. */
interface Case {
  readonly id: string;
  readonly findings: readonly Finding[];
  readonly failed: readonly Finding[];
}

/**
 * The findings as a JUnit report: one suite for every file, one case for every rule that its schema declares or that
 * found something, or one that says it was read. A rule fails where `fails` says so of one of its findings.
 */
export function junitReport({ tables, findings }: Pick<Validation, "tables" | "findings">, fails: (finding: Finding) => boolean): string {
  const shown = bounded(findings);
  const files = [...new Set([...tables.map(({ table }) => table.file), ...shown.map(({ file }) => file)])].sort();
  const suites = files.map((file) => {
    const own = shown.filter((finding) => finding.file === file);
    const declared = tables.find(({ table }) => table.file === file)?.dataset.rules ?? [];
    const ids = [...new Set([...declared, ...own.map(({ rule }) => ({ id: rule }))].map(({ id }) => id))].sort();
    const cases = (ids.length === 0 ? ["read"] : ids).map((id): Case => {
      const found = own.filter(({ rule }) => rule === id);
      return { id, findings: found, failed: found.filter(fails) };
    });
    return { file, cases };
  });
  const head = `<testsuites name="figwright validate" ${counts(suites.flatMap(({ cases }) => cases))}>`;
  const body = suites.flatMap(({ file, cases }) => [`  <testsuite name="${escapeXml(file)}" ${counts(cases)}>`, ...cases.flatMap((one) => written(one, file)), "  </testsuite>"]);
  return ['<?xml version="1.0" encoding="UTF-8"?>', head, ...body, "</testsuites>", ""].join("\n");
}

function counts(cases: readonly Case[]): string {
  return `tests="${cases.length}" failures="${cases.filter(({ failed }) => failed.length > 0).length}"`;
}

function written({ id, findings, failed }: Case, file: string): readonly string[] {
  const head = `    <testcase classname="${escapeXml(file)}" name="${id}"`;
  if (findings.length === 0) return [`${head}/>`];
  const lines = escapeXml(findings.map(lineOf).join("\n"));
  if (failed.length === 0) return [`${head}><system-out>${lines}</system-out></testcase>`];
  return [`${head}><failure message="${escapeXml(lineOf(failed[0]!))}">${lines}</failure></testcase>`];
}

function lineOf(finding: Finding): string {
  const { file, line, column, level, answer } = finding;
  const place = [file, line, column].filter((part) => part !== undefined).join(":");
  return `${visible(place)} ${level} ${messageOf(finding)}${answer === undefined ? "" : `; answered: ${visible(answer)}`}`;
}
