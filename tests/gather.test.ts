import { expect, test } from "vitest";
import type { Finding } from "../src/finding.ts";
import { gatherFindings } from "../src/check/gather.ts";

const finding = (line: number, subject = "x"): Finding => ({ rule: "FW-TAB-013", level: "A", file: "x.csv", line, column: 1, subject, expected: "a number", found: `"${line}"`, hint: "write 1" });

test("of many alike the first ten are told, and the rest by number and runs of lines", () => {
  const gathering = gatherFindings();
  for (const line of [...Array.from({ length: 14 }, (_, index) => index + 2), 20, 20, 30, 40, 50, 60, 70]) gathering.add("FW-TAB-013 x", line, () => finding(line));
  const findings = gathering.findings();
  expect(findings).toHaveLength(11);
  expect(findings.at(-1)).toEqual({
    rule: "FW-TAB-013", level: "A", file: "x.csv", line: 12, subject: "x", expected: "a number",
    found: "11 more like it, in lines 12-15, 20, 30, 40, 50 and others", more: { count: 11, lines: "12-15, 20, 30, 40, 50 and others" },
  });
});

test("a finding that is not told is never made", () => {
  const gathering = gatherFindings();
  let made = 0;
  for (let line = 1; line <= 1000; line += 1) gathering.add("FW-TAB-013 x", line, () => finding((made += 1)));
  expect(made).toBe(10);
});

test("a hundred thousand columns at fault are not a hundred thousand groups", () => {
  const gathering = gatherFindings();
  for (let column = 0; column < 100_000; column += 1) gathering.add(`FW-TAB-013 A c${column}`, 2, () => finding(2, `c${column}`));
  gathering.add("FW-TAB-011 A c0", 2, () => ({ ...finding(2), rule: "FW-TAB-011" }));
  const findings = gathering.findings();
  expect(findings).toHaveLength(30 + 11 + 1);
  expect(findings.find(({ more }) => more !== undefined)?.found).toBe("99,960 more like it, in line 2");
});
