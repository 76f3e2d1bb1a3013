import type { Table } from "../../src/table.ts";

/** A Table Schema as the tests read it back from the exported files. */
export interface WrittenSchema {
  readonly fields: readonly {
    readonly name: string;
    readonly type: string;
    readonly missingValues?: readonly string[];
    readonly constraints?: Constraints;
  }[];
  readonly missingValues: readonly string[];
  readonly primaryKey?: readonly string[];
  readonly uniqueKeys?: readonly (readonly string[])[];
  readonly foreignKeys?: readonly { readonly fields: readonly string[]; readonly reference: { readonly resource: string; readonly fields: readonly string[] } }[];
}

interface Constraints {
  readonly required?: boolean;
  readonly enum?: readonly (string | number)[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
}

const numbers = { number: /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i, integer: /^[+-]?\d+$/ };

/** What a reader of Table Schema that knows nothing of figwright finds wrong with a file; `cellsOf` gives a column of another resource. */
export function tableSchemaFaults(schema: WrittenSchema, table: Table, cellsOf: (resource: string, column: string) => ReadonlySet<string>): readonly string[] {
  const names = schema.fields.map(({ name }) => name);
  const faults = JSON.stringify(names) === JSON.stringify(table.header) ? [] : [`header ${table.header.join()}`];
  const seen = new Set<string>();
  for (let row = 0; row < table.rowCount; row += 1) {
    const cells = schema.fields.map((_, at) => table.text(row, at) ?? "");
    schema.fields.forEach((field, at) => {
      if (!isGood(cells[at]!, field, field.missingValues ?? schema.missingValues)) faults.push(`${field.name} ${row} ${cells[at]}`);
    });
    const of = (key: readonly string[]) => key.map((name) => cells[names.indexOf(name)]!);
    const key = schema.primaryKey ?? schema.uniqueKeys?.[0];
    if (key !== undefined && seen.has(JSON.stringify(of(key)))) faults.push(`key ${of(key).join()}`);
    if (key !== undefined) seen.add(JSON.stringify(of(key)));
    for (const { fields, reference } of schema.foreignKeys ?? []) {
      if (!cellsOf(reference.resource, reference.fields[0]!).has(of(fields)[0]!)) faults.push(`${fields.join()} ${of(fields).join()} is not in ${reference.resource}`);
    }
  }
  return faults;
}

function isGood(cell: string, { type, constraints = {} }: WrittenSchema["fields"][number], missing: readonly string[]): boolean {
  const { required = false, enum: words, pattern, minimum = -Infinity, maximum = Infinity, exclusiveMinimum = -Infinity, exclusiveMaximum = Infinity, minLength = 0, maxLength = Infinity } = constraints;
  if (missing.includes(cell)) return !required;
  if (type === "any") return true;
  if (type === "string") return (words?.includes(cell) ?? true) && (pattern === undefined || new RegExp(`^(?:${pattern})$`, "u").test(cell)) && cell.length >= minLength && cell.length <= maxLength;
  const value = Number(cell);
  return numbers[type as "number"].test(cell) && (words?.includes(value) ?? true) && value >= minimum && value <= maximum && value > exclusiveMinimum && value < exclusiveMaximum;
}
