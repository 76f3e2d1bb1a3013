/**
 * A canvas that can do one thing: tell the width of a text, set in the bundled faces. Vega looks for a canvas once,
 * while it loads, so this module must be imported before "vega"; `hideCanvas` then makes the process look like plain
 * Node again. With a canvas Vega cuts and measures limited labels by two different calls, as in a browser; an
 * override of `textMetrics.width` alone cannot give both.
 */
import { setLine } from "../src/text/line.ts";
import { families, type Family } from "../src/text/face.ts";

const globals = globalThis as { document?: unknown };

let fontDefault: Family = "Arimo";

/** Which family stands for all fonts that are not bundled. */
export function measureIn(family: Family): void {
  fontDefault = family;
}

const context = {
  font: "",
  measureText(text: string): { width: number } {
    const [, style = "", weight = "", size = "0", list = ""] = /^(italic |oblique |normal )?(?:small-caps |normal )?(\w+ )?([\d.]+)px (.*)$/s.exec(context.font) ?? [];
    const bold = /^bold/.test(weight) || Number(weight) > 500;
    const names = list.split(",").map((name) => name.trim().replace(/^["']|["']$/g, ""));
    const family = names.flatMap((name) => families.filter((known) => known === name))[0] ?? fontDefault;
    return { width: setLine(text, { family, size: Number(size), bold, italic: /italic|oblique/.test(style), markup: false }).width };
  },
};

globals.document = { createElement: () => ({ getContext: () => context }) };

export function hideCanvas(): void {
  delete globals.document;
}
