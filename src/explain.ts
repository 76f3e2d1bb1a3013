import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Finding } from "./finding.ts";
import { nearest } from "./nearest.ts";

/** What a finding is about; `docs/findings/README.md` defines the five words. */
export const pageTypes = ["syntax", "structure", "value", "consistency", "declaration"] as const;

/** What people should know of a rule: what it means, likely causes, how to fix it, when it may be ignored. */
export interface Page {
  /** For example `FW-CSV-024`; an area, `FW-TEN`, where one page serves all its rules. */
  readonly id: string;
  readonly title: string;
  readonly levels: readonly Finding["level"][];
  readonly type: (typeof pageTypes)[number];
  /** The whole section, as Markdown. */
  readonly text: string;
}

export type Pages = ReadonlyMap<string, Page>;

/** The pages of the engine's rules, and of those that a project declares itself, in `schemas/findings.md`. */
export async function loadPages(projectDir: string): Promise<Pages> {
  const folder = join(import.meta.dirname, "../docs/findings");
  const names = (await readdir(folder)).filter((name) => /^FW-[A-Z]{3}\.md$/.test(name)).sort();
  const texts = await Promise.all([
    ...names.map((name) => readFile(join(folder, name), "utf8")),
    readFile(join(projectDir, "schemas/findings.md"), "utf8").catch(() => ""),
  ]);
  return new Map(texts.flatMap(pagesOf).map((page) => [page.id, page]));
}

/** The page of a rule; that of its area where all its rules share one. */
export function pageOf(pages: Pages, id: string): Page | undefined {
  return pages.get(id) ?? pages.get(id.replace(/-\d{3}$/, ""));
}

/** The page of a rule, or the list of an area's rules, as plain text. Undefined where there is neither. */
export async function explain(id: string, projectDir: string): Promise<string | undefined> {
  const pages = await loadPages(projectDir);
  const page = pageOf(pages, id.toUpperCase());
  if (page !== undefined) return plainText(page.text);
  const area = [...pages.values()].filter((one) => one.id.startsWith(`${id.toUpperCase()}-`));
  return area.length === 0 ? undefined : area.map(listed).join("\n");
}

/** What to say to somebody who asked for a page that is not there. */
export async function noSuchPage(id: string, projectDir: string): Promise<string> {
  const known = [...(await loadPages(projectDir)).keys()];
  const area = known.filter((one) => one.startsWith(id.slice(0, 7).toUpperCase()));
  const areas = [...new Set(known.map((one) => one.slice(0, 6)))];
  const near = area.length === 0 ? nearest(id, [...known, ...areas]) : undefined;
  if (near !== undefined) return `no page ${id}; did you mean ${near}?`;
  return area.length === 0 ? `no page ${id}; the areas are ${areas.join(", ")}` : `no page ${id}; this area has ${area.join(", ")}`;
}

function pagesOf(markdown: string): readonly Page[] {
  return markdown.split(/^(?=##? FW-)/m).flatMap((section): readonly Page[] => {
    const [, id, title, levels, type] = opening.exec(section) ?? [];
    if (id === undefined) return [];
    return [{ id, title: title!, levels: levels!.split(" or ") as Page["levels"], type: type as Page["type"], text: section.trimEnd() }];
  });
}

const opening = new RegExp(`^## (FW-[A-Z]{3}(?:-\\d{3})?) (.+)\\n\\nLevel ([ABCG](?: or [ABCG])*) · (${pageTypes.join("|")})\\n`);

/** Without the marks of headings and bold text; an example is set in by four spaces. */
function plainText(markdown: string): string {
  const parts = markdown.replace(/^## /, "").replaceAll("**", "").split(/^```.*\n/m);
  return parts.map((part, at) => (at % 2 === 0 ? part : part.replace(/^(?=.)/gm, "    "))).join("");
}

function listed({ id, levels, title }: Page): string {
  return `${id}  ${levels.join(" or ").padEnd(6)}  ${title}`;
}
