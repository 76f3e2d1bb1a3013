import { cellProvenance, matches, type Dataset, type Match, type ProvenanceKind, type Row } from "./dataset.ts";

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
  /** What is printed: a number, or a statement that holds or does not. */
  readonly value: number | true;
  readonly unit?: string;
  /** Half a unit of the last printed digit, in the unit of the value. */
  readonly tolerance?: number;
  /** Panels that show it, for example `3a`. */
  readonly panels: readonly string[];
  readonly uses: Readonly<Record<string, Cells>>;
  recompute(numbers: Readonly<Record<string, readonly number[]>>): number | boolean;
}

/** A statement that no table here can decide. */
export interface UntestableClaim {
  readonly id: string;
  readonly says: string;
  readonly panels: readonly string[];
  /** Why no table decides it. */
  readonly untestable: string;
}

/** Declares a claim; `recompute` gets the numbers of each use under its name. */
export function claim<const U extends Readonly<Record<string, Cells>>>(
  declaration: Omit<Claim, "uses" | "recompute"> & {
    readonly uses: U;
    recompute(numbers: { readonly [K in keyof U]: readonly number[] }): number | boolean;
  },
): Claim {
  return declaration as Claim;
}

export const claimStatuses = ["fail", "not testable", "holds by construction", "pass"] as const;
export type ClaimStatus = (typeof claimStatuses)[number];

/** A claim after recomputing. `pass` is never said where a cell is reconstructed, assumed or schematic. */
export interface CheckedClaim {
  readonly claim: Claim | UntestableClaim;
  readonly status: ClaimStatus;
  readonly recomputed?: number | boolean;
  /** Why it failed or cannot be tested. */
  readonly reason?: string;
}

const trusted: ReadonlySet<ProvenanceKind> = new Set(["measured", "reported", "derived"]);

/** Recomputes a claim from validated rows. An empty use or a result that is no number fails, with the reason. */
export function checkClaim(claim: Claim | UntestableClaim, rowsOf: (dataset: string) => readonly Row[]): CheckedClaim {
  if ("untestable" in claim) return { claim, status: "not testable", reason: claim.untestable };
  const used = Object.entries(claim.uses).map(([name, use]) => ({ name, use, rows: rowsOf(use.dataset.name).filter((row) => matches(use.match, row) && typeof row[use.column] === "number") }));
  const empty = used.find(({ rows }) => rows.length === 0);
  if (empty) return { claim, status: "fail", reason: `${empty.use.dataset.file} has no ${empty.use.column} for it` };
  const recomputed = claim.recompute(Object.fromEntries(used.map(({ name, use, rows }) => [name, rows.map((row) => row[use.column] as number)])));
  const holds = typeof recomputed === "boolean" ? recomputed : claim.value !== true && Math.abs(recomputed - claim.value) <= (claim.tolerance ?? 0) * (1 + 1e-9);
  if (!holds) return { claim, status: "fail", recomputed, reason: "the tables give another value" };
  const kinds = new Set(used.flatMap(({ use, rows }) => rows.map((row) => cellProvenance(use.dataset, use.column, row))));
  return { claim, status: [...kinds].every((kind) => trusted.has(kind)) ? "pass" : "holds by construction", recomputed };
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
