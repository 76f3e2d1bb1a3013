/* The process in which a revision draws itself: node scripts/run.mjs src/diff/snapshot/answer.ts REQUEST.json ANSWER */
import { readFileSync, writeFileSync } from "node:fs";
import { serialize } from "node:v8";
import type { SnapshotRequest } from "./snapshot.ts";
import { takeSnapshot } from "./take-snapshot.ts";

const [, , request, answer] = process.argv as [string, string, string, string];
writeFileSync(answer, serialize(await takeSnapshot(process.cwd(), JSON.parse(readFileSync(request, "utf8")) as SnapshotRequest)));
