import { writeFile } from "node:fs/promises";
import { measureBuild, measureValidation, type Measure } from "../src/bench.ts";
import { runDoor } from "../src/door.ts";
import { describeTrials } from "../src/mutation/report.ts";
import { runMutation } from "../src/mutation/run.ts";

await runDoor({
  name: "bench",
  about: "Times the build against bare Vega and two large panels, or with the word validate the validation, and how much of a catalogue of faults it finds.",
  words: "validate",
  flags: {
    json: { type: "string", value: "FILE", about: "where to write the JSON; bench.json unless given" },
    seed: { type: "string", value: "N", about: "where the faults are put; 1 unless given" },
  },
  run: async ({ flags: { json: file = "bench.json", seed = "1" }, words }) => {
    if (words.some((word) => word !== "validate")) return { text: `the one word is validate, not "${words.join(" ")}"`, exitCode: 2 };
    const print = (text: string): void => void process.stdout.write(`${text}\n`);
    const measures = words.length === 0 ? measureBuild(process.cwd(), (one) => print(line(one))) : measureValidation(process.cwd(), (one) => print(line(one)));
    if (words.length > 0) print(describeTrials(await runMutation(process.cwd(), Number(seed))));
    await writeFile(file, `${JSON.stringify(measures, null, 2)}\n`);
    return { text: `written to ${file}`, exitCode: 0 };
  },
});

function line({ name, seconds, peakMb, note }: Measure): string {
  return [name.padEnd(60), seconds === undefined ? "" : `${seconds.toFixed(3)} s`.padStart(9), peakMb === undefined ? "" : `${Math.round(peakMb)} MB`, note ?? ""].join("  ").trimEnd();
}
