import { longestRise } from "../table/longest-rise.ts";

/** Which items of two arrays are the same thing. Positions count from 0. */
export interface MatchedItems {
  /** Before and after, in the order after. */
  readonly pairs: readonly (readonly [number, number])[];
  readonly removed: readonly number[];
  readonly added: readonly number[];
  /** Positions after of items that left their place among the others. */
  readonly moved: ReadonlySet<number>;
}

/** Matches what is wholly the same, then what has the same name or title, then the same mark and encodings, then position. */
export function matchItems(before: readonly unknown[], after: readonly unknown[]): MatchedItems {
  const partners = new Map<number, number>();
  const [freeBefore, freeAfter] = [new Set(before.keys()), new Set(after.keys())];
  const pair = (from: number, to: number): void => {
    partners.set(to, from);
    freeBefore.delete(from);
    freeAfter.delete(to);
  };
  for (const identityOf of [wholeOf, nameOf, drawingOf, kindOf]) {
    const same = new Map<string, Set<number>>();
    for (const from of freeBefore) {
      const identity = identityOf(before[from]);
      if (identity !== undefined) same.set(identity, (same.get(identity) ?? new Set()).add(from));
    }
    const partnerOf = (to: number, isInPlace: boolean): void => {
      const candidates = same.get(identityOf(after[to]) ?? "");
      const from = candidates?.has(to) || isInPlace ? to : candidates?.values().next().value;
      if (from === undefined || !candidates?.delete(from)) return;
      pair(from, to);
    };
    for (const isInPlace of [true, false]) for (const to of [...freeAfter]) partnerOf(to, isInPlace);
  }
  for (const to of [...freeAfter]) if (freeBefore.has(to) && areAlike(before[to], after[to])) pair(to, to);
  const pairs = [...partners].sort(([a], [b]) => a - b).map(([to, from]) => [from, to] as const);
  const steady = new Set(longestRise(pairs.map(([from]) => from)));
  const moved = new Set(pairs.flatMap(([, to], at) => (steady.has(at) ? [] : [to])));
  return { pairs, removed: [...freeBefore], added: [...freeAfter], moved };
}

function wholeOf(item: unknown): string {
  return JSON.stringify(item, sortKeys);
}

function sortKeys(_: string, value: unknown): unknown {
  return isObject(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function nameOf(item: unknown): string | undefined {
  if (!isObject(item)) return undefined;
  const name = item["name"] ?? item["title"];
  return name === undefined || name === null ? undefined : wholeOf(name);
}

/** The mark, and which field goes into which channel; of a view of several, that of each. */
function drawingOf(item: unknown): string | undefined {
  if (!isObject(item)) return undefined;
  const inner = ["layer", "vconcat", "hconcat", "concat"].map((key) => item[key]).find(Array.isArray) as readonly unknown[] | undefined;
  if (inner !== undefined) return wholeOf(inner.map((part) => drawingOf(part) ?? null));
  if (item["mark"] === undefined) return undefined;
  const encoding = isObject(item["encoding"]) ? item["encoding"] : {};
  const channels = Object.keys(encoding).sort().map((channel) => [channel, fieldOf(encoding[channel])]);
  return wholeOf([markOf(item), channels]);
}

/** The mark and the table that it draws, or which keys a part has: of a transform, what it does. */
function kindOf(item: unknown): string | undefined {
  if (!isObject(item) || nameOf(item) !== undefined) return undefined;
  if (item["mark"] !== undefined) return wholeOf([markOf(item), isObject(item["data"]) ? item["data"]["name"] : undefined]);
  return Object.keys(item).sort().join(" ");
}

function markOf(item: Readonly<Record<string, unknown>>): unknown {
  return isObject(item["mark"]) ? item["mark"]["type"] : item["mark"];
}

function fieldOf(channel: unknown): unknown {
  return isObject(channel) ? (channel["field"] ?? channel["aggregate"] ?? null) : null;
}

/** Whether two items that stand at the same place may be one: neither has a name that the other lacks. */
function areAlike(a: unknown, b: unknown): boolean {
  return isObject(a) === isObject(b) && nameOf(a) === undefined && nameOf(b) === undefined;
}
