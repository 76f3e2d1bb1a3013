import type { Dataset, ViewSpec } from "#figwright";
import { states, type State } from "./states.ts";

/** Spectra above one another in the order of their states, first at the bottom, each named at the right end of its trace. */
export interface OffsetStack {
  readonly dataset: Dataset;
  /** What the ids of the spectra have before the state, for example `NLMRO-RuL3-`. */
  readonly prefix: string;
  readonly states: readonly State[];
  readonly x: { readonly field: string; readonly type: string; readonly title: string };
  readonly y: string;
  /** Distance between neighbours, in units of `y`. */
  readonly step: number;
  readonly domain: { readonly x: readonly [number, number]; readonly y: readonly [number, number] };
  readonly title: string;
  /** Where the name stands: x of its right end, and how far above the trace's zero. */
  readonly name: { readonly x: number; readonly above: number };
}

/** The layers of an offset stack: lines and names. */
export function offsetStack(stack: OffsetStack): readonly ViewSpec[] {
  const names = stack.states.map((state, index) => ({ x: stack.name.x, y: index * stack.step + stack.name.above, label: states[state].label }));
  return [
    trace(stack, stack.y, "line"),
    {
      data: { values: names },
      mark: { type: "text", align: "right", baseline: "bottom" },
      encoding: { x: { field: "x", type: "quantitative" }, y: { field: "y", type: "quantitative" }, text: { field: "label" } },
    },
  ];
}

/** One column of all spectra of a stack, offset like the others; fits go over their spectra with it. */
export function trace(stack: OffsetStack, column: string, mark: string | Readonly<Record<string, unknown>>): ViewSpec {
  const { dataset, prefix, x, domain, title, step } = stack;
  const ids = stack.states.map((state) => `${prefix}${state}`);
  const offset = `${column}_offset`;
  return {
    data: dataset.where({ spectrum_id: ids }),
    transform: [{ calculate: `datum.${column} + ${step} * indexof(${JSON.stringify(ids)}, datum.spectrum_id)`, as: offset }],
    mark,
    encoding: {
      x: { ...x, scale: { domain: domain.x, nice: false, zero: false } },
      y: { field: offset, type: "quantitative", title, scale: { domain: domain.y, nice: false }, axis: { labels: false, ticks: false } },
      detail: { field: "spectrum_id", type: "nominal" },
      ...(typeof mark === "object" && "color" in mark
        ? {}
        : { color: { field: "spectrum_id", type: "nominal", scale: { domain: ids, range: stack.states.map((state) => states[state].color) }, legend: null } }),
    },
  };
}
