import type { Data, Field, ViewSpec } from "#figwright";

/** A row of short vertical ticks, one at each reflection of a phase, from `y` down to `y2` in data units, with the phase's name on the row. */
export interface TickRow {
  readonly reflections: Data;
  readonly x: Field;
  readonly y: number;
  readonly y2: number;
  readonly color: string;
  readonly name?: { readonly text: string; readonly x: number; readonly align: "left" | "right" };
}

export function tickRow({ reflections, x, y, y2, color, name }: TickRow): readonly ViewSpec[] {
  const ticks: ViewSpec = { data: reflections, mark: { type: "rule", color }, encoding: { x, y: { datum: y }, y2: { datum: y2 } } };
  if (!name) return [ticks];
  const text: ViewSpec = {
    data: { values: [{}] },
    mark: { type: "text", text: name.text, align: name.align, baseline: "middle", color },
    encoding: { x: { datum: name.x }, y: { datum: (y + y2) / 2 } },
  };
  return [ticks, text];
}
