import { join } from "node:path";
import { pathToFileURL } from "node:url";

/**
 * Imports a TypeScript file of a project, for example `schemas/rate.ts`. The launcher has compiled it beside the engine
 * and says where; without a launcher the process must be able to import TypeScript itself, as Vitest and tsx are.
 */
export function importProjectModule(projectDir: string, path: string): Promise<Readonly<Record<string, unknown>>> {
  const compiled = process.env["FIGWRIGHT_COMPILED"];
  const file = compiled ? join(compiled, path.replace(/\.ts$/, ".js")) : join(projectDir, path);
  return import(pathToFileURL(file).href) as Promise<Readonly<Record<string, unknown>>>;
}

/** Why a file did not load, in one line, without the path of the project. */
export function describeLoadError(projectDir: string, error: unknown): string {
  return String(error).split("\n")[0]!.replaceAll(pathToFileURL(projectDir).href, ".").replaceAll(projectDir, ".");
}
