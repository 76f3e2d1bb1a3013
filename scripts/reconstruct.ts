import { join } from "node:path";
import { parseArgs } from "node:util";
import { FindingsError } from "../src/finding.ts";
import { reconstruct, type Outcome } from "../src/reconstruct.ts";

const usage = `Usage: npm run reconstruct

Recomputes the tables in datasets/ from the models in datasets/models/. A table whose schema says measured, reported or
derived is left alone.

  --help  print this text
`;

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<0 | 1 | 2> {
  const { tokens } = parseArgs({ args: [...args], strict: false, tokens: true });
  const unknown = tokens.find((token) => token.kind !== "option" || token.name !== "help");
  if (unknown) {
    const what = unknown.kind === "option" ? `option ${unknown.rawName}` : `argument ${args[unknown.index]}`;
    console.error(`unknown ${what}; the only option is --help`);
    return 2;
  }
  if (tokens.length > 0) {
    console.log(usage);
    return 0;
  }
  try {
    for (const outcome of await reconstruct(join(import.meta.dirname, ".."))) console.log(describe(outcome));
    return 0;
  } catch (error) {
    if (!(error instanceof FindingsError)) throw error;
    console.error(error.message);
    return 1;
  }
}

function describe({ file, rows, outcome, reason }: Outcome): string {
  return `${file.padEnd(30)} ${String(rows).padStart(5)} rows  ${outcome}${reason === undefined ? "" : `: ${reason}`}`;
}
