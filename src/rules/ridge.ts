import { groupRows } from "./group.ts";
import type { Rule, Violation } from "./rule.ts";

export interface Ridge {
  /** The axis along which the maximum is looked for. */
  readonly along: string;
  /** The axis whose value says where it must be. */
  readonly at: string;
  readonly tolerance: number;
  /** Half the part of the axis that is looked at. */
  readonly window: number;
}

/** A map has a maximum where its two axes are equal, as elastic scattering has; lines that end before that place are left out. */
export function ridge(column: string, { along, at, tolerance, window }: Ridge): Rule {
  return {
    id: "FW-MAP-001",
    level: "A",
    columns: [column, along, at],
    statement: `${column} has its maximum at ${along} = ${at} ± ${tolerance} within ${window} of it`,
    check: (rows) =>
      groupRows(rows, { within: at }, [column, along]).flatMap((line): readonly Violation[] => {
        const due = line[0]!.row[at] as number;
        const offset = (index: number): number => (line[index]!.row[along] as number) - due;
        const near = [...line.keys()].filter((index) => Math.abs(offset(index)) <= window + 1e-9);
        const reaches = line.some((_, index) => offset(index) >= tolerance - 1e-9) && line.some((_, index) => offset(index) <= -tolerance + 1e-9);
        if (!reaches || near.length === 0) return [];
        const top = near.reduce((best, index) => ((line[index]!.row[column] as number) > (line[best]!.row[column] as number) ? index : best));
        if (Math.abs(offset(top)) <= tolerance + 1e-9) return [];
        return [{ row: line[top]!.index, column, expected: `the maximum at ${along} ${due} ± ${tolerance}`, found: `at ${line[top]!.row[along]}` }];
      }),
  };
}
