import { sha256 } from "../../hash.ts";
import { labelOf } from "./label.ts";
import { matchItems } from "./match-items.ts";

/** One place in a spec that differs. */
export interface SpecChange {
  /** JSON Pointer: into the spec after, or, for what is gone, into the spec before. */
  readonly path: string;
  /** For people: `y axis > scale > domain`. */
  readonly label: string;
  readonly change: "added" | "removed" | "changed" | "order";
  /** What was there; absent where nothing was. Of a moved item its position, from 0. */
  readonly before?: unknown;
  readonly after?: unknown;
}

/**
 * Compares two evaluated specs as JSON, data left out: leaf by leaf, short arrays of scalars whole, layers and panels
 * by what they are rather than by where they stand. Where layers only changed places, `order` says so.
 */
export function diffSpecs(before: unknown, after: unknown): readonly SpecChange[] {
  return compare({ before: withoutData(before), after: withoutData(after), pathBefore: [], pathAfter: [] }, [before, after]);
}

/** Rows within a spec that are shown whole, at most; they belong to no table, such as the places of notes. */
const mostRows = 20;

/** What JSON keeps of a spec, without the tables that it may carry; of longer inline rows their number and a mark of their content. */
function withoutData(spec: unknown): unknown {
  const text = JSON.stringify(spec, (key, value: unknown) => (key === "values" && Array.isArray(value) && value.length > mostRows && value.some(isTable) ? `${value.length} rows, ${sha256(JSON.stringify(value)).slice(0, 8)}` : value)) as string | undefined;
  const plain = text === undefined ? undefined : (JSON.parse(text) as unknown);
  if (!isTable(plain)) return plain;
  const { datasets: _, ...rest } = plain;
  return rest;
}

type Path = readonly (string | number)[];
type Roots = readonly [unknown, unknown];

interface Spot {
  readonly before: unknown;
  readonly after: unknown;
  readonly pathBefore: Path;
  readonly pathAfter: Path;
}

function compare(spot: Spot, roots: Roots): readonly SpecChange[] {
  const { before, after } = spot;
  if (before === undefined && after === undefined) return [];
  if (before === undefined) return leavesOf(after).map(([path, value]) => changeAt({ ...spot, pathAfter: [...spot.pathAfter, ...path], after: value }, roots));
  if (after === undefined) return leavesOf(before).map(([path, value]) => changeAt({ ...spot, pathBefore: [...spot.pathBefore, ...path], before: value }, roots));
  if (isTable(before) && isTable(after)) return compareTables(before, after, spot, roots);
  const inner = spot.pathAfter.at(-1) === "mark" ? compareMarks(before, after, spot, roots) : [];
  if (inner.length > 0) return inner;
  if (isList(before) && isList(after)) return compareLists(before, after, spot, roots);
  return JSON.stringify(before) === JSON.stringify(after) ? [] : [changeAt(spot, roots)];
}

function changeAt({ before, after, pathBefore, pathAfter }: Spot, roots: Roots): SpecChange {
  const isGone = after === undefined;
  const path = isGone ? pathBefore : pathAfter;
  const change = before === undefined ? "added" : isGone ? "removed" : "changed";
  return { path: pointerOf(path), label: labelOf(path, roots[isGone ? 0 : 1]), change, ...(before === undefined ? {} : { before }), ...(isGone ? {} : { after }) };
}

/** A mark that is a word on one side is an object with that type. */
function compareMarks(before: unknown, after: unknown, spot: Spot, roots: Roots): readonly SpecChange[] {
  const [a, b] = [before, after].map((mark) => (typeof mark === "string" ? { type: mark } : mark));
  return isTable(a) && isTable(b) && typeof before !== typeof after ? compareTables(a, b, spot, roots) : [];
}

type JsonTable = Readonly<Record<string, unknown>>;

function isTable(value: unknown): value is JsonTable {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** An array of objects, as layers and transforms are: not one of scalars or of dashes. */
function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && value.some(isTable);
}

function compareTables(before: JsonTable, after: JsonTable, spot: Spot, roots: Roots): readonly SpecChange[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].sort().flatMap((key) => {
    const own = (table: JsonTable): unknown => (Object.hasOwn(table, key) ? table[key] : undefined);
    return compare({ before: own(before), after: own(after), pathBefore: [...spot.pathBefore, key], pathAfter: [...spot.pathAfter, key] }, roots);
  });
}

function compareLists(before: readonly unknown[], after: readonly unknown[], spot: Spot, roots: Roots): readonly SpecChange[] {
  const { pairs, removed, added, moved } = matchItems(before, after);
  const at = (from: number | undefined, to: number | undefined): Spot => ({
    before: from === undefined ? undefined : before[from],
    after: to === undefined ? undefined : after[to],
    pathBefore: [...spot.pathBefore, from ?? -1],
    pathAfter: [...spot.pathAfter, to ?? -1],
  });
  return [
    ...pairs.flatMap(([from, to]) => {
      const path = [...spot.pathAfter, to];
      const order: SpecChange = { path: pointerOf(path), label: labelOf(path, roots[1]), change: "order", before: from, after: to };
      return [...(moved.has(to) ? [order] : []), ...compare(at(from, to), roots)];
    }),
    ...removed.map((from) => changeAt(at(from, undefined), roots)),
    ...added.map((to) => changeAt(at(undefined, to), roots)),
  ];
}

/** The leaves below a value, each with its path; arrays and what is empty are leaves. */
function leavesOf(value: unknown): readonly (readonly [Path, unknown])[] {
  if (!isTable(value) || Object.keys(value).length === 0) return [[[], value]];
  return Object.keys(value).sort().flatMap((key) => leavesOf(value[key]).map(([path, leaf]) => [[key, ...path], leaf] as const));
}

/** RFC 6901. */
function pointerOf(path: Path): string {
  return path.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}
