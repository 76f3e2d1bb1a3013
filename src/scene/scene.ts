/**
 * The Scene: a figure as a value, after layout and before any file format. A plain immutable tree in page
 * units (1 unit = 1 pt for figures, 1 px for foreign specs), y pointing down. The writers draw it and decide nothing.
 */

/** Affine matrix [a, b, c, d, e, f]: x' = a x + c y + e, y' = b x + d y + f. */
export type Matrix = readonly [number, number, number, number, number, number];

/** Outline as one command letter per step and a flat coordinate list: M and L take 2 numbers, C takes 6, Z none. */
export interface Path {
  readonly ops: string;
  readonly xy: readonly number[];
}

export interface Solid {
  readonly kind: "solid";
  /** `#rrggbb`, lower case. */
  readonly hex: string;
  /** 0 to 1. */
  readonly alpha: number;
}

export interface Stop {
  /** 0 to 1, non-decreasing along the gradient. */
  readonly offset: number;
  readonly hex: string;
  readonly alpha: number;
}

/**
 * Gradient between two circles (radial) or along a line (linear; radii 0), given in a unit square.
 * `matrix` carries the unit square to the coordinates of the node that is painted. Colour extends beyond both ends.
 */
export interface Gradient {
  readonly kind: "linear" | "radial";
  readonly from: readonly [x: number, y: number, radius: number];
  readonly to: readonly [x: number, y: number, radius: number];
  readonly stops: readonly Stop[];
  readonly matrix: Matrix;
  /** Multiplies the alpha of every stop. */
  readonly alpha: number;
}

export type Paint = Solid | Gradient;

export interface Stroke {
  readonly paint: Paint;
  readonly width: number;
  readonly cap: "butt" | "round" | "square";
  readonly join: "miter" | "round" | "bevel";
  readonly miterLimit: number;
  /** Even number of lengths, not all zero. */
  readonly dash?: readonly number[];
  readonly dashOffset?: number;
}

/** What every node can carry. `opacity` applies to fill and stroke together, as one group. */
interface NodeBase {
  readonly transform?: Matrix;
  /** 0 to 1; absent means 1. */
  readonly opacity?: number;
  /** CSS `mix-blend-mode` keyword; absent means normal. */
  readonly blend?: string;
  /** What the node is for: `mark`, `axis-label`, `axis-title`, `legend-label`, `panel-letter`, `frame` ... */
  readonly role?: string;
  /** Where the node draws one row of a table (a line or an area: its first): the dataset, and the index among its good rows. */
  readonly dataset?: string;
  readonly row?: number;
  /** Link target, already found to be safe (http, https, mailto or a fragment). */
  readonly href?: string;
}

export interface Group extends NodeBase {
  readonly kind: "group";
  /** In the group's own coordinates, that is after `transform`. */
  readonly clip?: Path;
  /** Letter of the panel that the group draws. */
  readonly panel?: string;
  readonly children: readonly Node[];
}

export interface Shape extends NodeBase {
  readonly kind: "shape";
  readonly path: Path;
  readonly fill?: Paint;
  readonly stroke?: Stroke;
}

/** One stretch of text in one face and size. `x` counts from the start of its line; `rise` is upwards from the baseline. */
export interface TextRun {
  readonly text: string;
  readonly face: Face;
  readonly size: number;
  readonly x: number;
  readonly rise: number;
  readonly width: number;
}

export interface TextLine {
  /** Distance of the baseline below the node's origin. */
  readonly y: number;
  readonly width: number;
  readonly runs: readonly TextRun[];
  /** The line as plain Unicode in reading order, for ActualText, alt text and search. */
  readonly plain: string;
}

export interface Text extends NodeBase {
  readonly kind: "text";
  /** Which point of each line lies at the node's origin. */
  readonly anchor: "start" | "middle" | "end";
  readonly lines: readonly TextLine[];
  readonly fill?: Paint;
  readonly stroke?: Stroke;
}

/** PNG or JPEG bytes with their size in pixels; equal pictures are one object. */
export interface Picture {
  readonly mime: "image/png" | "image/jpeg";
  readonly bytes: Uint8Array;
  readonly widthPx: number;
  readonly heightPx: number;
  /** Pixels for each unit of its natural size; absent means 1. */
  readonly density?: number;
}

export interface Image extends NodeBase {
  readonly kind: "image";
  readonly picture: Picture;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Draw pixels as sharp squares instead of smoothing them. */
  readonly pixelated: boolean;
}

export type Node = Group | Shape | Text | Image;

/** A font file as the text engine and the writers share it. */
export interface Face {
  /** Short and stable, for example `arimo-bold`. */
  readonly id: string;
  readonly family: string;
  readonly weight: 400 | 700;
  readonly style: "normal" | "italic";
  readonly file: string;
}

export interface Scene {
  /** Lower-case letters, digits and hyphens: the prefix of every id in the output. */
  readonly id: string;
  readonly width: number;
  readonly height: number;
  /** Size of one unit: figures are in points and get millimetres at the root, foreign specs are in pixels. */
  readonly unit: "pt" | "px";
  readonly background?: Solid;
  readonly title: string;
  /** Text alternative of the whole picture. */
  readonly alt: string;
  /** BCP 47, for example `en`. */
  readonly lang: string;
  /** Key and value pairs for metadata: provenance, versions. No clock, no path of a machine. */
  readonly metadata: Readonly<Record<string, string>>;
  readonly children: readonly Node[];
}
