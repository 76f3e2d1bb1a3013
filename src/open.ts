import { readFile, realpath, stat } from "node:fs/promises";
import { isAbsolute, relative, sep } from "node:path";
import { groupThousands } from "./count.ts";
import { mostBytes } from "./csv/decode.ts";
import type { Finding } from "./finding.ts";

/** Why a file was not opened. */
export type Obstacle = Pick<Finding, "rule" | "level" | "expected" | "found">;

/**
 * The bytes of a file, or why they must not or cannot be read. What a schema or a pull request names is untrusted and
 * may be a link: `inside` is the folder that it must lie in.
 */
export async function openFile(path: string, inside?: string): Promise<Uint8Array | Obstacle> {
  try {
    const { size, ...kind } = await kindOf(path);
    if (kind.found !== undefined) return { rule: "FW-FIL-003", level: "A", expected: "a regular file", found: kind.found };
    if (inside !== undefined && !(await isInside(path, inside))) {
      return { rule: "FW-FIL-001", level: "A", expected: "a file inside the project", found: "one outside it, through a link or a path" };
    }
    if (size > mostBytes) return { rule: "FW-CSV-008", level: "A", expected: `at most ${groupThousands(mostBytes)} bytes`, found: `${groupThousands(size)} bytes` };
    return await readFile(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return { rule: "FW-FIL-002", level: "A", expected: "a file", found: "no such file" };
    return { rule: "FW-FIL-004", level: "A", expected: "a file that can be read", found: `the system's refusal, ${code ?? "of no name"}` };
  }
}

export function isObstacle(opened: Uint8Array | Obstacle): opened is Obstacle {
  return !(opened instanceof Uint8Array);
}

/** Size of a regular file, or what is there instead. */
async function kindOf(path: string): Promise<{ readonly size: number; readonly found?: string }> {
  const entry = await stat(path);
  if (entry.isFile()) return { size: entry.size };
  return { size: 0, found: entry.isDirectory() ? "a folder" : "a device or pipe" };
}

async function isInside(path: string, folder: string): Promise<boolean> {
  const way = relative(await realpath(folder), await realpath(path));
  return !isAbsolute(way) && way.split(sep)[0] !== "..";
}
