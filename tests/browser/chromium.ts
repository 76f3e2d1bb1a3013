import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium, type Browser } from "playwright-core";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

/** The Chromium of this machine, without a window. */
export function launchChromium(): Promise<Browser> {
  // Chromium refuses its sandbox to root, which is what containers run as
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  return chromium.launch({ executablePath: findChromium(process.env), args });
}

/** @throws {Error} saying what to install, where there is none */
export function findChromium({ CHROMIUM, PATH }: { readonly CHROMIUM?: string | undefined; readonly PATH?: string | undefined }): string {
  const folders = (PATH ?? "").split(delimiter).filter(Boolean);
  const paths = CHROMIUM ? [CHROMIUM] : names.flatMap((name) => folders.map((folder) => join(folder, name)));
  const found = paths.find((path) => existsSync(path));
  if (found === undefined) {
    const where = CHROMIUM ? `CHROMIUM names ${CHROMIUM}, which is not there` : `none of ${names.join(", ")} is in PATH`;
    throw new Error(`These tests need Chromium: ${where}. Install it (Debian, Ubuntu: apt-get install chromium) or set CHROMIUM to its executable.`);
  }
  return found;
}
