import { writeFile } from "node:fs/promises";
import { measure, type Measure } from "../src/bench.ts";
import { runDoor } from "../src/door.ts";

await runDoor({
  name: "bench",
  about: "Times the build of Fig. 3 by stage, against bare Vega, and two large panels. Prints a table and writes JSON.",
  flags: { json: { type: "string", value: "FILE", about: "where to write the JSON; bench.json unless given" } },
  run: async ({ flags }) => {
    const line = ({ name, seconds, peakMb, note }: Measure) =>
      [name.padEnd(48), seconds === undefined ? "" : `${seconds.toFixed(3)} s`.padStart(9), peakMb === undefined ? "" : `${Math.round(peakMb)} MB`, note ?? ""].join("  ").trimEnd();
    const measures = measure(process.cwd(), (one) => void process.stdout.write(`${line(one)}\n`));
    const file = flags.json ?? "bench.json";
    await writeFile(file, `${JSON.stringify(measures, null, 2)}\n`);
    return { text: `written to ${file}`, exitCode: 0 };
  },
});
