import { readFileSync, writeFileSync } from "node:fs";
import { serialize } from "node:v8";
import type { SnapshotRequest } from "../src/diff/snapshot.ts";
import { takeSnapshot } from "../src/diff/take-snapshot.ts";
import { runDoor } from "../src/door.ts";

await runDoor({
  name: "snapshot",
  about: "Draws and checks this revision of the project for a diff, which runs this command in a copy of each revision.",
  flags: {
    request: { type: "string", value: "FILE", about: "what is asked for, as JSON" },
    out: { type: "string", value: "FILE", about: "where the answer goes" },
  },
  run: async ({ flags: { request, out } }) => {
    if (request === undefined || out === undefined) return { text: "snapshot needs --request and --out", exitCode: 2 };
    writeFileSync(out, serialize(await takeSnapshot(process.cwd(), JSON.parse(readFileSync(request, "utf8")) as SnapshotRequest)));
    return { text: "", exitCode: 0 };
  },
});
