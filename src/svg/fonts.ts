import { readFile } from "node:fs/promises";
import subsetFont from "subset-font";
import { usedCharacters } from "../scene/visit.ts";
import type { Scene } from "../scene/scene.ts";

/** CSS that embeds, as WOFF2, the glyphs a scene uses of each of its faces. Kerning tables are kept. */
export async function fontFaceRules(scene: Scene): Promise<string> {
  const rules = [...usedCharacters(scene)].map(async ([face, characters]) => {
    const subset = await subsetFont(await readFile(face.file), [...characters].sort().join(""), { targetFormat: "woff2" });
    const source = `url(data:font/woff2;base64,${subset.toString("base64")}) format("woff2")`;
    return `@font-face{font-family:"${face.family}";font-weight:${face.weight};font-style:${face.style};src:${source}}`;
  });
  return (await Promise.all(rules)).join("\n");
}
