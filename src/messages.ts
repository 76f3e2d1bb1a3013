import type { LoggerInterface } from "vega";

/** What Vega and Vega-Lite say while they compile and run, kept instead of printed; equal messages once. */
export interface Messages {
  readonly logger: LoggerInterface;
  readonly warnings: readonly string[];
  readonly errors: readonly string[];
}

export function collectMessages(): Messages {
  const warnings: string[] = [];
  const errors: string[] = [];
  const keep = (list: string[]) => (...parts: readonly unknown[]) => {
    const message = parts.map((part) => (part instanceof Error ? part.message : String(part))).join(" ");
    if (!list.includes(message)) list.push(message);
    return logger;
  };
  const logger = {
    level: () => logger,
    error: keep(errors),
    warn: keep(warnings),
    info: () => logger,
    debug: () => logger,
  } as unknown as LoggerInterface;
  return { logger, warnings, errors };
}
