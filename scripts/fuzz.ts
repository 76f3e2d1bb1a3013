import { runDoor } from "../src/door.ts";
import { examine, examineForeign } from "../src/fuzz/properties.ts";
import { inputsOf, tryInputs } from "../src/fuzz/run.ts";
import { fuzzDatasets } from "../src/fuzz/schemas.ts";
import { jsonShapes, shapes } from "../src/fuzz/shapes.ts";

const mostSeconds = 10;

await runDoor({
  name: "fuzz",
  about: "Feeds the reader and the checks bytes, almost tables, broken tables and long texts until the time is up. Prints what breaks a promise, and how to repeat it.",
  flags: {
    seconds: { type: "string", value: "N", about: "how long; 60 unless given" },
    seed: { type: "string", value: "N", about: "where to begin; 1 unless given" },
    only: { type: "string", value: "KIND", about: "one kind of input", choices: ["bytes", "almost", "broken", "json", "long"] },
    path: { type: "string", value: "PATH", about: "the counterexample of a former run" },
  },
  run: async ({ flags: { seconds = "60", seed = "1", only, path } }) => {
    const end = performance.now() + 1000 * Number(seconds);
    const kinds = Object.entries(await inputsOf(process.cwd())).filter(([kind]) => only === undefined || only === kind);
    const slow = only === undefined || only === "long" ? slowShapes(end) : [];
    if (slow.length > 0) return { text: slow.join("\n"), exitCode: 1 };
    let runs = 0;
    for (let at = Number(seed); kinds.length > 0 && (runs === 0 || performance.now() < end); at += 1) {
      for (const [kind, inputs] of kinds) {
        const broken = tryInputs(inputs, { seed: at, runs: 100, ...(path === undefined ? {} : { path }) });
        if (broken !== undefined) return { text: `${broken.text}\n\nnpm run fuzz -- --only ${kind} --seed ${at} --path ${broken.path}`, exitCode: 1 };
        runs += 100;
      }
    }
    return { text: `${runs} inputs keep the promises.`, exitCode: 0 };
  },
});

/** Texts of one shape, of one and four megabytes. */
function slowShapes(end: number): readonly string[] {
  const all = [...Object.entries(shapes).map((shape) => [...shape, "run.csv"] as const), ...Object.entries(jsonShapes).map((shape) => [...shape, "run.json"] as const)];
  return all.flatMap(([name, shape, file]) => {
    if (performance.now() > end) return [];
    const took = [1_000_000, 4_000_000].map((size) => secondsOf(shape(size), file));
    return took.some((one) => one > mostSeconds) ? [`${file}, ${name}: ${took.map((one) => one.toFixed(1)).join(" s for 1 MB, ")} s for 4 MB`] : [];
  });
}

function secondsOf(text: string, file: string): number {
  const bytes = new TextEncoder().encode(text);
  const start = performance.now();
  examine(bytes, { ...fuzzDatasets[0]!, file });
  examineForeign(bytes, file);
  return (performance.now() - start) / 1000;
}
