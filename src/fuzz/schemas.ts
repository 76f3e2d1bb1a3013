import { z } from "zod";
import { column, dataset, type Dataset } from "../dataset.ts";
import { matrix } from "../matrix.ts";
import { counter } from "../rules/counter.ts";
import { evenSteps } from "../rules/even-steps.ts";
import { identity } from "../rules/identity.ts";
import { increasing } from "../rules/increasing.ts";
import { total } from "../rules/total.ts";

const provenance = { kind: "assumed", source: "made to try the reader" } as const;

/** Small tables of every kind that a schema can describe. */
export const fuzzDatasets: readonly Dataset[] = [
  dataset({
    file: "run.csv",
    title: "Numbers, words, gaps and rules",
    provenance,
    key: ["group", "point"],
    columns: {
      group: column(z.enum(["a", "b"]), "Group"),
      point: column(z.int().positive(), "Point", "1", { decimals: 0 }),
      time: column(z.number().nonnegative(), "Time", "s", { decimals: 2 }),
      twice: column(z.number().nullable(), "Twice the time", "s", { decimals: 2, missing: ["-9999", "NA"] }),
      note: column(z.string().nullable(), "Note"),
    },
    rules: [
      counter("point", { from: 1, within: "group" }),
      increasing("time", { within: "group" }),
      evenSteps("time", { within: "group" }),
      identity("twice", { from: ["time"], formula: "2 time", value: (row) => 2 * (row["time"] as number) }),
      total({ of: ["time"], formula: "time", is: 10, tolerance: 0.1, within: "group", term: (row) => row["time"] as number }),
    ],
  }),
  matrix({
    file: "map.csv",
    title: "A matrix",
    provenance,
    row: "y",
    column: "x",
    value: "height",
    columns: {
      y: column(z.number(), "Y", "nm"),
      x: column(z.number(), "X", "nm"),
      height: column(z.number().nonnegative(), "Height", "nm"),
    },
  }),
  dataset({
    file: "odd.csv",
    title: "Names of members of objects",
    provenance,
    key: ["__proto__"],
    columns: Object.fromEntries([
      ["__proto__", column(z.number(), "A", "1")],
      ["constructor", column(z.string(), "B")],
      ["a.b[0]", column(z.number().nullable(), "C", "1")],
    ]),
  }),
];
