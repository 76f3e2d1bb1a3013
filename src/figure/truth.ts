import type { PreparedView } from "./compile.ts";
import type { RowTag, Source } from "./source.ts";
import { encodedFields, tagOf, type DrawnItem, type EncodedField } from "./drawn.ts";
import type { PanelRules } from "./figure.ts";
import type { Finding } from "../finding.ts";
import { calculations, reads } from "./formula.ts";
import { nearest } from "../nearest.ts";
import { extentOf } from "./raster.ts";
import type { Note } from "../scene/walk.ts";
import { domainOf, type OpenView } from "./view.ts";

/** Where a finding about a drawing belongs. */
export interface Place {
  /** The figure file, relative to the project. */
  readonly file: string;
  /** `panel c`, or `panel c, view charge`. */
  readonly subject: string;
  /** File and line of a table row, for people. */
  locate(tag: RowTag): string;
}

/** At most this many rows are named for one kind of fault in one view; the rest are counted. */
const namedRows = 5;

/** Fields that an encoding names and no table or transform has. Vega-Lite would draw an empty chart without a word. */
export function checkFields(prepared: PreparedView, place: Place): readonly Finding[] {
  return encodedFields(prepared).flatMap(({ source, channel, field, derived }): readonly Finding[] => {
    const known = [...(source ? Object.keys(source.dataset.columns) : []), ...derived];
    const root = field.replace(/\\(.)/g, "$1");
    // a view without a table of its own draws annotations, whose values stand in the spec
    if (!source || known.includes(root) || derived.some((name) => root.startsWith(name))) return [];
    const close = nearest(root, known);
    return [{
      rule: "FW-FIG-010", level: "A", file: place.file, subject: `${place.subject}, ${channel}`,
      expected: `a column of ${source.dataset.file}`, found: `"${field}"`, ...(close && { hint: `did you mean "${close}"?` }),
    }];
  });
}

/** Warnings of Vega-Lite and Vega: in a figure each is an error, since what they drop would be missing in print. */
export function checkWarnings(warnings: readonly string[], place: Place): readonly Finding[] {
  return warnings.map((warning) => ({
    rule: "FW-FIG-011", level: "A", file: place.file, subject: place.subject, expected: "no warning from Vega or Vega-Lite", found: warning,
  }));
}

/** Rows where a formula reads an empty cell: Vega computes with null as with 0. A formula may ask `isValid` first. */
export function checkFormulas(prepared: PreparedView, place: Place): readonly Finding[] {
  const formulas = calculations(prepared.spec);
  return bounded(
    prepared.sources.flatMap((source) =>
      Object.keys(source.dataset.columns)
        .filter((name) => formulas.some((formula) => reads(formula, name) && !formula.includes(`isValid(datum.${name})`)))
        .flatMap((name) =>
          source.rows.flatMap((row, at) => {
            if (row[name] !== null) return [];
            const found = `an empty cell (${place.locate({ source, index: source.indices[at]! })})`;
            return [{ rule: "FW-FIG-017", level: "A", file: place.file, subject: place.subject, expected: `a ${name} in every row that a formula reads`, found } as const];
          }),
        ),
    ),
  );
}

/** Coordinates that are no numbers, and characters that no bundled font has. `misplaced` rows are reported elsewhere. */
export function checkNotes(notes: readonly Note[], misplaced: ReadonlySet<string>, place: Place): readonly Finding[] {
  const news = notes.filter((note) => note.kind !== "non-finite" || !misplaced.has(rowKey(tagOf(note.item.datum))));
  const texts = news.map((note): Omit<Finding, "level" | "file" | "subject"> => {
    const tag = tagOf(note.item.datum);
    const row = tag ? ` (${place.locate(tag)})` : "";
    switch (note.kind) {
      case "non-finite":
        return { rule: "FW-FIG-012", expected: `a finite ${note.property}`, found: `${note.value}${row}`, hint: "Vega would draw it at the edge of the plot" };
      case "no-glyph":
        return { rule: "FW-FIG-013", expected: "characters that a bundled font has", found: `"${note.characters}" in "${String(note.item.text)}"` };
      case "no-picture":
        return { rule: "FW-FIG-014", expected: "a picture that can be read", found: `"${note.item.url ?? ""}"${row}` };
    }
  });
  return bounded(texts.map((text) => ({ level: "A", file: place.file, subject: place.subject, ...text })));
}

/** What stays undrawn because the panel allows it. */
export interface Clipped {
  readonly count: number;
  readonly reason: string;
}

/**
 * Rows that the drawing would place falsely or lose: outside the domain of their axis, moved to its edge by a clamp,
 * or not positive on a log axis. A panel may allow it with a reason; then they are counted.
 */
export function checkPositions(
  prepared: PreparedView,
  open: OpenView,
  items: readonly DrawnItem[],
  rules: PanelRules,
  place: Place,
): { readonly findings: readonly Finding[]; readonly clipped: Clipped | undefined; readonly misplaced: ReadonlySet<string> } {
  const misplaced = new Set<string>();
  const faults = new Map<string, Finding>();
  const add = (tag: RowTag, subject: string, rule: string, expected: string, found: string) => {
    const key = `${rowKey(tag)}|${subject}`;
    misplaced.add(rowKey(tag));
    if (!faults.has(key)) faults.set(key, { rule, level: "A", file: place.file, subject: `${place.subject}, ${subject}`, expected, found: `${found} (${place.locate(tag)})` });
  };
  for (const field of positional(prepared)) {
    const domain = domainOf(open, field.channel.startsWith("x") ? "x" : "y");
    if (domain && field.source) checkValues(field, field.source, domain, items, add);
  }
  checkPixels(open, items, add);
  const findings = [...faults.values()];
  if (!rules.allowClip) return { findings: bounded(findings), clipped: undefined, misplaced };
  return { findings: [], clipped: { count: misplaced.size, reason: rules.allowClip.reason }, misplaced };
}

function rowKey(tag: RowTag | undefined): string {
  return tag ? `${tag.source.dataset.name}|${tag.index}` : "";
}

/** Cells of a raster that its axes or its colours do not reach; a picture would lose or level them without a word. */
export function checkRasters({ rasters }: PreparedView, { view }: OpenView, place: Place): readonly Finding[] {
  return rasters.flatMap(({ source, fields, grid }) => {
    const reaches = { x: [grid.xs[0]!, grid.xs.at(-1)!], y: [grid.ys[0]!, grid.ys.at(-1)!], color: extentOf(grid.values) } as const;
    return (["x", "y", "color"] as const).flatMap((channel): readonly Finding[] => {
      const domain = (view.scale(channel) as { domain(): readonly number[] }).domain().map(Number);
      const [low, high] = [Math.min(...domain), Math.max(...domain)];
      if (reaches[channel][0] >= low && reaches[channel][1] <= high) return [];
      return [{
        rule: "FW-FIG-015", level: "A", file: place.file, subject: `${place.subject}, ${channel}`,
        expected: `${fields[channel]} within the scale, ${low} to ${high}`, found: `${reaches[channel].join(" to ")} (datasets/${source.dataset.file})`,
      }];
    });
  });
}

type AddFault = (tag: RowTag, subject: string, rule: string, expected: string, found: string) => void;

function positional(prepared: PreparedView): readonly EncodedField[] {
  return encodedFields(prepared).filter(({ channel, definition }) => /^[xy]2?$/.test(channel) && definition["type"] !== "nominal" && !("aggregate" in definition) && !("bin" in definition));
}

function checkValues({ channel, field, definition }: EncodedField, source: Source, [start, end]: readonly [number, number], items: readonly DrawnItem[], add: AddFault): void {
  const isLog = (definition["scale"] as { type?: string } | undefined)?.type === "log";
  const [low, high] = [Math.min(start, end), Math.max(start, end)];
  const slack = (high - low) * 1e-9;
  for (const { tag, item } of items) {
    if (tag.source.name !== source.name) continue;
    const value = (item.datum as Record<string, unknown>)[field];
    if (typeof value !== "number") continue;
    if (!Number.isFinite(value)) add(tag, channel, "FW-FIG-012", `a finite ${field}`, String(value));
    else if (isLog && value <= 0) add(tag, channel, "FW-FIG-016", `a ${field} above 0 on a log axis`, String(value));
    else if (value < low - slack || value > high + slack) add(tag, channel, "FW-FIG-015", `${field} within the axis, ${low} to ${high}`, String(value));
  }
}

/** Marks that end outside the plot rectangle, whatever computed their place. Text may stand outside. */
function checkPixels(open: OpenView, items: readonly DrawnItem[], add: AddFault): void {
  const limits = { x: open.view.width(), y: open.view.height() };
  const check = (tag: RowTag, channel: "x" | "y", end: number | undefined, shift: number): void => {
    if (end === undefined) return;
    const at = end + shift;
    if (at < -0.01 || at > limits[channel] + 0.01) add(tag, channel, "FW-FIG-015", "a mark inside the plot", `one at ${at.toFixed(1)} of ${limits[channel].toFixed(1)} pt`);
  };
  for (const { item, mark, tag, x, y } of items) {
    if (mark.marktype === "text") continue;
    check(tag, "x", item.x, x);
    check(tag, "x", item.x2, x);
    check(tag, "x", item.width && (item.x ?? 0) + item.width, x);
    check(tag, "y", item.y, y);
    check(tag, "y", item.y2, y);
    check(tag, "y", item.height && (item.y ?? 0) + item.height, y);
  }
}

/** The first few findings of each rule and subject, and one that counts the rest. */
function bounded(findings: readonly Finding[]): readonly Finding[] {
  const keyOf = ({ rule, subject }: Finding) => `${rule}|${subject}`;
  return [...new Set(findings.map(keyOf))].flatMap((key) => {
    const group = findings.filter((finding) => keyOf(finding) === key);
    const rest = group.length - namedRows;
    return rest > 0 ? [...group.slice(0, namedRows), { ...group[namedRows]!, found: `${rest} more` }] : group;
  });
}
