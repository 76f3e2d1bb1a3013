import { expect, test } from "vitest";
import { xmlPattern } from "../../src/export/pattern.ts";

/** What a reader of XML Schema patterns does with one: the whole text must match. */
const reads = (pattern: string, text: string) => new RegExp(`^(?:${pattern})$`, "u").test(text);

test("a pattern loses its anchors, and its digits and letters are those of ASCII", () => {
  expect(xmlPattern(String.raw`^\d[a-z]$`)).toBe("[0-9][a-z]");
  expect(xmlPattern(String.raw`^[\w.-]+\.png$`)).toBe(String.raw`[A-Za-z0-9_.-]+\.png`);
  expect(xmlPattern("^(?:a|b)$")).toBe("(a|b)");
  expect(xmlPattern("a|b")).toBe(String.raw`[\s\S]*(a|b)[\s\S]*`);
  expect(xmlPattern("^a")).toBe(String.raw`a[\s\S]*`);
  expect(xmlPattern(String.raw`a\$$`)).toBe(String.raw`[\s\S]*a\$`);
  expect(xmlPattern(String.raw`^[$^]+$`)).toBe("[$^]+");
});

test("what XML Schema has no equal for is left out, not written otherwise", () => {
  const foreign = ["^a|b$", "a|b$", "(?=a)b", "(?<!a)b", String.raw`\bword\b`, String.raw`(a)\1`, "^a+?$", String.raw`^\x41$`, "^[[]$", "a^b", "a$b", String.raw`^\D$`];
  expect(foreign.filter((source) => xmlPattern(source) !== undefined)).toEqual([]);
});

test("the pattern takes the texts that it took before", () => {
  const sources = [String.raw`^\d[a-z]$`, "^[0-9a-f]{4}$", "a|b", "^a", "b$", String.raw`^[\w.-]+\.png$`, "^(?:x|yz)+$", String.raw`\.`, "^$", "^[^,]*$"];
  const texts = ["", "a", "b", "ab", "ba", "1a", "1A", "1a ", "00ff", "x", "xyzx", "a.png", "ä.png", ".png", "a\nb", "٣a", ",", "cab", "\\."];
  for (const source of sources) for (const text of texts) expect(`${source} ${text} ${reads(xmlPattern(source)!, text)}`).toBe(`${source} ${text} ${new RegExp(source).test(text)}`);
});
