/** Specs whose picture may differ from the reference: why, and how far (share of pixels). Mostly the reference is wrong, not ours. */
export const oracleExceptions: Readonly<Record<string, { readonly most: number; readonly reason: string }>> = {
  "colour-css4.vg": { most: 0.35, reason: "the rasteriser paints rebeccapurple and colours without commas black; our SVG names them in hex" },
  "colour-syntax.vg": { most: 0.08, reason: "the rasteriser paints an unknown colour black; by the standard it inherits none" },
  "gradient-flat-rule.vg": { most: 0.06, reason: "Vega's gradient on a flat rule has a box without height and vanishes; ours is drawn" },
  "text-fallback-runs.vg": { most: 0.02, reason: "the rasteriser sets a whole line in the fallback face when one glyph is missing; we change face for that glyph" },
  "text-empty-lines.vg": { most: 0.01, reason: "Vega's SVG drops an empty line between others; we keep it, as Vega does on a canvas" },
  "text-lines.vg": { most: 0.005, reason: "an empty line, as above" },
  "image-svg.vg": { most: 0.01, reason: "an SVG inside the picture is drawn as pixels by us, and its edges are smoothed twice" },
};
