import type { Dataset, View } from "../dataset.ts";
import type { Profile } from "./profile.ts";

/** Rows that a view or a layer draws: a table, some of its rows, or annotations written into the spec. */
export type Data = Dataset | View | { readonly values: readonly object[] };

/** A Vega-Lite unit or layer spec. Only `data` differs: it is a value, which the engine turns into validated rows. */
export interface ViewSpec {
  readonly data?: Data;
  readonly mark?: string | Readonly<Record<string, unknown>>;
  readonly encoding?: Readonly<Record<string, unknown>>;
  readonly layer?: readonly ViewSpec[];
  readonly transform?: readonly Readonly<Record<string, unknown>>[];
  readonly [property: string]: unknown;
}

/** What a lettered panel says about itself beside its drawing. */
export interface PanelText {
  /** One sentence for the caption file. */
  readonly caption: string;
  /** Text alternative: kind of chart, variables, trend. */
  readonly alt: string;
}

/** How a panel may depart from the rules, and why. */
export interface PanelRules {
  /** One unit of x is as long as one unit of y; reached by extending the domains. */
  readonly aspect?: "equal";
  /** Rows outside an axis may stay undrawn; their number and the reason appear in the log and the caption. */
  readonly allowClip?: { readonly reason: string };
}

/** Several views on a small grid of their own inside one frame: rows of view names. */
export interface Tracks {
  readonly tracks: readonly (readonly string[])[];
  readonly views: Readonly<Record<string, ViewSpec>>;
  /** Relative heights of the rows and widths of the columns of tracks; 1 each unless given. */
  readonly heights?: readonly number[];
  readonly widths?: readonly number[];
  /** Channels with one domain for all views; the axis is drawn on the outer views alone. */
  readonly share?: readonly ("x" | "y")[];
}

export type Panel = PanelText & PanelRules & Tracks;

export interface Figure {
  readonly title: string;
  readonly profile: Profile;
  /** One string per row, one letter per column; a panel covers the rectangle of its letter, `.` stays empty. */
  readonly layout: readonly string[];
  /** Heights of the plot rectangles of each row. */
  readonly rowsMm: readonly number[];
  /** Relative widths of the columns; 1 each unless given. */
  readonly columns?: readonly number[];
  readonly panels: Readonly<Record<string, Panel>>;
  /** Fields with one set of limits in several panels, `{ intensity: ["a", "b"] }`; the last one shows the colour bar. */
  readonly share?: Readonly<Record<string, readonly string[]>>;
}

/** Declares a figure. The file's stem is its id and the name of its outputs. */
export function figure(declaration: Figure): Figure {
  return declaration;
}

/** Declares a panel of one view: the rows and a Vega-Lite unit or layer spec. */
export function panel(data: Data, spec: PanelText & PanelRules & ViewSpec): Panel;
/** Declares a panel of several views on tracks. */
export function panel(tracks: Panel): Panel;
export function panel(first: Data | Panel, spec?: PanelText & PanelRules & ViewSpec): Panel {
  if (spec === undefined) return first as Panel;
  const { caption, alt, aspect, allowClip, ...view } = spec;
  return {
    caption,
    alt,
    ...(aspect && { aspect }),
    ...(allowClip && { allowClip }),
    tracks: [["view"]],
    views: { view: { data: first as Data, ...view } as ViewSpec },
  };
}
