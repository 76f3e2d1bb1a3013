import { quote } from "../finding.ts";
import type { Unit } from "../unit/units.ts";
import { keyOf } from "./key.ts";
import { literal, propertyName } from "./literal.ts";
import type { MatrixProfile } from "./matrix.ts";
import { ordersOf } from "./order.ts";
import type { Profile } from "./profile.ts";
import { labelOf, quantityOf, type Quantity } from "./quantity.ts";

/** The part of a schema that its columns make up. */
export interface Draft {
  /** To import, the one that declares the table first. */
  readonly words: readonly string[];
  /** Lines of the declaration, from `key` on. */
  readonly body: readonly string[];
  readonly remark: string;
  readonly notes: readonly string[];
}

const remark = "A draft: types, order and key are what the file shows. Plausible limits are its range, widened; they are no physical limits.";

type Column = Profile & { readonly below: Unit | undefined };

export function draftColumns(columns: readonly Column[]): Draft {
  const key = keyOf(columns);
  const quantities = new Map(columns.filter(({ type }) => type === "number").map((column) => [column.name, quantityOf(column, column.below)]));
  const orders = ordersOf(columns, key);
  const limited = [...quantities].flatMap(([name, { plausible }]) => (plausible === undefined ? [] : [name]));
  const rules = [...orders.rules, ...limited.map((name) => `plausible(${literal(name)})`)];
  return {
    words: ["dataset", "column", ...orders.words, ...(limited.length === 0 ? [] : ["plausible"])],
    remark,
    body: [
      `key: [${key.map(literal).join(", ")}],`,
      "columns: {",
      ...columns.map((column) => `  ${columnLine(column, quantities.get(column.name))}`),
      "},",
      ...(rules.length === 0 ? [] : ["rules: [", ...rules.map((rule) => `  ${rule},`), "],"]),
    ],
    notes: [...columns.flatMap(({ name, notes }) => notes.map((note) => `${quote(name)}: ${note}`)), ...keyNote(key), ...unitNote(quantities)],
  };
}

export function draftMatrix({ row, column, value }: MatrixProfile): Draft {
  const parts = [row, column, value];
  return {
    words: ["matrix", "column", "plausible"],
    remark,
    body: [
      `row: ${literal(row.name)},`,
      `column: ${literal(column.name)},`,
      `value: ${literal(value.name)},`,
      "columns: {",
      ...parts.map((part) => `  ${columnLine(part, quantityOf(part, undefined))}`),
      "},",
      `rules: [plausible(${literal(value.name)})],`,
    ],
    notes: [
      ...value.notes.map((note) => `cells: ${note}`),
      `a matrix: the draft calls the header ${quote(column.name)} and the cells ${quote(value.name)}; give them their names, labels and units`,
    ],
  };
}

function columnLine(profile: Profile, quantity: Quantity | undefined): string {
  const { name, isNullable, missing, decimals } = profile;
  const schema = (quantity?.schema ?? textSchema(profile)) + (isNullable ? ".nullable()" : "");
  const options = [
    ...(quantity !== undefined && decimals !== undefined ? [`decimals: ${decimals}`] : []),
    ...(missing.length === 0 ? [] : [`missing: [${missing.map(literal).join(", ")}]`]),
    ...(quantity?.plausible === undefined ? [] : [`plausible: [${quantity.plausible.join(", ")}]`]),
  ];
  const unit = quantity === undefined ? (options.length === 0 ? [] : ["undefined"]) : [literal(quantity.unit)];
  const parts = [schema, literal(quantity?.label ?? labelOf(name)), ...unit, ...(options.length === 0 ? [] : [`{ ${options.join(", ")} }`])];
  return `${propertyName(name)}: column(${parts.join(", ")}),`;
}

function textSchema({ type, words, values }: Profile): string {
  if (type === "words") return `z.enum([${words.map(literal).join(", ")}])`;
  if (type === "date") return "z.iso.date()";
  return values.includes("") ? "z.string()" : "z.string().min(1)";
}

function keyNote(key: readonly string[]): readonly string[] {
  return key.length > 0 ? [] : ["key: no few columns are unique together. Name the columns that tell one row from another, or look for rows that stand twice"];
}

function unitNote(quantities: ReadonlyMap<string, Quantity>): readonly string[] {
  const open = [...quantities].filter(([, { isKnown, plausible }]) => !isKnown && plausible !== undefined).map(([name]) => quote(name));
  if (open.length === 0) return [];
  const more = open.length > 8 ? ` and ${open.length - 8} more` : "";
  return [`units: none found for ${open.slice(0, 8).join(", ")}${more}; the draft says "1", a pure number`];
}
