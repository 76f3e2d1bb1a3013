import { defineConfig } from "vitest/config";

/** Tests that look at a page in Chromium. Their files end otherwise than the others, which need no browser. */
export default defineConfig({ test: { include: ["tests/browser/**/*.browser.ts"], maxWorkers: "100%", testTimeout: 60_000, hookTimeout: 60_000 } });
