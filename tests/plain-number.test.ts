import fc from "fast-check";
import { expect, test } from "vitest";
import { plainNumber } from "../src/check/plain-number.ts";
import { readNumber } from "../src/check/number.ts";

const digits = (length: { minLength: number; maxLength: number }) => fc.array(fc.constantFrom(..."0123456789"), length).map((all) => all.join(""));
const decimals = fc
  .tuple(fc.constantFrom("", "-", "+"), digits({ minLength: 0, maxLength: 12 }), fc.constantFrom("", "."), digits({ minLength: 0, maxLength: 8 }), fc.constantFrom("", "e", "E-", "e+"), digits({ minLength: 0, maxLength: 3 }))
  .map((parts) => parts.join(""));
const cells = fc.oneof(decimals, fc.double().map(String), fc.string(), fc.constantFrom("", "-", ".", "1.2.3", "1e", "0x10", "1,5", "٣", "1e22", "1e23", "4.35", "0.1", "9007199254740993"));

test("a plain number is the number that its text says, correctly rounded; everything else is left to the slow reader", () => {
  const check = (text: string): void => {
    const plain = plainNumber(`x${text},1`, 1, 1 + text.length);
    if (!Number.isNaN(plain)) expect([text, plain]).toEqual([text, readNumber(text, { nullable: false })]);
  };
  fc.assert(fc.property(cells, check), { seed: 1, numRuns: 20_000 });
});

test("common numbers are plain; identifiers, negative zero and many digits are not", () => {
  const read = (text: string): number => plainNumber(text, 0, text.length);
  expect(["0", "5", "-3.25", "+.5", "5.", "0.001", "1e-3", "1.5E+10", "123456789012345"].map(read)).toEqual([0, 5, -3.25, 0.5, 5, 0.001, 0.001, 1.5e10, 123456789012345]);
  for (const text of ["", "-", ".", "007", "-0", "-0.0", "1234567890123456", "1e23", "1e", "1e1234", "1 ", "1,5", "NaN", "0x10"]) expect([text, read(text)]).toEqual([text, NaN]);
});
