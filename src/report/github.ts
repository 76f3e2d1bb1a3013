import type { Finding } from "../finding.ts";
import { bounded } from "./bounded.ts";
import { messageOf } from "./message.ts";

const commands = { A: "error", B: "error", C: "warning", G: "notice" } as const;

/** The findings as workflow commands, which GitHub shows as annotations of the files. Those that are answered are left out. */
export function githubReport(findings: readonly Finding[]): string {
  const open = bounded(findings).filter(({ answer }) => answer === undefined);
  return open.map((finding) => `${command(finding)}\n`).join("");
}

function command(finding: Finding): string {
  const { level, rule, file, line, column } = finding;
  const properties = Object.entries({ file, line, col: column, title: `${level} ${rule}` }).filter(([, value]) => value !== undefined);
  const shown = properties.map(([name, value]) => `${name}=${escaped(String(value)).replaceAll(":", "%3A").replaceAll(",", "%2C")}`);
  return `::${commands[level]} ${shown.join(",")}::${escaped(messageOf(finding))}`;
}

function escaped(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}
