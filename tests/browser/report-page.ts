import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, BrowserContextOptions, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";
import { writeHtml } from "../../src/diff/report/html.ts";
import type { Pictures, Report } from "../../src/diff/report/report.ts";
import { decodePng } from "../../src/png/decode.ts";
import { samplePictures, sampleReport } from "../diff/sample-report.ts";
import { launchChromium } from "./chromium.ts";

let browser: Browser;
const folder = mkdtempSync(join(tmpdir(), "figwright-report-"));
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Modes in the order of their keys. */
export const modes = ["Side by side", "Swipe", "Onion skin", "Blink", "Difference"] as const;

/** A report without anything urgent above its figures. */
export const calmReport: Report = { ...sampleReport, alarms: [], claims: [] };

export interface Opening extends BrowserContextOptions {
  readonly report?: Report;
  readonly pictures?: Pictures;
}

/**
 * Opens the report from disk, lets `look` use it, and expects that nothing went wrong meanwhile: no message of the
 * console (which a breach of the policy writes), no error, no dialog, nothing asked for but the file and pictures in it.
 */
export async function withReport(opening: Opening, look: (page: Page) => Promise<void>): Promise<void> {
  expect(await problemsOf(opening, look)).toEqual([]);
}

export async function problemsOf({ report = sampleReport, pictures = samplePictures, ...options }: Opening, look: (page: Page) => Promise<void>): Promise<readonly string[]> {
  const path = join(folder, "report.html");
  writeFileSync(path, writeHtml(report, pictures));
  const address = pathToFileURL(path).href;
  const context = await browser.newContext({ viewport: { width: 1400, height: 1000 }, ...options });
  const problems: string[] = [];
  try {
    const page = await context.newPage();
    page.on("console", (message) => problems.push(`console: ${message.text()}`));
    page.on("pageerror", (error) => problems.push(`error: ${error.message}`));
    page.on("dialog", (dialog) => {
      problems.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on("request", (request) => {
      if (request.url() !== address && !request.url().startsWith("data:image/")) problems.push(`request: ${request.url()}`);
    });
    await page.goto(address);
    await look(page);
  } finally {
    await context.close();
  }
  return problems;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** @throws {Error} where it is not drawn */
export async function boxOf(locator: Locator): Promise<Box> {
  const box = await locator.boundingBox();
  if (!box) throw new Error("not drawn");
  return box;
}

/** The panel of that name, and in it what shows a picture. */
export const panelOf = (page: Page, name: string): Locator => page.locator(`.panel[data-name="${name}"]`);
export const viewOf = (panel: Locator, kind: "before" | "after" | "difference"): Locator => panel.locator(`.${kind} .view`);

/** A computed property of what is drawn. */
export function styleOf(locator: Locator, property: string): Promise<string> {
  return locator.evaluate((element, name) => element.ownerDocument.defaultView.getComputedStyle(element).getPropertyValue(name), property);
}

export async function modeOf(page: Page): Promise<readonly string[]> {
  return page.locator(".modes button[aria-pressed=true]").evaluateAll((buttons) => buttons.map((button) => button.lastChild!.textContent!));
}

/** The colour that the screen shows where the picture has the point `x, y` of its 320 by 220, as `#rrggbb`. */
export async function colourAt(page: Page, view: Locator, x: number, y: number): Promise<string> {
  await view.scrollIntoViewIfNeeded();
  const box = await boxOf(view);
  const clip = { x: Math.floor(box.x + 1 + (x / 320) * (box.width - 2)), y: Math.floor(box.y + 1 + (y / 220) * (box.height - 2)), width: 1, height: 1 };
  const [red, green, blue] = decodePng(await page.screenshot({ clip }));
  return `#${[red, green, blue].map((part) => part!.toString(16).padStart(2, "0")).join("")}`;
}
