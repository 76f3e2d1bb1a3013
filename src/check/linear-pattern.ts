import { setFlagsFromString } from "node:v8";

/**
 * A pattern such as `^(a+)+$` needs a time that doubles with every character of a cell which nearly matches. V8 has a
 * second engine, linear in the length of the text, to which it then turns; it must be allowed to before the first match.
 * Patterns with look-arounds or back-references have no second engine: they read short cells only.
 */
setFlagsFromString("--enable-experimental-regexp-engine-on-excessive-backtracks");

/** Longest cell that a pattern of a schema reads. */
export const longestMatched = 10_000;
