import { createScanner, type ScanError, type SyntaxKind } from "jsonc-parser";
import { quote } from "../finding.ts";
import type { JsonFault } from "./fault.ts";

export type Token = "{" | "}" | "[" | "]" | "," | ":" | "text" | "literal" | "end";

/** Walks through a text token by token. Says what is no JSON and goes on; comments and conflict markers are no tokens. */
export interface Tokens {
  readonly kind: Token;
  readonly start: number;
  /** What a text says, its quotes and escapes resolved; the source of anything else. */
  readonly value: string;
  /** How many faults up to the end of the token, those of the bytes among them, make a value doubtful. */
  readonly doubts: number;
  advance(): void;
  report(kind: JsonFault["kind"], offset: number, found: string, facts?: Pick<JsonFault, "subject" | "hint">): void;
  /** Reports a bracket or a comma that is not there, unless another fault has led to it since the last call of `resume`. */
  miss(kind: "unclosed" | "comma", offset: number, found: string): void;
  resume(): void;
}

// jsonc-parser declares its enumerations for one kind of module alone, so their numbers stand here.
const numberLiteral: SyntaxKind = 11;
const stringLiteral: SyntaxKind = 10;
const firstComment: SyntaxKind = 12;
const lastComment: SyntaxKind = 13;
const endOfFile: SyntaxKind = 17;
const signs: readonly Token[] = ["end", "{", "}", "[", "]", ",", ":"];
const endOfComment: ScanError = 1;
const endOfString: ScanError = 2;
const invalidCharacter: ScanError = 6;

/** `broken` are offsets of characters that were found at fault before, rising; `tell` hears of every fault. */
export function tokensOf(text: string, broken: readonly number[], tell: (fault: JsonFault) => void): Tokens {
  const scanner = createScanner(text, false);
  let kind: Token = "end";
  let [start, end, passed, doubts, isLost, value] = [0, 0, 0, 0, false, ""];

  const report: Tokens["report"] = (kind, offset, found, facts) => {
    tell({ kind, offset, found, ...facts });
    if (kind !== "comment" && kind !== "comma") doubts += 1;
    if (kind === "unclosed") isLost = true;
  };

  const advance = (): void => {
    for (;;) {
      const syntax = scanner.scan();
      if (syntax > lastComment && syntax < endOfFile - 1) continue; // spaces and line ends
      start = scanner.getTokenOffset();
      end = scanner.getPosition();
      if (syntax < signs.length) return void ((kind = signs[syntax]!), (value = kind));
      if (syntax === stringLiteral) return readString();
      if (syntax === endOfFile) return void ((kind = "end"), (value = ""));
      if (syntax === firstComment || syntax === lastComment) report("comment", start, commentText());
      else if (syntax === numberLiteral && isDelimiter(text.charCodeAt(end))) return void ((kind = "literal"), (value = text.slice(start, end)));
      else if (!skipMarker()) return readBare();
    }
  };

  const commentText = (): string =>
    scanner.getTokenError() === endOfComment ? "a comment that does not end" : `a comment, ${quote(text.slice(start, end).trimEnd())}`;

  const readString = (): void => {
    [kind, value] = ["text", scanner.getTokenValue()];
    const error = scanner.getTokenError();
    const isPlain = value.length === end - start - 2;
    if (error === 0 && isPlain) return;
    const found = stringFault(text.slice(start, end), value, error);
    if (found !== undefined) report("string", start, found);
    if (error === endOfString) isLost = true;
  };

  /** Passes the line that git wrote into a file which it could not merge. */
  const skipMarker = (): boolean => {
    const marker = conflictMarker(text, start);
    if (marker === undefined) return false;
    report("conflictMarker", start, `the conflict marker ${quote(marker.slice(0, 7))}`);
    scanner.setPosition(start + marker.length);
    return true;
  };

  /** What stands without quotes, up to the next sign of JSON; a text in single quotes, up to the second. */
  const readBare = (): void => {
    const single = text[start] === "'" ? singleQuoted(text, start) : undefined;
    end = single === undefined ? endOfBare(text, start) : start + single.length;
    scanner.setPosition(end);
    [kind, value] = single === undefined ? ["literal", text.slice(start, end)] : ["text", single.slice(1, -1)];
    if (single !== undefined) report("quotes", start, `${clip(single)}, in single quotes`);
  };

  advance();
  return {
    get kind() { return kind; },
    get start() { return start; },
    get value() { return value; },
    get doubts() {
      while (passed < broken.length && broken[passed]! < end) passed += 1;
      return doubts + passed;
    },
    advance,
    report,
    miss: (...fault) => {
      if (!isLost) report(...fault);
    },
    resume: () => void (isLost = false),
  };
}

function stringFault(source: string, value: string, error: ScanError): string | undefined {
  if (error === endOfString) return "a quote that does not close on its line";
  // other control characters were found when the bytes were decoded
  if (error === invalidCharacter) return source.includes("\t") ? `${quote(value)}, with a tab that is not written as \\t` : undefined;
  if (error !== 0) return `${clip(source)}, with an escape that JSON does not know`;
  if (!source.includes("\\u")) return undefined;
  if (/\p{Surrogate}/u.test(value)) return `${clip(source)}, half of a surrogate pair`;
  return /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/.test(value) ? `${quote(value)}, with a control character` : undefined;
}

function clip(source: string): string {
  return source.length > 60 ? `${source.slice(0, 59)}…` : source;
}

/** Not by a regular expression, which runs out of stack on a very long text. */
function singleQuoted(text: string, start: number): string | undefined {
  for (let at = start + 1; at < text.length && !"\n\r".includes(text[at]!); at += 1) {
    if (text[at] === "'") return text.slice(start, at + 1);
    if (text[at] === "\\") at += 1;
  }
  return undefined;
}

function endOfBare(text: string, start: number): number {
  let at = start + 1;
  while (!isDelimiter(text.charCodeAt(at)) && !(text[at] === "/" && "/*".includes(text[at + 1] ?? "/"))) at += 1;
  return at;
}

const delimiters = new Set(Array.from(' \t\n\r\u00a0,:{}[]"', (character) => character.charCodeAt(0)));

/** Whether a word ends before this character; the end of the text is one. */
function isDelimiter(code: number): boolean {
  return delimiters.has(code) || Number.isNaN(code);
}

function conflictMarker(text: string, start: number): string | undefined {
  if (!"<>|=".includes(text[start]!) || (start > 0 && !"\n\r".includes(text[start - 1]!))) return undefined;
  const [line] = text.slice(start, start + 200).split(/[\r\n]/, 1);
  return /^(?:<{7} |>{7} |\|{7} |={7}$)/.test(line!) ? line : undefined;
}
