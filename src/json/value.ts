import { quote } from "../finding.ts";
import type { Token, Tokens } from "./token.ts";

/** Reads what stands between two brackets, value by value, and says where a comma is missing or too many. The opening one is read already. */
export function readList(tokens: Tokens, open: number, close: "]" | "}", readItem: () => void): void {
  for (let due = false; ; ) {
    if (tokens.kind === close) return tokens.advance();
    const { kind, start } = tokens;
    if (isEnd(kind, close)) return tokens.miss("unclosed", open, `${close === "]" ? "[" : "{"} that does not close`);
    if (kind === ",") {
      tokens.advance();
      if (!due) tokens.report("comma", start, "a comma with no value before it");
      else if (tokens.kind === close) tokens.report("comma", start, "a comma behind the last value");
      due = false;
      continue;
    }
    if (due && kind === "literal" && !isLiteral(tokens.value)) {
      tokens.report("comma", start, `${quote(tokens.value)} behind a value`);
      tokens.advance();
      due = isComma(tokens);
      continue;
    }
    if (due) tokens.miss("comma", start, `${shown(tokens)}, with no comma before it`);
    readItem();
    due = true;
  }
}

function isComma({ kind }: Tokens): boolean {
  return kind === ",";
}

/** An object in place of a key shows that the object before it was not closed. */
function isEnd(kind: Token, close: "]" | "}"): boolean {
  return kind === "end" || kind === (close === "]" ? "}" : "]") || (close === "}" && kind === "{");
}

/** Reads one cell: a number, a text, true, false or null, of the key `subject`. */
export function readCell(tokens: Tokens, subject: string): void {
  const { kind, start, value } = tokens;
  if (kind === "," || kind === "}" || kind === "]" || kind === "end") return tokens.report("colon", start, "no value", { subject });
  if (kind === "literal" && !isLiteral(value) && !value.includes("\ufffd")) tokens.report("literal", start, shown(tokens), { subject, ...hintFor(value) });
  if (kind === "{" || kind === "[") tokens.report("nestedCell", start, kind === "{" ? "an object" : "an array", { subject });
  if (kind === ":") tokens.report("colon", start, "a second colon", { subject });
  skipValue(tokens);
}

/** Only where one thing can be meant. */
function hintFor(literal: string): { readonly hint?: string } {
  if (/^(?:nan|none|nil|na|n\/a|undefined|null)$/i.test(literal)) return { hint: "write null if the value is missing" };
  return /^(?:true|false)$/i.test(literal) ? { hint: `write ${literal.toLowerCase()}` } : {};
}

function isLiteral(source: string): boolean {
  return /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(source) || source === "null" || source === "true" || source === "false";
}

/** Passes one value, however deep it is: no recursion. */
export function skipValue(tokens: Tokens): void {
  let depth = 0;
  do {
    if (tokens.kind === "{" || tokens.kind === "[") depth += 1;
    if (tokens.kind === "}" || tokens.kind === "]") depth -= 1;
    tokens.advance();
  } while (depth > 0 && tokens.kind !== "end");
}

/** Reads a key and its colon; undefined where there is none. */
export function readKey(tokens: Tokens): string | undefined {
  const { kind, start, value } = tokens;
  if (kind !== "text" && kind !== "literal") {
    tokens.report("colon", start, shown(tokens));
    skipValue(tokens);
    return undefined;
  }
  if (kind === "literal") tokens.report("quotes", start, `${shown(tokens)}, a key without quotes`);
  tokens.advance();
  if (value === "") tokens.report("emptyName", start, "an empty key");
  if (tokens.kind === ":") tokens.advance();
  else tokens.report("colon", start, `the key ${quote(value)} without a colon`);
  return value;
}

/** The token as it stands in the text, at most 60 characters of it. */
export function shown({ kind, value }: Tokens): string {
  if (kind === "text") return quote(value);
  if (kind === "end") return "the end of the file";
  return value.length > 60 ? `${value.slice(0, 59)}…` : value;
}
