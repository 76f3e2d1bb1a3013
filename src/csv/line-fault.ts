import { quote } from "../finding.ts";
import type { Fault } from "./fault.ts";
import { startOf } from "./locate.ts";
import { recordKinds } from "./record-kind.ts";
import type { Scan } from "./scan.ts";

/** What is wrong with the ends of the lines. */
export function lineEndFaults({ lineEnds, ends, text }: Scan): readonly Fault[] {
  const [first, ...others] = [...lineEnds];
  const cut: readonly Fault[] =
    text !== "" && ends.at(-1) === text.length ? [{ kind: "noFinalLineEnd", offset: text.length, found: "no line end" }] : [];
  if (first === undefined || (first[0] === "LF" && others.length === 0)) return cut;
  if (others.length === 0) {
    const [kind, offset] = first;
    return [{ kind: kind === "CR" ? "lineEnds" : "crlf", offset, found: `${kind} throughout` }, ...cut];
  }
  const mixed = others.map(([kind, offset]): Fault => ({ kind: "lineEnds", offset, found: `${kind}, after lines that end in ${first[0]}` }));
  return [...mixed, ...cut];
}

/** Lines that are no records of text. */
export function* strayLines(scan: Scan, kinds: Uint8Array): Generator<Fault> {
  for (let record = 0; record < kinds.length; record += 1) {
    const kind = kinds[record];
    if (kind === recordKinds.text) continue;
    const offset = startOf(scan, record);
    if (kind === recordKinds.blank) yield { kind: "blankLine", offset, found: "a blank line" };
    if (kind === recordKinds.empty) yield { kind: "emptyRow", offset, found: "a row of empty cells" };
    if (kind === recordKinds.marker) yield { kind: "conflictMarker", offset, found: `the conflict marker ${quote(scan.text.slice(offset, offset + 7))}` };
  }
}
