import type { Dataset } from "../dataset.ts";
import { describeCounts, type Counts } from "../figure/provenance.ts";
import { sha256 } from "../hash.ts";
import type { MatrixAxes } from "../matrix.ts";
import { plainText } from "../text/markup.ts";
import type { CheckedTable } from "../check/violation.ts";
import { columnFacts } from "./column-facts.ts";

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

interface TableFacts {
  readonly bytes: Uint8Array;
  readonly dialect?: object;
  readonly counts: Counts;
}

/** A table of the package; its schema lies in a file of its own. */
export function tableResource(name: string, { dataset, table }: CheckedTable, { bytes, dialect, counts }: TableFacts): object {
  const { provenance, title } = dataset;
  return {
    ...fileResource(name, table.file, bytes),
    type: "table",
    title: plainText(title),
    description: `Numbers: ${describeCounts(counts)}. Source: ${provenance.source}.`,
    encoding: "utf-8",
    ...(dialect === undefined ? {} : { dialect }),
    schema: `schemas/${dataset.name}.json`,
    jsonSchema: `json-schema/${dataset.name}.json`,
    provenance,
    ...(dataset.matrix ? { matrix: matrixOf(dataset, dataset.matrix) } : {}),
  };
}

/** A file whose header holds the values of one axis: what its two axes and its cells are. */
function matrixOf(dataset: Dataset, axes: MatrixAxes): object {
  const described = Object.entries(axes).map(([role, name]): [string, object] => {
    const column = dataset.columns[name]!;
    return [role, { name, title: plainText(column.label), ...columnFacts(dataset, column) }];
  });
  return Object.fromEntries(described);
}
