import { visible } from "../../finding.ts";

/** Why a revision cannot be compared, or what in it is not as it should be. */
export interface Fault {
  readonly kind:
    | "no-git"
    | "no-folder"
    | "no-repository"
    | "no-working-tree"
    | "foreign-owner"
    | "refused-ref"
    | "unknown-ref"
    | "shallow"
    | "no-commit"
    | "no-default-branch"
    | "no-ancestor"
    | "folder-absent"
    | "escaping-name"
    | "unreadable-name"
    | "twin-name"
    | "missing-object"
    | "unreadable-file"
    | "lfs-pointer"
    | "submodule"
    | "link"
    | "sparse"
    | "line-ends"
    | "no-packages"
    | "no-lock"
    | "no-npm"
    | "npm-failed"
    | "git-failed";
  /** The revision or the path that it is about; untrusted. */
  readonly subject?: string;
  readonly expected: string;
  readonly found: string;
  /** Only where it is surely right. */
  readonly hint?: string;
}

/** Carries a fault up to the function that hands it out; see `orFault`. */
export class FaultError extends Error {
  readonly fault: Fault;

  constructor(fault: Fault) {
    super(formatFault(fault));
    this.name = "FaultError";
    this.fault = fault;
  }
}

/** The result of the work, or the fault that ended it. Other errors pass through. */
export async function orFault<T>(work: () => Promise<T>): Promise<T | Fault> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof FaultError) return error.fault;
    throw error;
  }
}

export function isFault(value: object): value is Fault {
  return "kind" in value && "expected" in value && "found" in value;
}

/** Worded for people, in the layout of a finding; control characters of names and refs are shown as escapes. */
export function formatFault({ kind, subject, expected, found, hint }: Fault): string {
  const facts = [`  expected ${expected}`, `  found    ${found}`, ...(hint === undefined ? [] : [`  hint     ${hint}`])];
  return [[subject, kind].filter((part) => part !== undefined).join("  "), ...facts].map(visible).join("\n");
}
