import { writeFile } from "node:fs/promises";
import { checkLedger, claimsAsJson, formatClaims, formatTensions } from "../src/claims.ts";
import { runDoor } from "../src/door.ts";

await runDoor({
  name: "claims",
  about: "Recomputes every number that the article states from the tables, and prints the ledger, worst first, and the tensions between printed numbers.",
  flags: {
    markdown: { type: "boolean", about: "print a Markdown table" },
    json: { type: "string", value: "FILE", about: "write the claims as JSON" },
  },
  run: async ({ flags }) => {
    const { claims, tensions } = await checkLedger(process.cwd());
    if (flags.json) await writeFile(flags.json, `${JSON.stringify(claimsAsJson(claims), null, 2)}\n`);
    const form = flags.markdown ? "markdown" : "plain";
    const text = [formatClaims(claims, form), formatTensions(tensions, form)].filter(Boolean).join("\n\n");
    return { text, exitCode: claims.some(({ status }) => status === "fail") ? 1 : 0 };
  },
});
