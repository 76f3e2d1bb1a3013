import { expect, test } from "vitest";
import { z } from "zod";
import { column, dataset } from "#figwright";
import { writeCsv } from "../../src/csv/write.ts";

const notes = dataset({
  file: "notes.csv",
  title: "Notes",
  provenance: { kind: "assumed", source: "this test" },
  key: ["id"],
  columns: {
    id: column(z.int(), "Id", "1", { decimals: 0 }),
    length: column(z.number().nullable(), "Length", "nm", { decimals: 2 }),
    note: column(z.string().nullable(), "Note"),
  },
});

test("columns stand in the order of the schema, digits as declared, a missing value is an empty cell", () => {
  expect(writeCsv(notes, [{ note: "plain", length: 1.5, id: 1 }, { id: 2, length: null, note: null }])).toBe("id,length,note\n1,1.50,plain\n2,,\n");
});

test("only what needs quotes is quoted", () => {
  const text = writeCsv(notes, ['a "b", c', "two\nlines", ""].map((note, id) => ({ id, length: 0, note })));
  expect(text).toBe('id,length,note\n0,0.00,"a ""b"", c"\n1,0.00,"two\nlines"\n2,0.00,""\n');
});
