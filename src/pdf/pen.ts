import { coordinateText as number, factorText as factor } from "../scene/number.ts";
import { multiply } from "../scene/matrix.ts";
import type { Box } from "../scene/path.ts";
import type { Matrix, Paint, Stroke } from "../scene/scene.ts";
import type { PdfDocument } from "./document.ts";
import { gradientKey, isTransparent, shadingPattern, softMask } from "./gradient.ts";
import { concatenate, rgb } from "./operators.ts";

/** What the viewer's graphics state holds, so that nothing is set twice. */
interface State {
  readonly matrix: Matrix;
  readonly fill: string;
  readonly line: string;
  readonly graphics: string;
}

/** One content stream being written: its operators so far, and the graphics state that they leave. */
export interface Pen {
  readonly document: PdfDocument;
  write(operators: string): void;
  /** Runs `draw` between `q` and `Q`, in coordinates moved by a matrix. */
  within(matrix: Matrix | undefined, draw: () => void): void;
  /** Carries the current coordinates to those at the start of the stream. */
  matrix(): Matrix;
  fill(paint: Paint): void;
  stroke(stroke: Stroke): void;
  /** Constant alpha for filling and stroking, and blend mode; absent ones are 1 and Normal. */
  graphics(state: GraphicsState): void;
  /** Everything after it in this `within` shows only as much as the gradient's alpha, over a box. */
  mask(paint: Paint, box: Box): void;
  content(): string;
}

export interface GraphicsState {
  readonly fillAlpha?: number;
  readonly strokeAlpha?: number;
  readonly blend?: string;
}

/** Names that one document gives to equal patterns and graphics states. */
export type Names = Map<string, string>;

export function startStream(document: PdfDocument, names: Names, base: Matrix): Pen {
  const parts: string[] = [];
  const start: State = { matrix: base, fill: "", line: "", graphics: "" };
  let state = start;
  const write = (operators: string) => void parts.push(operators);
  const set = (key: "fill" | "graphics", operators: string) => {
    if (state[key] === operators) return;
    write(operators);
    state = { ...state, [key]: operators };
  };
  const named = (key: string, make: () => string): string => {
    const name = names.get(key) ?? make();
    names.set(key, name);
    return name;
  };
  const pattern = (paint: Paint): string | undefined =>
    paint.kind === "solid"
      ? undefined
      : named(gradientKey(paint, state.matrix), () => document.resource("patterns", "P", shadingPattern(document, paint, state.matrix)));
  return {
    document,
    write,
    within(matrix, draw) {
      const before = state;
      write("q\n");
      if (matrix) {
        write(concatenate(matrix));
        state = { ...state, matrix: multiply(state.matrix, matrix) };
      }
      draw();
      write("Q\n");
      state = before;
    },
    matrix: () => state.matrix,
    fill(paint) {
      const name = pattern(paint);
      set("fill", name ? `/Pattern cs /${name} scn\n` : rgb((paint as { hex: string }).hex, "rg"));
    },
    stroke(stroke) {
      const name = pattern(stroke.paint);
      const colour = name ? `/Pattern CS /${name} SCN\n` : rgb((stroke.paint as { hex: string }).hex, "RG");
      const line = colour + lineStyle(stroke);
      if (state.line === line) return;
      write(line);
      state = { ...state, line };
    },
    graphics({ fillAlpha = 1, strokeAlpha = 1, blend = "normal" }) {
      const key = `${factor(fillAlpha)}|${factor(strokeAlpha)}|${blend}`;
      if (key === "1|1|normal" && state.graphics === "") return;
      const name = named(`gs|${key}`, () =>
        document.resource("ext_gstates", "G", document.object({ Type: "ExtGState", ca: round(fillAlpha), CA: round(strokeAlpha), BM: blendName(blend) })),
      );
      set("graphics", `/${name} gs\n`);
    },
    mask(paint, box) {
      if (paint.kind === "solid" || !isTransparent(paint)) return;
      write(`/${document.resource("ext_gstates", "G", softMask(document, paint, box))} gs\n`);
    },
    content: () => parts.join(""),
  };
}

function round(alpha: number): number {
  return Math.round(alpha * 1e5) / 1e5;
}

const caps = { butt: 0, round: 1, square: 2 } as const;
const joins = { miter: 0, round: 1, bevel: 2 } as const;

/** Width, caps, joins and dashes, always all of them: PDFKit refuses zeros in a dash, PDF does not. */
function lineStyle({ width, cap, join, miterLimit, dash = [], dashOffset = 0 }: Stroke): string {
  const pattern = `[${dash.map(number).join(" ")}] ${number(dashOffset)} d`;
  return `${number(width)} w ${caps[cap]} J ${joins[join]} j ${factor(Math.max(1, miterLimit))} M ${pattern}\n`;
}

const blends = ["normal", "multiply", "screen", "overlay", "darken", "lighten", "color-dodge", "color-burn", "hard-light", "soft-light", "difference", "exclusion", "hue", "saturation", "color", "luminosity"];

/** CSS keyword to PDF name: `color-dodge` to `ColorDodge`. */
function blendName(keyword: string): string {
  const known = blends.includes(keyword) ? keyword : "normal";
  return known.replace(/(?:^|-)(.)/g, (_, letter: string) => letter.toUpperCase());
}
