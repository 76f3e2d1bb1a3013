import { columnFacts } from "./column-facts.ts";
import { describeCounts, type Counts } from "../figure/provenance.ts";
import { sha256 } from "../hash.ts";
import { plainText } from "../text/markup.ts";
import type { CheckedTable } from "../violation.ts";

/** Any file of the package: what it is and which bytes it has. `path` is relative to `datapackage.json`. */
export function fileResource(name: string, path: string, bytes: Uint8Array): object {
  const format = path.split(".").at(-1)!.toLowerCase();
  return {
    $schema: "https://datapackage.org/profiles/2.0/dataresource.json",
    name,
    path,
    format,
    mediatype: mediatypes[format] ?? "application/octet-stream",
    bytes: bytes.length,
    hash: `sha256:${sha256(bytes)}`,
  };
}

const mediatypes: Readonly<Record<string, string>> = {
  csv: "text/csv", tsv: "text/tab-separated-values", json: "application/json", png: "image/png", jpg: "image/jpeg", jpeg: "image/jpeg",
};

/** A table of the package; its schema lies in a file of its own. */
export function tableResource(name: string, { dataset, table }: CheckedTable, bytes: Uint8Array, counts: Counts): object {
  const { provenance, title } = dataset;
  const isText = /\.[ct]sv$/i.test(table.file);
  return {
    ...fileResource(name, table.file, bytes),
    type: "table",
    title: plainText(title),
    description: `Numbers: ${describeCounts(counts)}. Source: ${provenance.source}.`,
    encoding: "utf-8",
    ...(isText ? { dialect: dialectOf(table.file, bytes) } : {}),
    schema: `schemas/${dataset.name}.json`,
    jsonSchema: `json-schema/${dataset.name}.json`,
    provenance,
    ...(dataset.matrix ? { matrix: matrixOf(dataset, dataset.matrix) } : {}),
  };
}

function dialectOf(file: string, bytes: Uint8Array): object {
  const [lineTerminator = "\n"] = /\r\n|\n|\r/.exec(new TextDecoder("latin1").decode(bytes)) ?? [];
  return { header: true, delimiter: /\.tsv$/i.test(file) ? "\t" : ",", lineTerminator, quoteChar: '"', doubleQuote: true, skipInitialSpace: false };
}

/** A file whose header holds the values of one axis: what its two axes and its cells are. */
function matrixOf(dataset: CheckedTable["dataset"], axes: NonNullable<CheckedTable["dataset"]["matrix"]>): object {
  const described = Object.entries(axes).map(([role, name]) => {
    const column = dataset.columns[name]!;
    return [role, { name, title: plainText(column.label), ...columnFacts(dataset, column) }];
  });
  return Object.fromEntries(described) as object;
}
