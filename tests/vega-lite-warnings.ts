import { compile } from "vega-lite";

/** What Vega-Lite warns of when it compiles a spec. */
export function warningsOf(spec: object): readonly unknown[] {
  const warnings: unknown[] = [];
  const logger = { warn: (...words: unknown[]) => (warnings.push(words), logger), info: () => logger, debug: () => logger, error: (...words: unknown[]) => (warnings.push(words), logger), level: () => logger };
  compile(spec as never, { logger: logger as never });
  return warnings;
}
