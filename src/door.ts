import { parseArgs } from "node:util";
import { FindingsError, visible } from "./finding.ts";
import { nearest } from "./nearest.ts";

/** A command: what it is called, what it takes, and the one function that it calls. */
export interface Door<F extends Flags> {
  /** Name of the npm script. */
  readonly name: string;
  /** What it does, in a sentence or two. */
  readonly about: string;
  /** What the words behind the flags are, for example `DATASET`. Absent: there are none. */
  readonly words?: string;
  readonly flags: F;
  run(given: { readonly flags: FlagValues<F>; readonly words: readonly string[] }): Answer | Promise<Answer>;
}

/** A flag that takes a value names it in capitals. */
export type Flag =
  | { readonly type: "boolean"; readonly about: string }
  | { readonly type: "string"; readonly value: string; readonly about: string; readonly short?: string; readonly choices?: readonly string[] };

export type Flags = Readonly<Record<string, Flag>>;
export type FlagValues<F extends Flags> = { readonly [K in keyof F]: F[K]["type"] extends "boolean" ? boolean : string | undefined };

/** What a command says, and its exit code: 0 fine, 1 findings or differences, 2 wrong usage; `diff` has more. */
export interface Answer {
  readonly text: string;
  readonly exitCode: 0 | 1 | 2 | 3 | 4 | 5;
}

/** Opens a door with the arguments of the process and sets the exit code. Findings go to stdout, as with a linter. */
export async function runDoor<const F extends Flags>(door: Door<F>): Promise<void> {
  const { text, exitCode } = await openDoor(door, process.argv.slice(2));
  (exitCode === 2 ? process.stderr : process.stdout).write(`${text}\n`);
  process.exitCode = exitCode;
}

/** Parses the arguments and runs the command. Other errors than a FindingsError are faults of ours and pass through. */
export async function openDoor<const F extends Flags>(door: Door<F>, args: readonly string[]): Promise<Answer> {
  const { tokens } = parseArgs({ args: [...args], options: optionsOf(door.flags), strict: false, tokens: true });
  if (tokens.some((token) => token.kind === "option" && (token.name === "help" || token.rawName === "-h"))) {
    return { text: usage(door), exitCode: 0 };
  }
  const wrong = tokens.map((token) => misuse(door, token)).find((problem) => problem !== undefined);
  if (wrong !== undefined) return { text: `${visible(wrong)}\nnpm run ${door.name} -- --help lists the flags`, exitCode: 2 };
  const words = tokens.flatMap((token) => (token.kind === "positional" ? [token.value] : []));
  try {
    return await door.run({ flags: flagValues(door.flags, tokens), words });
  } catch (error) {
    if (error instanceof FindingsError) return { text: error.message, exitCode: 1 };
    throw error;
  }
}

type Token = NonNullable<ReturnType<typeof parseArgs>["tokens"]>[number];

function optionsOf(flags: Flags): Record<string, { type: "boolean" | "string"; short?: string }> {
  return Object.fromEntries(
    Object.entries(flags).map(([name, flag]) => [name, { type: flag.type, ...("short" in flag ? { short: flag.short } : {}) }]),
  );
}

/** What is wrong with one argument; undefined where nothing is. */
function misuse({ flags, words }: Door<Flags>, token: Token): string | undefined {
  if (token.kind === "positional") return words === undefined ? `unexpected "${token.value}"` : undefined;
  if (token.kind !== "option") return undefined;
  const { name, rawName, value, inlineValue } = token;
  const flag = Object.hasOwn(flags, name) ? flags[name] : undefined;
  if (flag === undefined) return `unknown flag ${rawName}${suggestion(name, Object.keys(flags), "--")}`;
  if (flag.type === "boolean") return value === undefined ? undefined : `${rawName} takes no value`;
  if (value === undefined || (!inlineValue && value.startsWith("-"))) return `${rawName} needs a value: ${rawName} ${flag.value}`;
  if (flag.choices === undefined || flag.choices.includes(value)) return undefined;
  return `${rawName} is one of ${flag.choices.join(", ")}, not "${value}"${suggestion(value, flag.choices, "")}`;
}

function suggestion(word: string, candidates: readonly string[], prefix: string): string {
  const near = nearest(word, candidates);
  return near === undefined ? "" : `; did you mean ${prefix}${near}?`;
}

/** The last of several wins. */
function flagValues<F extends Flags>(flags: F, tokens: readonly Token[]): FlagValues<F> {
  const given = new Map(tokens.flatMap((token) => (token.kind === "option" ? [[token.name, token.value] as const] : [])));
  const values = Object.entries(flags).map(([name, { type }]) => [name, type === "boolean" ? given.has(name) : given.get(name)]);
  return Object.fromEntries(values) as FlagValues<F>;
}

function usage({ name, about, words, flags }: Door<Flags>): string {
  const takes = [words === undefined ? "" : `[${words} ...]`, Object.keys(flags).length === 0 ? "" : "[flags]"].filter(Boolean);
  const lines = Object.entries(flags).map(([name, flag]) => [spelling(name, flag), flag.about] as const);
  const all = [...lines, ["--help", "print this text"] as const];
  const wide = Math.max(...all.map(([left]) => left.length));
  return [
    [`npm run ${name}`, ...(takes.length === 0 ? [] : ["--", ...takes])].join(" "),
    "",
    about,
    "",
    ...all.map(([left, right]) => `  ${left.padEnd(wide)}  ${right}`),
  ].join("\n");
}

function spelling(name: string, flag: Flag): string {
  if (flag.type === "boolean") return `--${name}`;
  return `${flag.short === undefined ? "" : `-${flag.short}, `}--${name} ${flag.value}`;
}
