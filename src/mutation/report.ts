import type { Trial } from "./run.ts";

/** How a validator did on some mutants, as counts. */
export interface Score {
  readonly count: number;
  readonly found: number;
  readonly located: number;
  readonly named: number;
  readonly unrelated: number;
}

export function scoreOf(trials: readonly Trial[]): Score {
  const count = (has: (trial: Trial) => boolean): number => trials.filter(has).length;
  return {
    count: trials.length,
    found: count(({ verdict }) => verdict.isFound),
    located: count(({ verdict }) => verdict.isLocated),
    named: count(({ verdict }) => verdict.isNamed),
    unrelated: count(({ verdict }) => verdict.unrelated.length > 0),
  };
}

/** One line for every entry, one for every section, and one for all. */
export function describeTrials(trials: readonly Trial[]): string {
  const sections = groupBy(trials, ({ section }) => section);
  const lines = [...sections].flatMap(([section, own]) => [
    ...[...groupBy(own, ({ entry }) => entry.name)].map(([name, some]) => describe(`  ${name}`, some)),
    describe(section, own),
  ]);
  const head = row("", "mutants", "found", "exact place", "right rule", "unrelated alert");
  return [head, ...lines, describe("all", trials)].join("\n");
}

function describe(name: string, trials: readonly Trial[]): string {
  const { count, found, located, named, unrelated } = scoreOf(trials);
  const share = (part: number): string => `${((100 * part) / count).toFixed(1)} %`;
  return row(name, String(count), share(found), share(located), share(named), share(unrelated));
}

function row(name: string, ...figures: readonly string[]): string {
  return `${name.padEnd(42)}${figures.map((figure) => figure.padStart(16)).join("")}`;
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}
