import { expect, test } from "vitest";
import { cycling } from "../../schemas/cycling.ts";
import { rate } from "../../schemas/rate.ts";
import { rowsOf } from "../rows-of.ts";

const rows = rowsOf(cycling);
const cellOf = (cell: string) => rows.filter(({ cell_id }) => cell_id === cell);
const cells = [...new Set(rows.map(({ cell_id }) => cell_id))];

test("efficiency settles between 98.5 and 99.8 %", () => {
  for (const cell of cells) {
    const settled = cellOf(cell).filter(({ cycle }) => cycle > 5);
    expect(settled.every(({ ce }) => ce >= 98.5 && ce <= 99.8)).toBe(true);
  }
});

test("the first efficiency of NLMRO at 0.2 C is above 100 %: Mn is reduced below the open-circuit voltage", () => {
  expect(cellOf("NLMRO-0.2C")[0]!.ce.toFixed(1)).toBe("105.8");
});

test("retentions that the article does not print are those assumed", () => {
  expect(cellOf("NLMRO-0.2C").at(-1)!.retention).toBe(84);
  expect(cellOf("NLMO-0.2C").at(-1)!.retention).toBe(60);
});

test("capacity scatters by a quarter of a per cent around its fading law", () => {
  for (const cell of cells) {
    const retention = cellOf(cell).map((row) => row.retention);
    const bends = retention.slice(2).map((value, i) => Math.abs(value - 2 * retention[i + 1]! + retention[i]!));
    expect(Math.max(...bends)).toBeLessThan(1.5);
    expect(Math.max(...bends)).toBeGreaterThan(0.2);
  }
});

test("within a block of the rate test capacity falls by about 0.3 % per cycle", () => {
  for (const sample of ["NLMO", "NLMRO"]) {
    for (const block of [1, 2, 3, 4, 5, 6]) {
      const own = rowsOf(rate).filter((row) => row.sample === sample && row.block === block);
      expect(own).toHaveLength(5);
      const lossPercent = (100 * (own[0]!.q_dis - own[4]!.q_dis)) / own[2]!.q_dis / 4;
      expect(Math.abs(lossPercent - 0.3)).toBeLessThan(0.15);
    }
  }
});
