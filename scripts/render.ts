import { runDoor } from "../src/door.ts";
import { findClash, formats, planJobs, renderFiles, type Format } from "../src/render-files.ts";
import { families, type Family } from "../src/text/face.ts";

await runDoor({
  name: "render",
  about: "Draws any Vega or Vega-Lite spec, unchanged. One spec: -o FILE.svg, .pdf or .png. Several: -o DIR --to svg,pdf.",
  words: "SPEC.json",
  flags: {
    out: { type: "string", short: "o", value: "FILE|DIR", about: "where to write" },
    to: { type: "string", value: "svg,pdf,png", about: "formats, when writing into a folder; svg unless given" },
    data: { type: "string", value: "DIR", about: "the only folder that data and image URLs resolve in; that of the spec unless given" },
    "font-default": { type: "string", value: "FAMILY", choices: families, about: "font for every font that is not bundled; Arimo unless given" },
  },
  run: async ({ flags, words }) => {
    const to = (flags.to ?? "").split(",").filter(Boolean);
    const unknown = to.find((format) => !formats.includes(format as Format));
    if (words.length === 0 || !flags.out) return { text: "render needs a spec and -o FILE or DIR; npm run render -- --help tells more", exitCode: 2 };
    if (unknown) return { text: `--to takes ${formats.join(", ")}, not "${unknown}"`, exitCode: 2 };
    const jobs = planJobs(words, flags.out, to as Format[]);
    const clash = findClash(jobs);
    if (clash) return { text: clash, exitCode: 2 };
    const outcomes = await renderFiles(jobs, flags.data, (flags["font-default"] ?? "Arimo") as Family);
    const lines = outcomes.flatMap(({ specFile, warnings, error }) => [...(error ? [`${specFile}  error: ${error}`] : []), ...warnings.map((warning) => `${specFile}  warning: ${warning}`)]);
    const failed = outcomes.filter(({ error }) => error).length;
    return { text: [...lines, `${outcomes.length - failed} of ${outcomes.length} specs drawn`].join("\n"), exitCode: failed > 0 ? 1 : 0 };
  },
});
