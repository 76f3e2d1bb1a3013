import type { Rule } from "./rule.ts";

/**
 * The column stays within the limits that its declaration calls plausible; beyond them a value is suspicious, not wrong.
 * Level C, and B where it lies farther outside than the limits are apart.
 */
export function plausible(column: string): Rule {
  return {
    id: "FW-RNG-002",
    level: "C",
    columns: [column],
    statement: `${column} is plausible`,
    check: (rows, columns) => {
      const [min, max] = columns[column]?.plausible ?? [-Infinity, Infinity];
      return rows.flatMap((row, index) => {
        const value = row[column];
        if (typeof value !== "number" || (value >= min && value <= max)) return [];
        const isFar = Math.max(min - value, value - max) > max - min;
        return [{ row: index, column, expected: `usually from ${min} to ${max}`, found: String(value), ...(isFar ? { level: "B" as const } : {}) }];
      });
    },
  };
}
