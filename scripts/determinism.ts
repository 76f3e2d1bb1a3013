import { differing, repeatElsewhere } from "../src/determinism.ts";
import { runDoor } from "../src/door.ts";

await runDoor({
  name: "determinism",
  about: "Builds again under Node 20, 22 and 24, other time zones and languages, and compares every byte. Takes Node 22 and 24 from npm.",
  flags: {},
  run: async () => {
    const runs = await repeatElsewhere(process.cwd(), (line) => void process.stdout.write(`${line}\n`));
    const paths = differing(runs);
    const same = `${runs.length} runs, ${Object.keys(runs[0]!.hashes).length} files each, all equal`;
    return paths.length === 0 ? { text: same, exitCode: 0 } : { text: ["these files differ between runs:", ...paths].join("\n"), exitCode: 1 };
  },
});
