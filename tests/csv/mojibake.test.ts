import { expect, test } from "vitest";
import { findMojibake, repairMojibake } from "../../src/csv/mojibake.ts";

const cp1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";
const latin1 = (text: string): string => Buffer.from(text, "utf8").toString("latin1");
const garbled = (text: string): string => latin1(text).replace(/[\u0080-\u009f]/g, (character) => cp1252[character.charCodeAt(0) - 0x80]!);

test("what was read as Windows-1252 is read again as UTF-8", () => {
  for (const text of ["µ", "Å", "café", "10–20", "σ = 5 Ω", "ΔT ≤ 5 °C", "“x” … ‘y’", "×10⁻³", "Müller", "naïve", "Łódź śnieg", "привет", "→ −1 ± 2"]) {
    expect(repairMojibake(garbled(text)), text).toBe(text);
    expect(repairMojibake(latin1(text)), text).toBe(text);
  }
  expect(repairMojibake(garbled(garbled("é")))).toBe("é");
});

test("every run is found where it stands", () => {
  expect([...findMojibake("a Âµm, 5 â€“ 6")]).toEqual([
    { offset: 2, found: "Âµ", repaired: "µ" },
    { offset: 9, found: "â€“", repaired: "–" },
  ]);
});

test("text that is right stays as it is", () => {
  const right = ["5 Å²", "“CAFÉ”", "São Paulo", "NÃO", "“AMANHÃ”", "pâté", "Île", "Ångström", "5 Å – 6 Å", "Ð", "naïve", "crème brûlée", "Ünal", "ÂGE", "π·r²", "Ä", "±5 °C"];
  for (const text of right) expect(repairMojibake(text), text).toBe(text);
});
