import { runDoor } from "../src/door.ts";
import { compareWithManifest } from "../src/verify.ts";

await runDoor({
  name: "check",
  about: "Rebuilds every figure in memory and compares it with output/. Prints the first layer that differs: data, spec, scene or bytes.",
  flags: {},
  run: async () => {
    const comparisons = await compareWithManifest(process.cwd());
    const lines = comparisons.map(({ id, layer, what }) => `${id.padEnd(8)} ${(layer === "none" ? "equal" : layer).padEnd(8)} ${what}`);
    return { text: lines.join("\n"), exitCode: comparisons.every(({ layer }) => layer === "none") ? 0 : 1 };
  },
});
