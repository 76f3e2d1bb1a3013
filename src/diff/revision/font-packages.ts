import { realpathSync } from "node:fs";
import { join } from "node:path";
import { filesBelow } from "./project-files.ts";

/** The packages that bring the bundled fonts; see `src/text/face.ts`. */
export const fontPackages: readonly string[] = ["@expo-google-fonts/arimo", "dejavu-fonts-ttf"];

export function isFontFile(path: string): boolean {
  return /\.(ttf|otf)$/i.test(path);
}

/** Font files of the packages that a project has: real paths by paths relative to the project, in order. */
export function packagedFonts(folder: string): ReadonlyMap<string, string> {
  const paths = fontPackages.flatMap((name) => filesBelow(folder, `node_modules/${name}`)).filter(isFontFile);
  return new Map(paths.map((path) => [path, realpathSync(join(folder, path))]));
}
