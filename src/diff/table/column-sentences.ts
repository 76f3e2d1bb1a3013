import { cellAt } from "./cells.ts";
import type { Sentence, TableFacts } from "./table-sentences.ts";

/** Says which columns came, went, changed their name or their declaration. */
export function describeColumns(facts: TableFacts): readonly Sentence[] {
  const renamed = renamedColumns(facts);
  const gone = new Set(renamed.flatMap(({ from, to }) => [`removed ${from}`, `added ${to}`]));
  const rows = facts.pairs.after;
  return [
    ...renamed.map(({ from, to }): Sentence => ({ kind: "column", text: `column ${from} renamed ${to}, all values equal`, rows, column: to })),
    ...facts.columns.flatMap(({ column, change, before, after }): readonly Sentence[] => {
      if (change === "added" || change === "removed") return gone.has(`${change} ${column}`) ? [] : [{ kind: "column", text: `column ${column} ${change}`, rows: rows.slice(0, 0), column }];
      const text = `${column}: ${change} ${before} -> ${after}`;
      if (change !== "unit") return [{ kind: "column", text, rows: rows.slice(0, 0), column }];
      const isChanged = facts.changed.some((cells) => cells.column === column);
      return [{ kind: "unit", text: isChanged ? text : `${text}, no value changed`, rows: rows.slice(0, 0), column }];
    }),
  ];
}

/** Columns that went, and the column that came with the same cells in their place. */
function renamedColumns({ before, after, pairs, columns }: TableFacts): readonly { readonly from: string; readonly to: string }[] {
  const named = (change: string): readonly string[] => columns.flatMap((other) => (other.change === change ? [other.column] : []));
  const free = new Set(named("added"));
  return named("removed").flatMap((from) => {
    const to = [...free].find((candidate) => hasSameCells(from, candidate));
    if (to === undefined) return [];
    free.delete(to);
    return [{ from, to }];
  });

  function hasSameCells(from: string, to: string): boolean {
    let filled = 0;
    for (const [pair, row] of pairs.after.entries()) {
      const [a, b] = [cellAt(before.rows[pairs.before[pair]!], from), cellAt(after.rows[row], to)];
      if (!Object.is(a, b)) return false;
      if (a !== null) filled += 1;
    }
    return filled > 0;
  }
}
