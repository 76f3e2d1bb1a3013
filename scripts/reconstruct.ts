import { runDoor } from "../src/door.ts";
import { reconstruct, type Outcome } from "../src/reconstruct.ts";

await runDoor({
  name: "reconstruct",
  about:
    "Recomputes the tables and pictures in datasets/ from the models in datasets/models/.\n" +
    "A table that its schema calls measured, reported or derived, or that holds measured cells, is left alone.",
  flags: {},
  run: async () => {
    const outcomes = await reconstruct(process.cwd());
    return { text: outcomes.map(describe).join("\n"), exitCode: 0 };
  },
});

function describe({ file, rows, outcome, reason }: Outcome): string {
  const size = rows === undefined ? "   picture" : `${String(rows).padStart(5)} rows`;
  return `${file.padEnd(30)} ${size}  ${outcome}${reason === undefined ? "" : `: ${reason}`}`;
}
