import { createRequire } from "node:module";
import * as fontkit from "fontkit";
import type { Font } from "fontkit";
import type { Face } from "../scene/scene.ts";

/**
 * The bundled font files. Arimo has the widths of Arial and Helvetica; DejaVu Sans fills in glyph by glyph what
 * Arimo lacks. Both come from npm as static TrueType files, so no font of the machine takes part.
 */
const require = createRequire(import.meta.url);
const arimo = (name: string) => require.resolve(`@expo-google-fonts/arimo/${name}/Arimo_${name}.ttf`);
const dejavu = (name: string) => require.resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`);

export const faces: readonly Face[] = [
  { id: "arimo-regular", family: "Arimo", weight: 400, style: "normal", file: arimo("400Regular") },
  { id: "arimo-italic", family: "Arimo", weight: 400, style: "italic", file: arimo("400Regular_Italic") },
  { id: "arimo-bold", family: "Arimo", weight: 700, style: "normal", file: arimo("700Bold") },
  { id: "arimo-bold-italic", family: "Arimo", weight: 700, style: "italic", file: arimo("700Bold_Italic") },
  { id: "dejavu-regular", family: "DejaVu Sans", weight: 400, style: "normal", file: dejavu("DejaVuSans") },
  { id: "dejavu-italic", family: "DejaVu Sans", weight: 400, style: "italic", file: dejavu("DejaVuSans-Oblique") },
  { id: "dejavu-bold", family: "DejaVu Sans", weight: 700, style: "normal", file: dejavu("DejaVuSans-Bold") },
  { id: "dejavu-bold-italic", family: "DejaVu Sans", weight: 700, style: "italic", file: dejavu("DejaVuSans-BoldOblique") },
];

export type Family = "Arimo" | "DejaVu Sans";
export const families: readonly Family[] = ["Arimo", "DejaVu Sans"];

/** The face of a family in the nearest bundled weight and style. */
export function faceOf(family: Family, bold: boolean, italic: boolean): Face {
  const weight = bold ? 700 : 400;
  const style = italic ? "italic" : "normal";
  return faces.find((face) => face.family === family && face.weight === weight && face.style === style)!;
}

const opened = new Map<string, Font>();

/** The parsed font of a face; opened at first use. */
export function fontOf(face: Face): Font {
  const known = opened.get(face.file);
  if (known) return known;
  const font = fontkit.openSync(face.file) as Font;
  opened.set(face.file, font);
  return font;
}
