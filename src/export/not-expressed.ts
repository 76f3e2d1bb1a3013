import type { Dataset } from "../dataset.ts";
import { expectationOf } from "../check/expectation.ts";
import { visible } from "../finding.ts";
import type { CrossRule } from "../rules/rule.ts";
import type { Table } from "../table.ts";
import type { Neutralised } from "./neutralise.ts";

/** What the exported files leave out, under the table that it is about. */
export interface NotExpressed {
  readonly about: string;
  readonly says: string;
}

/** What no table's exported schema says, and why. */
export const everyTable: readonly NotExpressed[] = [
  "FW-TAB-011: a number is never NaN or INF; Table Schema reads these words as numbers",
  "FW-TAB-010: nothing between two commas is a missing value and \"\" is an empty text; Table Schema cannot tell them apart",
  "FW-TAB-012: a number fits into 64 bits without loss",
].map((says) => ({ about: "Every table", says }));

/** Rules of a table, its refinements, and the kinds of numbers that a sibling column tells. */
export function ofTable({ name, rules, columns, matrix }: Dataset, unsaid: readonly string[]): readonly NotExpressed[] {
  const siblings = Object.entries(columns).flatMap(([column, { provenance }]) => (typeof provenance === "object" ? [`FW-TAB-020: the provenance of ${column} stands in ${provenance.by}, row by row`] : []));
  const along = matrix && expectationOf(columns[matrix.column]!.schema)?.expected;
  const axes = matrix === undefined ? [] : [`FW-MAT-004: ${matrix.row} rises down the first column; ${matrix.column}, ${along}, rises along the header`];
  const says = [...rules.map(wordsOf), ...unsaid, ...siblings, ...axes];
  return says.map((one) => ({ about: name, says: one }));
}

/** A table or another file that is not in the package. */
export function unread(about: string, file: string): NotExpressed {
  return { about, says: `all of it: datasets/${file} could not be read` };
}

/** Rules that join tables, but for the foreign keys that were expressed. */
export function acrossTables(rules: readonly CrossRule[]): readonly NotExpressed[] {
  return rules.map((rule) => ({ about: "Across tables", says: `${wordsOf(rule)} (${rule.datasets.join(", ")})` }));
}

function wordsOf({ id, level, statement }: { readonly id: string; readonly level: string; readonly statement: string }): string {
  return `${id}, level ${level}: ${statement}`;
}

/** Cells that open like a formula: those that got an apostrophe, and those that could not. */
export function ofCopy({ file, sha256 }: Table, { changed, kept }: Neutralised): readonly NotExpressed[] {
  const lines = (at: readonly number[]): string => `${at.length === 1 ? "line" : "lines"} ${at.join(", ")}`;
  return [
    ...[...changed].map(([column, at]) => `${column}, ${lines(at)}: an apostrophe was put in front of a text that a spreadsheet would run; the file itself has SHA-256 ${sha256}`),
    ...[...kept].map(([column, at]) => `${column}, ${lines(at)}: a spreadsheet would run this text; its schema forbids an apostrophe in front, so it stays`),
  ].map((says) => ({ about: file, says }));
}

export function writeNotExpressed(all: readonly NotExpressed[]): string {
  const abouts = [...new Set(all.map(({ about }) => about))];
  const sections = abouts.map((about) => [`## ${visible(about)}`, "", ...all.filter((one) => one.about === about).map(({ says }) => `- ${visible(says)}`)].join("\n"));
  return `${[opening, ...sections].join("\n\n")}\n`;
}

const opening = `# Not expressed

What figwright checks and the exported schemas do not say, because Table Schema or JSON Schema has no word for it. A file
that passes them may still fail here: \`npm run validate\` checks all of it.`;
