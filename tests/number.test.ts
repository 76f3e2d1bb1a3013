import fc from "fast-check";
import { expect, test } from "vitest";
import { readNumber } from "../src/check/number.ts";

const settings = { seed: 20261124, numRuns: 5000 };
const read = (text: string) => readNumber(text, { nullable: false });

test("every finite number comes back from its shortest, fixed and scientific form", () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      if (!Number.isInteger(value) || Number.isSafeInteger(value)) expect(read(String(value))).toBe(Number(String(value)));
      expect(read(value.toExponential())).toBe(Number(value.toExponential()));
    }),
    settings,
  );
});

test("no text of digits, signs and look-alikes is read as another number than it says", () => {
  const text = fc.string({ unit: fc.constantFrom("0", "1", "9", ".", ",", "-", "+", "e", "E", " ", "_", "x", "−", "٣", "\n"), maxLength: 8 });
  fc.assert(
    fc.property(text, (text) => {
      const value = read(text);
      if (typeof value === "object") return;
      expect(text).toMatch(/^[-+]?[0-9.]+([eE][-+]?[0-9]+)?$/);
      expect(value).toBe(Number(text));
    }),
    settings,
  );
});
