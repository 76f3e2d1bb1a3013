import { access } from "node:fs/promises";
import { join } from "node:path";
import type { Finding } from "./finding.ts";
import { describeLoadError, importProjectModule } from "./project-module.ts";

/** What the authors say to one finding. `schemas/responses.ts` exports a list of them, as `responses`. */
export interface Response {
  /** Of the finding, as `validate` prints it. */
  readonly fingerprint: string;
  /** Rule of the finding, for people who read the list. */
  readonly rule: string;
  /** Why the cell is right as it stands. */
  readonly answer: string;
}

/** The answers of a project, and what is wrong with them. */
export interface Responses {
  readonly responses: readonly Response[];
  readonly findings: readonly Finding[];
}

const file = "schemas/responses.ts";

/** Reads the answers of a project; a project without the file has none. */
export async function loadResponses(root: string): Promise<Responses> {
  const isThere = await access(join(root, file)).then(() => true, () => false);
  if (!isThere) return { responses: [], findings: [] };
  try {
    const { responses } = await importProjectModule(root, file);
    if (!Array.isArray(responses)) return unfit("a list of answers, exported as responses", "no such export");
    const faulty = responses.filter((entry) => !isResponse(entry));
    const found = faulty.map((entry) => unfit("an entry with fingerprint, rule and an answer that is not empty", JSON.stringify(entry) ?? String(entry)));
    return { responses: responses.filter(isResponse), findings: found.flatMap(({ findings }) => findings) };
  } catch (error) {
    return unfit("a file that loads", describeLoadError(root, error));
  }
}

/**
 * Adds to every finding its answer. An answer to a finding of level A, which cannot be answered, and one to a finding
 * that is no longer there are findings themselves; the latter only where `isWhole`, when nothing was left unchecked.
 */
export function answer(findings: readonly Finding[], { responses, findings: own }: Responses, isWhole: boolean): readonly Finding[] {
  const answers = new Map(responses.map((response) => [response.fingerprint, response]));
  const levels = new Map(findings.map(({ fingerprint, level }) => [fingerprint, level]));
  const idle = responses.flatMap(({ fingerprint, rule }): readonly Finding[] => {
    const about = { file, subject: `${rule} ${fingerprint}` };
    const level = levels.get(fingerprint);
    if (level === "A") return [{ ...about, rule: "FW-RSP-003", level: "C", expected: "answers to findings of level B, C or G", found: "an answer to one of level A, which must be mended" }];
    if (level !== undefined || !isWhole) return [];
    return [{ ...about, rule: "FW-RSP-002", level: "G", expected: "answers to findings that are there", found: "none with this fingerprint: it was mended, or changed and must be answered anew" }];
  });
  const answered = findings.map((finding): Finding => {
    const response = finding.level === "A" ? undefined : answers.get(finding.fingerprint ?? "");
    return response === undefined ? finding : { ...finding, answer: response.answer };
  });
  return [...answered, ...own, ...idle];
}

function isResponse(value: unknown): value is Response {
  if (typeof value !== "object" || value === null) return false;
  const { fingerprint, rule, answer } = value as Partial<Response>;
  return [fingerprint, rule, answer].every((text) => typeof text === "string" && text.trim() !== "");
}

function unfit(expected: string, found: string): Responses {
  return { responses: [], findings: [{ rule: "FW-RSP-001", level: "A", file, expected, found }] };
}
