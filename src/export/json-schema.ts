import type { Dataset } from "../dataset.ts";
import { plainText } from "../text/markup.ts";
import { cellRules } from "./cell-schema.ts";
import { columnFacts } from "./column-facts.ts";

/** The JSON Schema (draft 2020-12) of one row: numbers as numbers, a missing value as null. */
export function rowSchema(dataset: Dataset): object {
  const properties = Object.entries(dataset.columns).map(([name, column]) => [
    name,
    { title: plainText(column.label), ...cellRules(column.schema).json, ...columnFacts(dataset, column) },
  ]);
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: plainText(dataset.title),
    description: `One row of ${dataset.file}${dataset.matrix ? ", one for every cell of the matrix" : ""}.`,
    type: "object",
    properties: Object.fromEntries(properties),
    required: Object.keys(dataset.columns),
    additionalProperties: false,
  };
}
