import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { checkClaim, claimStatuses, describeStatuses, type CheckedClaim, type Claim, type UntestableClaim } from "./claim.ts";
import { FindingsError } from "./finding.ts";
import { importProjectModule } from "./project-module.ts";
import { validate } from "./validate.ts";

/** The ledger of a project: `claims` in `schemas/claims.ts`; none if it has no such file. */
export async function loadClaims(projectDir: string): Promise<readonly (Claim | UntestableClaim)[]> {
  const names = await readdir(join(projectDir, "schemas"));
  if (!names.includes("claims.ts")) return [];
  const { claims } = (await importProjectModule(projectDir, "schemas/claims.ts")) as { claims?: readonly (Claim | UntestableClaim)[] };
  if (claims) return claims;
  throw new FindingsError([{ rule: "FW-CLM-001", level: "A", file: "schemas/claims.ts", expected: "export const claims = [...]", found: "no such export" }], "Nothing was checked.");
}

/** Recomputes the ledger of a project from its validated tables, worst first. */
export async function checkClaims(projectDir: string): Promise<readonly CheckedClaim[]> {
  const claims = await loadClaims(projectDir);
  const { rowsOf, findings } = await validate(projectDir);
  const blocking = findings.filter(({ level }) => level === "A");
  if (blocking.length > 0) throw new FindingsError(blocking, "No claim was checked.");
  return worstFirst(claims.map((claim) => checkClaim(claim, rowsOf)));
}

function worstFirst(checked: readonly CheckedClaim[]): readonly CheckedClaim[] {
  return [...checked].sort((a, b) => claimStatuses.indexOf(a.status) - claimStatuses.indexOf(b.status) || (a.claim.id < b.claim.id ? -1 : 1));
}

/** The ledger as a table for a terminal, or as Markdown. */
export function formatClaims(checked: readonly CheckedClaim[], form: "plain" | "markdown"): string {
  const head = ["status", "id", "article", "recomputed", "tolerance", "panels", "statement"];
  const rows = checked.map(({ claim, status, recomputed, reason }) => [
    status,
    claim.id,
    "value" in claim ? [shown(claim.value), claim.unit].filter(Boolean).join(" ") : "",
    shown(recomputed),
    "tolerance" in claim && claim.tolerance !== undefined ? `± ${claim.tolerance}` : "",
    claim.panels.join(", "),
    reason === undefined ? claim.says : `${claim.says} (${reason})`,
  ]);
  const summary = `${describeStatuses(checked)}.`;
  if (form === "markdown") return [...[head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`), "", summary].join("\n");
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]!.length)));
  return [...[head, ...rows].map((row) => row.map((text, column) => text.padEnd(widths[column]!)).join("  ").trimEnd()), "", summary].join("\n");
}

/** The ledger as data, ids kept. */
export function claimsAsJson(checked: readonly CheckedClaim[]): readonly object[] {
  return checked.map(({ claim, status, recomputed, reason }) => ({
    id: claim.id,
    status,
    value: "value" in claim ? claim.value : null,
    recomputed: recomputed ?? null,
    tolerance: "tolerance" in claim ? (claim.tolerance ?? null) : null,
    panels: claim.panels,
    ...(reason !== undefined && { reason }),
  }));
}

export function shown(value: number | boolean | undefined): string {
  return value === undefined ? "" : typeof value === "boolean" ? (value ? "holds" : "does not hold") : String(Math.round(value * 1e6) / 1e6);
}
