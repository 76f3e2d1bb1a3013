import { execFile } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readSnapshot, type Snapshot, type SnapshotRequest } from "./snapshot.ts";

/** Why a revision did not hand back what it was asked for, in words. */
export interface Problem {
  readonly problem: string;
}

export function isProblem(value: object): value is Problem {
  return "problem" in value;
}

const program = "src/diff/snapshot/answer.ts";

/** Runs a materialised project with its own sources, in a process of its own that dies with the signal. The answer lies beside the folder. */
export async function runSide(folder: string, request: SnapshotRequest, signal: AbortSignal): Promise<Snapshot | Problem> {
  if (!existsSync(join(folder, program))) return { problem: `its sources have no ${program}: they are older than this command` };
  const [asked, answer] = [`${folder}.request.json`, `${folder}.snapshot`];
  writeFileSync(asked, JSON.stringify(request));
  const args = ["--liftoff-only", join(folder, "scripts/run.mjs"), program, asked, answer];
  return new Promise((done, refuse) => {
    execFile(process.execPath, args, { cwd: folder, signal, killSignal: "SIGKILL", maxBuffer: Infinity, encoding: "utf8" }, (error, output, complaint) => {
      if (signal.aborted) refuse(error ?? new Error("stopped"));
      else if (error === null && existsSync(answer)) done(readSnapshot(answer));
      else done({ problem: reasonOf(`${complaint}\n${output}`, folder) });
    });
  });
}

/** The first lines that say why, without the path of the temporary folder. */
function reasonOf(text: string, folder: string): string {
  const lines = text.replaceAll(folder, ".").split("\n").map((line) => line.trimEnd()).filter((line) => line !== "" && !/^\s+at |[│╵]/.test(line));
  const first = lines.findIndex((line) => /error/i.test(line));
  return lines.slice(Math.max(0, first), Math.max(0, first) + 4).map((line) => line.trim().replace(/[:;]$/, "")).join("; ") || "it ended without a word";
}
