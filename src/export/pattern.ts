/**
 * A JavaScript pattern as Table Schema wants it: a regular expression of XML Schema, which matches whole texts, has no
 * anchors, and means by `\d` and `\w` the digits and letters of all scripts. Undefined where it has no equal there.
 */
export function xmlPattern(source: string): string | undefined {
  const tokens = tokensOf(source.replaceAll("(?:", "("));
  if (tokens === undefined) return undefined;
  const isAnchor = ({ text, inClass }: Token): boolean => !inClass && (text === "^" || text === "$");
  const opens = tokens[0]?.text === "^";
  const closes = tokens.at(-1)?.text === "$";
  const inner = tokens.slice(opens ? 1 : 0, closes ? -1 : undefined);
  const hasChoice = inner.some(({ text, inClass, depth }) => text === "|" && !inClass && depth === 0);
  if (inner.some(isAnchor) || (hasChoice && (opens || closes))) return undefined;
  const body = inner.map(({ text, inClass }) => inAscii(text, inClass)).join("");
  return `${opens ? "" : anything}${hasChoice ? `(${body})` : body}${closes ? "" : anything}`;
}

const anything = "[\\s\\S]*";

interface Token {
  readonly text: string;
  /** Whether it stands between square brackets. */
  readonly inClass: boolean;
  /** Groups around it. */
  readonly depth: number;
}

/** Undefined where the pattern looks around, refers back, is lazy, or escapes what XML Schema does not know. */
function tokensOf(source: string): readonly Token[] | undefined {
  if (/\(\?|[*+?}]\?|\\[bBkcxu0-9DW]/.test(source.replaceAll("\\\\", ""))) return undefined;
  const tokens: Token[] = [];
  let [inClass, depth] = [false, 0];
  for (const text of source.match(/\\[pP]\{[^}]*\}|\\[\s\S]|[\s\S]/gu) ?? []) {
    if (inClass && text === "[") return undefined;
    if (!inClass && text === ")") depth -= 1;
    tokens.push({ text, inClass, depth });
    if (!inClass && text === "(") depth += 1;
    inClass = text === "[" || (inClass && text !== "]");
  }
  return tokens;
}

function inAscii(text: string, inClass: boolean): string {
  const set = text === "\\d" ? "0-9" : text === "\\w" ? "A-Za-z0-9_" : undefined;
  return set === undefined ? text : inClass ? set : `[${set}]`;
}
