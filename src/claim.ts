import { cellProvenance, matcher, type Dataset, type Match, type ProvenanceKind, type Row } from "./dataset.ts";

/** Some cells of one column: what a claim computes with. */
export interface Cells {
  readonly dataset: Dataset;
  readonly column: string;
  readonly match: Match;
}

/** The numbers of a column, in the order of its rows; `match` chooses rows as `where` does. */
export function cells(dataset: Dataset, column: string, match: Match = {}): Cells {
  return { dataset, column, match };
}

/** One quantitative statement of the article, and how tables recompute it. */
export interface Claim {
  /** Id in the ledger, for example `C033` or `D07`. */
  readonly id: string;
  /** What is stated, in our words. */
  readonly says: string;
  /** What is printed: a number, several in one order, or a statement that holds or does not. */
  readonly value: number | readonly number[] | true;
  readonly unit?: string;
  /** Half a unit of the last printed digit, in the unit of the value; one for each of several numbers if they differ. */
  readonly tolerance?: number | readonly number[];
  /** Panels that show it, for example `3a`. */
  readonly panels: readonly string[];
  readonly uses: Uses;
  recompute(numbers: Numbers<Uses>): Recomputed;
}

export type Uses = Readonly<Record<string, Cells>>;
export type Numbers<U extends Uses> = { readonly [K in keyof U]: readonly number[] };
export type Recomputed = number | readonly number[] | boolean;

/** A statement that no table here can decide. */
export interface UntestableClaim {
  readonly id: string;
  readonly says: string;
  readonly panels: readonly string[];
  /** Why no table decides it. */
  readonly untestable: string;
}

/** Declares a claim; `recompute` gets the numbers of each use under its name. */
export function claim<const U extends Uses>(
  declaration: Omit<Claim, "uses" | "recompute"> & { readonly uses: U; recompute(numbers: Numbers<U>): Recomputed },
): Claim {
  return declaration as Claim;
}

/** The numbers of a claim with the digits of the article, which its tolerance tells; none if it states no number. */
export function printedNumbers({ value, tolerance = 0 }: Pick<Claim, "value" | "tolerance">): readonly string[] {
  if (value === true) return [];
  return [value].flat().map((number, at) => {
    const slack = slackOf(tolerance, at);
    return number.toFixed(slack > 0 ? Math.max(0, Math.ceil(-Math.log10(2 * slack) - 1e-9)) : 0);
  });
}

function slackOf(tolerance: number | readonly number[], at: number): number {
  return typeof tolerance === "number" ? tolerance : (tolerance[at] ?? 0);
}

export const claimStatuses = ["fail", "not testable", "holds by construction", "pass"] as const;
export type ClaimStatus = (typeof claimStatuses)[number];

/** A claim after recomputing. `pass` is never said where a cell is reconstructed, assumed or schematic. */
export interface CheckedClaim {
  readonly claim: Claim | UntestableClaim;
  readonly status: ClaimStatus;
  readonly recomputed?: Recomputed;
  /** Why it failed or cannot be tested. */
  readonly reason?: string;
}

const trusted: ReadonlySet<ProvenanceKind> = new Set(["measured", "reported", "derived"]);

/** Recomputes a claim from validated rows. An empty use or a result that is no number fails, with the reason. */
export function checkClaim(claim: Claim | UntestableClaim, rowsOf: RowsOf): CheckedClaim {
  if ("untestable" in claim) return { claim, status: "not testable", reason: claim.untestable };
  const used = findCells(claim.uses, rowsOf);
  const empty = used.find(({ rows }) => rows.length === 0);
  if (empty) return { claim, status: "fail", reason: `${empty.use.dataset.file} has no ${empty.use.column} for it` };
  const recomputed = claim.recompute(numbersOf(used));
  if (!holds(claim, recomputed)) return { claim, status: "fail", recomputed, reason: "the tables give another value" };
  return { claim, status: used.every(isPrinted) ? "pass" : "holds by construction", recomputed };
}

function holds({ value, tolerance = 0 }: Claim, recomputed: Recomputed): boolean {
  if (typeof recomputed === "boolean") return value === true && recomputed;
  if (value === true) return false;
  const [printed, found] = [[value].flat(), [recomputed].flat()];
  return found.length === printed.length && printed.every((number, at) => Math.abs(found[at]! - number) <= slackOf(tolerance, at) * (1 + 1e-9));
}

/** Whether every cell is measured, printed or exact arithmetic on that. */
function isPrinted({ use: { dataset, column }, rows }: FoundCells): boolean {
  const isPerCell = typeof dataset.columns[column]?.provenance === "object";
  return (isPerCell ? rows : rows.slice(0, 1)).every((row) => trusted.has(cellProvenance(dataset, column, row)));
}

export type RowsOf = (dataset: string) => readonly Row[];

/** The cells of a use, under its name. */
export interface FoundCells {
  readonly name: string;
  readonly use: Cells;
  /** The rows that are chosen and hold a number. */
  readonly rows: readonly Row[];
  readonly numbers: readonly number[];
}

export function findCells(uses: Uses, rowsOf: RowsOf): readonly FoundCells[] {
  return Object.entries(uses).map(([name, use]) => ({ name, use, ...choose(use, rowsOf(use.dataset.name)) }));
}

export function numbersOf(used: readonly FoundCells[]): Numbers<Uses> {
  return Object.fromEntries(used.map(({ name, numbers }) => [name, numbers]));
}

type Chosen = Pick<FoundCells, "rows" | "numbers">;
const chosen = new WeakMap<readonly Row[], WeakMap<Cells, Chosen>>();

/** The same cells of the same table are the same array, so that what is computed from them can be kept too. */
function choose(use: Cells, all: readonly Row[]): Chosen {
  const known = chosen.get(all) ?? new WeakMap<Cells, Chosen>();
  chosen.set(all, known);
  const before = known.get(use);
  if (before) return before;
  const { column, match } = use;
  const [first] = Object.entries(match).filter(([, wanted]) => !Array.isArray(wanted));
  const near = first === undefined ? all : (rowsBy(first[0], all).get(first[1]) ?? []);
  const isWhole = Object.keys(match).length === (first === undefined ? 0 : 1);
  const isChosen = matcher(match);
  const isIn = (row: Row): boolean => typeof row[column] === "number" && (isWhole || isChosen(row));
  const rows = near.every(isIn) ? near : near.filter(isIn);
  const found = { rows, numbers: rows.map((row) => row[column] as number) };
  known.set(use, found);
  return found;
}

type Groups = ReadonlyMap<unknown, readonly Row[]>;
const grouped = new WeakMap<readonly Row[], Map<string, Groups>>();

/** Rows by the value of a column, kept as long as the rows are: a ledger asks for parts of the same tables again and again. */
function rowsBy(column: string, rows: readonly Row[]): Groups {
  const known = grouped.get(rows) ?? new Map<string, Groups>();
  const groups = known.get(column) ?? groupBy(column, rows);
  grouped.set(rows, known.set(column, groups));
  return groups;
}

function groupBy(column: string, rows: readonly Row[]): Groups {
  const groups = new Map<unknown, Row[]>();
  for (const row of rows) {
    const group = groups.get(row[column]);
    if (group === undefined) groups.set(row[column], [row]);
    else group.push(row);
  }
  return groups;
}

/** How many claims have each status, worst first. */
export function countStatuses(checked: readonly CheckedClaim[]): Readonly<Record<ClaimStatus, number>> {
  const count = (status: ClaimStatus) => checked.filter((one) => one.status === status).length;
  return Object.fromEntries(claimStatuses.map((status) => [status, count(status)])) as Record<ClaimStatus, number>;
}

/** The four counts in words: `0 fail, 12 not testable, 60 hold by construction, 12 pass`. */
export function describeStatuses(checked: readonly CheckedClaim[]): string {
  const counts = countStatuses(checked);
  return `${counts.fail} fail, ${counts["not testable"]} not testable, ${counts["holds by construction"]} hold by construction, ${counts.pass} pass`;
}
