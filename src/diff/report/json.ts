import type { Report } from "./report.ts";

/**
 * The report for programs: keys sorted by code unit at every depth, so that equal reports have equal bytes; no pictures.
 * `docs/diff-report.schema.json` says what it holds. A number that is not finite becomes null.
 */
export function writeJson(report: Report): string {
  return `${written(report, "\n")}\n`;
}

/** JSON.stringify would put keys that look like numbers first. */
function written(value: unknown, lineEnd: string): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const inner = `${lineEnd}  `;
  if (Array.isArray(value)) return enclosed("[", value.map((item) => written(item, inner)), "]", lineEnd);
  const members = Object.entries(value).filter(([, item]) => item !== undefined).sort(([a], [b]) => (a < b ? -1 : 1));
  return enclosed("{", members.map(([key, item]) => `${JSON.stringify(key)}: ${written(item, inner)}`), "}", lineEnd);
}

function enclosed(open: string, parts: readonly string[], close: string, lineEnd: string): string {
  return parts.length === 0 ? `${open}${close}` : `${open}${parts.map((part) => `${lineEnd}  ${part}`).join(",")}${lineEnd}${close}`;
}
