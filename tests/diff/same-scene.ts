import type { Node } from "../../src/scene/scene.ts";

/** What is no more than noise of computing, in points. */
const noisePt = 1e-6;
/** Vega writes the corners of lines and areas with three decimals, so that their noise is a step in the last one. */
const stepPt = 0.00101;

/** Whether two drawings of a panel have the same nodes, each view from its own corner. */
export function isSameScene(before: readonly Node[], after: readonly Node[]): boolean {
  return isSame(before.map(fromItsCorner), after.map(fromItsCorner));
}

function fromItsCorner({ transform, ...node }: Node): unknown {
  return { ...node, transform: transform && [...transform.slice(0, 4), 0, 0] };
}

function isSame(a: unknown, b: unknown, key = ""): boolean {
  if (a === b) return true;
  // a row's place among the good rows is not drawn
  if (key === "row") return true;
  if (typeof a === "number" && typeof b === "number") return Math.abs(a - b) <= noisePt;
  if (isNumbers(a) && isNumbers(b)) return isSameOutline(a, b);
  if (a === null || b === null || typeof a !== "object" || typeof b !== "object") return false;
  if (a instanceof Uint8Array && b instanceof Uint8Array) return Buffer.compare(a, b) === 0;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((name) => isSame((a as Record<string, unknown>)[name], (b as Record<string, unknown>)[name], name));
}

function isNumbers(value: unknown): value is readonly number[] {
  return Array.isArray(value) && typeof value[0] === "number";
}

function isSameOutline(a: readonly number[], b: readonly number[]): boolean {
  const leastPt = [...a, ...b].every((number) => Math.abs(number * 1000 - Math.round(number * 1000)) < 1e-6) ? stepPt : noisePt;
  return a.length === b.length && a.every((number, at) => Math.abs(number - b[at]!) <= leastPt);
}
