import type { ViewSpec } from "#figwright";

/** Text at a place of the axes, in data units. */
export function label(text: string, at: { x: number; y: number }, look: Readonly<Record<string, unknown>> = {}): ViewSpec {
  return { data: { values: [{}] }, mark: { type: "text", text, ...look }, encoding: { x: { datum: at.x }, y: { datum: at.y } } };
}
