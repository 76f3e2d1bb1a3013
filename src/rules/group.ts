import { matcher, type Match, type Row } from "../dataset.ts";

/** Which rows a rule looks at, and which of them belong together. */
export interface Grouping {
  /** Columns whose equal values make a group; one group when absent. */
  readonly within?: string | readonly string[];
  /** Only rows whose columns equal these values (or one of a list). */
  readonly where?: Match;
}

/** A row with its place in the table. */
export interface Placed {
  readonly row: Row;
  readonly index: number;
}

/** The chosen rows in groups, each in table order. Rows in which one of `numbers` is missing are left out. */
export function groupRows(rows: readonly Row[], { within, where = {} }: Grouping, numbers: readonly string[]): readonly (readonly Placed[])[] {
  const groups = new Map<unknown, Placed[]>();
  const isChosen = matcher(where);
  const names = listOf(within);
  rows.forEach((row, index) => {
    if (!isChosen(row) || !numbers.every((name) => typeof row[name] === "number")) return;
    const key = names.length < 2 ? row[names[0] ?? ""] : JSON.stringify(names.map((name) => row[name]));
    const group = groups.get(key);
    if (group) group.push({ row, index });
    else groups.set(key, [{ row, index }]);
  });
  return [...groups.values()];
}

/** The grouping in words, to end a statement with: ` within cell_id, cycle where branch is charge`. */
export function describeGrouping({ within, where = {} }: Grouping): string {
  const conditions = Object.entries(where).map(([name, value]) => `${name} is ${[value].flat().join(" or ")}`);
  return [
    listOf(within).length === 0 ? "" : ` within ${listOf(within).join(", ")}`,
    conditions.length === 0 ? "" : ` where ${conditions.join(" and ")}`,
  ].join("");
}

/** The columns that a grouping reads. */
export function groupingColumns({ within, where = {} }: Grouping): readonly string[] {
  return [...listOf(within), ...Object.keys(where)];
}

function listOf(within: Grouping["within"]): readonly string[] {
  return within === undefined ? [] : [within].flat();
}
