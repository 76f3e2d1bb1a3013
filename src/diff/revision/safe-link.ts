import { realpathSync, symlinkSync, unlinkSync } from "node:fs";
import { join, posix, sep } from "node:path";
import { placeNew } from "./new-file.ts";
import type { Fault } from "./revision-fault.ts";

/** A symbolic link: where it is, and what it holds; untrusted. */
export interface Link {
  readonly path: string;
  readonly target: string;
}

/** Makes the links that lead to something inside the folder, itself a real path; the others are told and left out. */
export function placeLinks(folder: string, links: readonly Link[]): readonly Fault[] {
  const faults: Fault[] = [];
  const placed: Link[] = [];
  for (const link of links) {
    const fault = leadsOut(link) ? outside(link) : placeNew(link.path, () => symlinkSync(link.target, join(folder, link.path)));
    if (fault === undefined) placed.push(link);
    else faults.push(fault);
  }
  // a link behind a link may lead elsewhere than its words say; all are looked at before one is taken away
  const wrong = placed.map((link) => endOf(folder, link)).filter((fault) => fault !== undefined);
  for (const { subject } of wrong) unlinkSync(join(folder, subject!));
  return [...faults, ...wrong];
}

function leadsOut({ path, target }: Link): boolean {
  const end = posix.join(posix.dirname(path), target);
  return target === "" || target.includes("\0") || posix.isAbsolute(target) || /^[a-z]:|\\/i.test(target) || end.split("/")[0] === "..";
}

function endOf(folder: string, link: Link): Fault | undefined {
  try {
    // the other realpath of Node shortens `link/..` by its words
    return `${realpathSync.native(join(folder, link.path))}${sep}`.startsWith(`${folder}${sep}`) ? undefined : outside(link);
  } catch {
    return { kind: "link", subject: link.path, expected: "a link to a file of the project", found: "one that leads nowhere; it was left out" };
  }
}

function outside({ path }: Link): Fault {
  return { kind: "link", subject: path, expected: "a link to a file of the project", found: "one that leads out of it; it was left out" };
}
