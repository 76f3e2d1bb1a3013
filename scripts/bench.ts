import { writeFile } from "node:fs/promises";
import { measureBuild, measureValidation, type Measure } from "../src/bench.ts";
import { measureDiff } from "../src/bench-diff.ts";
import { runDoor } from "../src/door.ts";
import { describeTrials } from "../src/mutation/report.ts";
import { runMutation } from "../src/mutation/run.ts";

const measures: Readonly<Record<string, (projectDir: string, report: (one: Measure) => void) => readonly Measure[] | Promise<readonly Measure[]>>> = {
  build: measureBuild,
  validate: measureValidation,
  diff: measureDiff,
};

await runDoor({
  name: "bench",
  about: "Times the build against bare Vega and two large panels; with the word validate the validation, and how much of a catalogue of faults it finds; with diff the diff.",
  words: "validate|diff",
  flags: {
    json: { type: "string", value: "FILE", about: "where to write the JSON; bench.json unless given" },
    seed: { type: "string", value: "N", about: "where the faults are put; 1 unless given" },
  },
  run: async ({ flags: { json: file = "bench.json", seed = "1" }, words }) => {
    const what = words.join(" ") || "build";
    const measure = measures[what];
    if (measure === undefined) return { text: `the one word is validate or diff, not "${what}"`, exitCode: 2 };
    const print = (text: string): void => void process.stdout.write(`${text}\n`);
    const measured = await measure(process.cwd(), (one) => print(line(one)));
    if (what === "validate") print(describeTrials(await runMutation(process.cwd(), Number(seed))));
    await writeFile(file, `${JSON.stringify(measured, null, 2)}\n`);
    return { text: `written to ${file}`, exitCode: 0 };
  },
});

function line({ name, seconds, peakMb, note }: Measure): string {
  return [name.padEnd(60), seconds === undefined ? "" : `${seconds.toFixed(3)} s`.padStart(9), peakMb === undefined ? "" : `${Math.round(peakMb)} MB`, note ?? ""].join("  ").trimEnd();
}
