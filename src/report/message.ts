import { visible, type Finding } from "../finding.ts";

/** A finding in one line, for places that have room for no more. */
export function messageOf({ subject, expected, found, hint }: Finding): string {
  return visible(`${subject === undefined ? "" : `${subject}: `}expected ${expected}; found ${found}${hint === undefined ? "" : `; ${hint}`}`);
}
