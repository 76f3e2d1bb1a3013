import { build } from "../src/build.ts";
import { runDoor } from "../src/door.ts";

await runDoor({
  name: "build",
  about: "Builds the figures into output/ as SVG, PDF and PNG. Skips what is up to date. fig3/c builds that panel alone.",
  words: "FIGURE",
  flags: { force: { type: "boolean", about: "build what is up to date as well" } },
  run: async ({ flags, words }) => {
    const lines: string[] = [];
    const report = (line: string) => (process.stdout.isTTY ? void process.stdout.write(`${line}\n`) : void lines.push(line));
    await build(process.cwd(), { only: words, force: flags.force, report });
    return { text: lines.join("\n"), exitCode: 0 };
  },
});
