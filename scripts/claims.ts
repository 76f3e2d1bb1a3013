import { writeFile } from "node:fs/promises";
import { checkClaims, claimsAsJson, formatClaims } from "../src/claims.ts";
import { runDoor } from "../src/door.ts";

await runDoor({
  name: "claims",
  about: "Recomputes every number that the article states from the tables, and prints the ledger, worst first.",
  flags: {
    markdown: { type: "boolean", about: "print a Markdown table" },
    json: { type: "string", value: "FILE", about: "write the ledger as JSON" },
  },
  run: async ({ flags }) => {
    const checked = await checkClaims(process.cwd());
    if (flags.json) await writeFile(flags.json, `${JSON.stringify(claimsAsJson(checked), null, 2)}\n`);
    return { text: formatClaims(checked, flags.markdown ? "markdown" : "plain"), exitCode: checked.some(({ status }) => status === "fail") ? 1 : 0 };
  },
});
