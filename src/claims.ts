import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { checkClaim, claimStatuses, describeStatuses, printedNumbers, type CheckedClaim, type Claim, type Recomputed, type UntestableClaim } from "./claim.ts";
import { FindingsError } from "./finding.ts";
import { importProjectModule } from "./project-module.ts";
import { checkTension, shownNumber, type CheckedTension, type Tension } from "./tension.ts";
import { validate } from "./validate.ts";

interface Ledger {
  readonly claims: readonly (Claim | UntestableClaim)[];
  readonly tensions: readonly Tension[];
}

/** The ledger of a project: `claims` in `schemas/claims.ts`; none if it has no such file. */
export async function loadClaims(projectDir: string): Promise<Ledger["claims"]> {
  return (await loadLedger(projectDir)).claims;
}

async function loadLedger(projectDir: string): Promise<Ledger> {
  const names = await readdir(join(projectDir, "schemas"));
  if (!names.includes("claims.ts")) return { claims: [], tensions: [] };
  const { claims, tensions = [] } = (await importProjectModule(projectDir, "schemas/claims.ts")) as Partial<Ledger>;
  if (claims) return { claims, tensions };
  throw new FindingsError([{ rule: "FW-CLM-001", level: "A", file: "schemas/claims.ts", expected: "export const claims = [...]", found: "no such export" }], "Nothing was checked.");
}

/** Recomputes the claims of a project from its validated tables, worst first. */
export async function checkClaims(projectDir: string): Promise<readonly CheckedClaim[]> {
  return (await checkLedger(projectDir)).claims;
}

/** Recomputes the whole ledger of a project: the claims, worst first, and the tensions between them, which fail nothing. */
export async function checkLedger(projectDir: string): Promise<{ readonly claims: readonly CheckedClaim[]; readonly tensions: readonly CheckedTension[] }> {
  const { claims, tensions } = await loadLedger(projectDir);
  const { rowsOf, findings } = await validate(projectDir);
  const blocking = findings.filter(({ level }) => level === "A");
  if (blocking.length > 0) throw new FindingsError(blocking, "No claim was checked.");
  return { claims: worstFirst(claims.map((claim) => checkClaim(claim, rowsOf))), tensions: tensions.flatMap((tension) => checkTension(tension, rowsOf)) };
}

function worstFirst(checked: readonly CheckedClaim[]): readonly CheckedClaim[] {
  return [...checked].sort((a, b) => claimStatuses.indexOf(a.status) - claimStatuses.indexOf(b.status) || (a.claim.id < b.claim.id ? -1 : 1));
}

export type Form = "plain" | "markdown";

/** The claims as a table for a terminal, or as Markdown, and their four counts. */
export function formatClaims(checked: readonly CheckedClaim[], form: Form): string {
  const head = ["status", "id", "article", "recomputed", "tolerance", "panels", "statement"];
  const rows = checked.map(({ claim, status, recomputed, reason }) => [
    status,
    claim.id,
    "value" in claim ? stated(claim) : "",
    shown(recomputed),
    "tolerance" in claim && claim.tolerance !== undefined ? `± ${shown(claim.tolerance)}` : "",
    claim.panels.join(", "),
    reason === undefined ? claim.says : `${claim.says} (${reason})`,
  ]);
  return `${formatTable(head, rows, form)}\n\n${describeStatuses(checked)}.`;
}

/** The tensions as a table with both numbers of every case; nothing if there are none. */
export function formatTensions(checked: readonly CheckedTension[], form: Form): string {
  if (checked.length === 0) return "";
  const head = ["tension", "of", "one", "other", "factor", "panels", "statement"];
  const rows = checked.map(({ tension, case: name, numbers: [one, other] }, at) => [
    tension.id,
    name,
    `${shownNumber(one)} ${tension.unit}`,
    `${shownNumber(other)} ${tension.unit}`,
    `× ${(one / other).toFixed(3)}`,
    tension.panels.join(", "),
    checked[at - 1]?.tension === tension ? "" : describeTension(tension),
  ]);
  return `${formatTable(head, rows, form)}\n\nTensions between printed numbers are warnings; no table is changed to remove them.`;
}

function describeTension({ says, between: [one, other], arithmetic }: Tension): string {
  return `${says}: ${one} against ${other} (${arithmetic})`;
}

function formatTable(head: readonly string[], rows: readonly (readonly string[])[], form: Form): string {
  if (form === "markdown") return [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]!.length)));
  return [head, ...rows].map((row) => row.map((text, column) => text.padEnd(widths[column]!)).join("  ").trimEnd()).join("\n");
}

/** The claims as data, ids kept; a tension is no claim and has none of their four statuses. */
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

/** What a claim states: its numbers as the article prints them with their unit, or that it holds. */
export function stated(claim: Claim): string {
  return claim.value === true ? "holds" : [printedNumbers(claim).join(" / "), claim.unit].filter(Boolean).join(" ");
}

/** What the tables give, to six decimals. */
export function shown(value: Recomputed | undefined): string {
  if (value === undefined) return "";
  if (typeof value === "boolean") return value ? "holds" : "does not hold";
  return [value].flat().map((number) => String(Math.round(number * 1e6) / 1e6)).join(" / ");
}
