import { factorText as factor } from "../scene/number.ts";
import type { Box } from "../scene/path.ts";
import type { Gradient, Matrix, Stop } from "../scene/scene.ts";
import { multiply } from "../scene/matrix.ts";
import type { PdfDocument, Reference } from "./document.ts";
import { components, concatenate } from "./operators.ts";

/** A shading pattern (ISO 32000-1, 8.7.4). `toStream` carries the coordinates of what is painted to the start of the content stream. */
export function shadingPattern(document: PdfDocument, gradient: Gradient, toStream: Matrix): Reference {
  const matrix = multiply(toStream, gradient.matrix);
  return document.shared(`pattern ${key(gradient)} ${matrix.map(factor).join(" ")}`, () =>
    document.object({ Type: "Pattern", PatternType: 2, Shading: shading(document, gradient, "DeviceRGB"), Matrix: [...matrix] }),
  );
}

export function isTransparent({ stops }: Gradient): boolean {
  return stops.length === 0 || stops.some(({ alpha }) => alpha < 1);
}

/**
 * A graphics state whose soft mask holds the alpha of the stops as luminosity, over a box in the coordinates in which
 * it is set. PDFKit's own transparent gradients apply alpha twice in one viewer; this is read alike by all.
 */
export function softMask(document: PdfDocument, gradient: Gradient, { x, y, width, height }: Box): Reference {
  const box = [x, y, x + width, y + height];
  return document.shared(`mask ${key(gradient)} ${[...gradient.matrix, ...box].map(factor).join(" ")}`, () => {
    const group = document.object(
      {
        Type: "XObject",
        Subtype: "Form",
        BBox: box,
        Group: { S: "Transparency", CS: "DeviceGray", I: true },
        Resources: { Shading: { Sh: shading(document, gradient, "DeviceGray") } },
      },
      `q\n${concatenate(gradient.matrix)}/Sh sh\nQ`,
    );
    return document.object({ Type: "ExtGState", SMask: { S: "Luminosity", G: group } });
  });
}

/** Says all of a gradient but its matrix and its own alpha. */
function key({ kind, from, to, stops }: Gradient): string {
  return `${kind} ${[...from, ...to].map(factor).join(" ")} ${stops.map(({ offset, hex, alpha }) => `${offset} ${hex} ${alpha}`).join(", ")}`;
}

/** Colours, or the alphas as grey, in the unit square. */
function shading(document: PdfDocument, gradient: Gradient, space: "DeviceRGB" | "DeviceGray"): Reference {
  const [x1, y1, r1] = gradient.from;
  const [x2, y2, r2] = gradient.to;
  const linear = gradient.kind === "linear";
  const isPoint = linear ? x1 === x2 && y1 === y2 : r2 === 0;
  // without a length all is beyond the end, as SVG has it; a line of any length says so
  const coordinates = isPoint ? [0, 0, 1, 0] : linear ? [x1, y1, x2, y2] : [x1, y1, r1, x2, y2, r2];
  const stops = isPoint ? gradient.stops.slice(-1) : gradient.stops;
  const colourOf = ({ hex, alpha }: Stop) => (space === "DeviceRGB" ? components(hex).map((byte) => byte / 255) : [alpha]);
  return document.shared(`shading ${space} ${key(gradient)}`, () =>
    document.object({
      ShadingType: linear || isPoint ? 2 : 3,
      ColorSpace: space,
      Coords: coordinates,
      Function: colourFunction(document, stops, colourOf),
      Extend: [true, true],
    }),
  );
}

/** Stops as one stitched function over 0 to 1 (ISO 32000-1, 7.10.4); equal offsets make a step. */
function colourFunction(document: PdfDocument, given: readonly Stop[], colourOf: (stop: Stop) => readonly number[]): Reference {
  const stops = padded(given);
  const pieces = stops.slice(1).flatMap((stop, index) => (stop.offset > stops[index]!.offset ? [[stops[index]!, stop] as const] : []));
  const functions = pieces.map(([from, to]) => document.object({ FunctionType: 2, Domain: [0, 1], C0: [...colourOf(from)], C1: [...colourOf(to)], N: 1 }));
  if (functions.length === 1) return functions[0]!;
  return document.object({
    FunctionType: 3,
    Domain: [0, 1],
    Functions: functions,
    Bounds: pieces.slice(0, -1).map(([, to]) => to.offset),
    Encode: pieces.flatMap(() => [0, 1]),
  });
}

/** The smallest piece of a gradient: keeps a step at either end, since beyond the ends the outermost colours go on. */
const least = 1e-5;

/** The stops with offsets that do not fall, from exactly 0 to exactly 1. */
function padded(stops: readonly Stop[]): readonly Stop[] {
  const [first, last] = [stops[0] ?? nothing, stops.at(-1) ?? nothing];
  let reached = least;
  const between = stops.map((stop) => {
    reached = Math.min(1 - least, Math.max(reached, Math.round(stop.offset / least) * least));
    return { ...stop, offset: reached };
  });
  return [{ ...first, offset: 0 }, ...between, { ...last, offset: 1 }];
}

const nothing: Stop = { offset: 0, hex: "#000000", alpha: 0 };
