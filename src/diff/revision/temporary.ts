import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { constants, tmpdir } from "node:os";
import { join } from "node:path";

const endings = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Gives the work an empty folder of its own, as a real path, and removes it with all that is in it: when the work is
 * done or fails, when the process exits meanwhile, and on SIGINT, SIGTERM and SIGHUP, which then end the process with
 * 128 and the number of the signal. `signal` is aborted before the folder goes: hand it to child processes.
 */
export async function withTemporaryFolder<T>(work: (folder: string, signal: AbortSignal) => Promise<T>): Promise<T> {
  const ending = new AbortController();
  let folder: string | undefined;
  const clear = () => {
    ending.abort();
    if (folder !== undefined) remove(folder);
  };
  // stays in place until the folder is gone, so that a second Ctrl-C cannot kill the process halfway
  const stop = (signal: NodeJS.Signals) => process.exit(128 + constants.signals[signal]);
  for (const name of endings) process.on(name, stop);
  process.on("exit", clear);
  try {
    folder = mkdtempSync(join(realpathSync(tmpdir()), "figwright-diff-"));
    return await work(folder, ending.signal);
  } finally {
    clear();
    process.off("exit", clear);
    for (const name of endings) process.off(name, stop);
  }
}

/** Tries again where a child that is being stopped still writes. Links are removed, not what they lead to. */
function remove(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 20 });
}
