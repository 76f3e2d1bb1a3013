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
  /** What in the file: a column of a table, a panel and field of a figure. */
  readonly subject?: string;
  readonly expected: string;
  readonly found: string;
  /** Only where it is surely right. */
  readonly hint?: string;
  /** Panels that draw it, for example `Fig. 3a`. */
  readonly affects?: readonly string[];
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
  const facts: [string, string | undefined][] = [
    ["expected", finding.expected],
    ["found", finding.found],
    ["affects", finding.affects?.join(", ") || undefined],
    ["hint", finding.hint],
  ];
  return [
    [place, finding.subject, `${finding.level} ${finding.rule}`].filter(Boolean).join("  "),
    ...facts.flatMap(([name, text]) => (text === undefined ? [] : [`  ${name.padEnd(8)} ${text}`])),
  ]
    .map(visible)
    .join("\n");
}

/** Shows C0, C1 and bidirectional control characters as escapes. */
export function visible(text: string): string {
  return text.replace(
    /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** A piece of the input between quotes, its control characters escaped, at most 60 characters of it. */
export function quote(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 59)}…` : text);
}

/** Sorted for people: worst level first, then file, line, column and rule. The same order on every machine. */
export function worstFirst(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted(
    (a, b) =>
      compare(a.level, b.level) ||
      compare(a.file, b.file) ||
      compare(a.line ?? 0, b.line ?? 0) ||
      compare(a.column ?? 0, b.column ?? 0) ||
      compare(a.rule, b.rule),
  );
}

function compare<T extends string | number>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
