import type { Matrix } from "./scene.ts";

/** What Vega's scenegraph hands over, as far as the walker reads it (vega-scenegraph 5). */
export interface VegaMark {
  readonly marktype: string;
  readonly role?: string;
  readonly name?: string;
  readonly clip?: boolean | ((context: null) => string);
  readonly group?: VegaItem;
  readonly items: readonly VegaItem[];
  readonly bounds?: VegaBounds;
}

export interface VegaBounds {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

export interface VegaGradient {
  readonly gradient: "linear" | "radial";
  readonly x1?: number;
  readonly y1?: number;
  readonly r1?: number;
  readonly x2?: number;
  readonly y2?: number;
  readonly r2?: number;
  readonly stops: readonly { readonly offset: number; readonly color: string }[];
}

export interface VegaItem {
  readonly mark: VegaMark;
  readonly datum?: unknown;
  readonly bounds?: VegaBounds;
  /** Of a group: its marks. */
  readonly items?: readonly VegaMark[];
  readonly x?: number;
  readonly y?: number;
  readonly x2?: number;
  readonly y2?: number;
  readonly width?: number;
  readonly height?: number;
  readonly size?: number;
  readonly shape?: unknown;
  readonly path?: string;
  readonly angle?: number;
  readonly scaleX?: number;
  readonly scaleY?: number;
  readonly fill?: string | VegaGradient | null;
  readonly fillOpacity?: number;
  readonly stroke?: string | VegaGradient | null;
  readonly strokeOpacity?: number;
  readonly strokeWidth?: number;
  readonly strokeCap?: string;
  readonly strokeJoin?: string;
  readonly strokeMiterLimit?: number;
  readonly strokeDash?: readonly number[] | string;
  readonly strokeDashOffset?: number;
  readonly strokeOffset?: number;
  readonly strokeForeground?: boolean;
  readonly opacity?: number;
  readonly blend?: string;
  readonly clip?: boolean | ((context: null) => string);
  readonly href?: string;
  readonly text?: unknown;
  readonly font?: string;
  readonly fontSize?: number;
  readonly fontWeight?: string | number;
  readonly fontStyle?: string;
  readonly align?: string;
  readonly baseline?: string;
  readonly dx?: number;
  readonly dy?: number;
  readonly radius?: number;
  readonly theta?: number;
  readonly limit?: number;
  readonly ellipsis?: string;
  readonly dir?: string;
  readonly lineBreak?: string;
  readonly lineHeight?: number;
  readonly url?: string;
  readonly defined?: boolean;
  readonly image?: unknown;
  readonly aspect?: boolean;
  readonly smooth?: boolean;
}

/** A coordinate as Vega reads it: missing and NaN count as 0. */
export function coordinate(value: number | undefined | null): number {
  return Number(value) || 0;
}

const degree = Math.PI / 180;

/** Move to (x, y), then turn by `angle` degrees clockwise. */
export function placed(x: number, y: number, angle: number): Matrix {
  if (!angle) return [1, 0, 0, 1, x, y];
  const cos = Math.cos(angle * degree);
  const sin = Math.sin(angle * degree);
  return [cos, sin, -sin, cos, x, y];
}
