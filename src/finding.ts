/** One thing found wrong, as data: where it is, what was expected, what stands there, what to do. */
export interface Finding {
  /** Stable id, `FW-<area>-nnn`. */
  readonly rule: string;
  /** A blocks; B blocks unless answered; C is reported; G informs. */
  readonly level: "A" | "B" | "C" | "G";
  /** Path relative to the project, with forward slashes. */
  readonly file: string;
  /** Counted from 1, as editors do. */
  readonly line?: number;
  /** Position of the first character within the line, counted from 1. */
  readonly column?: number;
  /** Where the character begins in the file, in bytes from 0. */
  readonly byte?: number;
  /** What in the file: a column of a table, a panel and field of a figure. */
  readonly subject?: string;
  readonly expected: string;
  readonly found: string;
  /** Only where it is surely right. */
  readonly hint?: string;
  /** Panels that draw it, for example `Fig. 3a`. */
  readonly affects?: readonly string[];
  /** For the last of many that are alike: how many were not told one by one, and in which lines. */
  readonly more?: { readonly count: number; readonly lines: string };
  /** Key of the row, as the file writes it. */
  readonly key?: Readonly<Record<string, string>>;
  readonly excerpt?: Excerpt;
  /** The same as long as the finding is about the same; see `fingerprint.ts`. */
  readonly fingerprint?: string;
  /** What the authors say to it, from `schemas/responses.ts`. */
  readonly answer?: string;
}

/** A piece of a line, and where in it to point. */
export interface Excerpt {
  readonly text: string;
  /** Characters before the one that is meant. */
  readonly before: number;
}

/** Whether a figure may not be built: A always blocks, B unless it is answered. */
export function isBlocking({ level, answer }: Finding): boolean {
  return level === "A" || (level === "B" && answer === undefined);
}

/** Carries every finding of a run to the door, which prints them; nothing was written when it is thrown. */
export class FindingsError extends Error {
  readonly findings: readonly Finding[];

  constructor(findings: readonly Finding[], stateOfTheWorld: string) {
    super(formatFindings(findings, stateOfTheWorld));
    this.name = "FindingsError";
    this.findings = findings;
  }
}

/**
 * Words the findings for people, in the order given; ends by saying what state the files are in.
 * Control characters of the input are shown as escapes, so that a cell cannot write to the terminal.
 */
export function formatFindings(findings: readonly Finding[], stateOfTheWorld: string): string {
  const count = `${findings.length} finding${findings.length === 1 ? "" : "s"}.`;
  return [...findings.map(formatFinding), `${count} ${stateOfTheWorld}`].join("\n\n");
}

function formatFinding(finding: Finding): string {
  const place = [finding.file, finding.line, finding.column].filter((part) => part !== undefined).join(":");
  const mark = finding.level === "B" && finding.answer === undefined ? finding.fingerprint : undefined;
  const facts: [string, string | undefined][] = [
    ["expected", finding.expected],
    ["found", finding.found],
    ["affects", finding.affects?.join(", ") || undefined],
    ["hint", finding.hint],
    ["answered", finding.answer],
  ];
  return [
    visible([place, finding.subject, `${finding.level} ${finding.rule}`, mark && `(${mark})`].filter(Boolean).join("  ")),
    ...(finding.excerpt === undefined ? [] : pointAt(finding.excerpt, String(finding.line))),
    ...facts.flatMap(([name, text]) => (text === undefined ? [] : [visible(`  ${name.padEnd(8)} ${text}`)])),
  ].join("\n");
}

/** The line as it stands, and a caret below the character that is meant. */
function pointAt({ text, before }: Excerpt, line: string): readonly string[] {
  const ahead = visible(Array.from(text).slice(0, before).join(""));
  return [`  ${line} | ${visible(text)}`, `  ${" ".repeat(line.length)} | ${" ".repeat(Array.from(ahead).length)}^`];
}

/** Shows C0, C1 and bidirectional control characters as escapes. */
export function visible(text: string): string {
  return text.replace(
    /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** A piece of the input between quotes, its control characters escaped, at most 60 characters of it. */
export function quote(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 59)}…` : text);
}

/** How many there are of each level. */
export function countLevels(findings: readonly Finding[]): Readonly<Record<Finding["level"], number>> {
  const count = (level: Finding["level"]): number => findings.filter((finding) => finding.level === level).length;
  return { A: count("A"), B: count("B"), C: count("C"), G: count("G") };
}

/** Sorted for people: the file with the worst finding first, in it the worst first, then by line, column and rule. The same order on every machine. */
export function worstFirst(findings: readonly Finding[]): readonly Finding[] {
  const worst = new Map<string, string>();
  for (const { file, level } of findings) if (level < (worst.get(file) ?? "Z")) worst.set(file, level);
  return findings.toSorted(
    (a, b) =>
      compare(worst.get(a.file)!, worst.get(b.file)!) ||
      compare(a.file, b.file) ||
      compare(a.level, b.level) ||
      compare(a.line ?? 0, b.line ?? 0) ||
      compare(a.column ?? 0, b.column ?? 0) ||
      compare(a.rule, b.rule),
  );
}

function compare<T extends string | number>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
