import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { checkTable } from "../../src/check/check.ts";
import type { Row } from "../../src/dataset.ts";
import { readTable } from "../../src/read.ts";
import { loadSchemas } from "../../src/schemas.ts";

const { datasets } = await loadSchemas(process.cwd());

test.each(datasets.filter(({ rules }) => rules.length > 0))("the rules of $name read no column that they do not name", (dataset) => {
  const { table } = readTable(readFileSync(`datasets/${dataset.file}`), dataset.file, dataset);
  const { rows } = checkTable(table, dataset);
  const silent = dataset.rules.flatMap((rule) => {
    const read = new Set<string>();
    const watched = rows.map((row) => new Proxy<Row>(Object.fromEntries(rule.columns.map((name) => [name, row[name]!])), { get: (target, name) => (read.add(String(name)), target[String(name)]) }));
    rule.check(watched, dataset.columns);
    const unnamed = [...read].filter((name) => Object.hasOwn(dataset.columns, name) && !rule.columns.includes(name));
    return unnamed.length === 0 ? [] : [`${rule.statement}: ${unnamed.join(", ")}`];
  });
  expect(silent).toEqual([]);
});
