import type { Dataset, Field, ViewSpec } from "#figwright";
import { colorBySample, samples, shapeBySample } from "../parts/identity.ts";
import { stateLabel, states } from "../parts/states.ts";
import { shown } from "./electrodes.ts";

interface ShellValues extends Dataset {
  readonly fields: { readonly sample: Field; readonly value: Field };
}

/** One shell at the states: filled where the article prints the value or it follows from printed ones, open where it is assumed. */
export function shellTrack(dataset: ShellValues, shell: "Mn-O" | "Mn-TM", axis: { title: string; factor: number; ticks: number; domain: readonly [number, number] }, legend: object | null = null): ViewSpec {
  const { sample } = dataset.fields;
  const y = { field: "shown", type: "quantitative", title: axis.title, scale: { domain: axis.domain, nice: false }, axis: { tickCount: axis.ticks } };
  const x = { field: "label", type: "nominal", title: null, sort: shown.map((state) => states[state].label), scale: { type: "point", padding: 0.45 }, axis: { labelAngle: -90, ticks: false } };
  return {
    data: dataset.where({ shell }),
    transform: [
      { calculate: stateLabel("datum.state"), as: "label" },
      { calculate: `datum.value * ${axis.factor}`, as: "shown" },
    ],
    layer: [
      ...Object.entries(samples).map(([name, { color, dash }]) => ({
        transform: [{ filter: `datum.sample == '${name}'` }],
        mark: { type: "line", color, strokeDash: dash },
        encoding: { x, y },
      })),
      {
        transform: [{ calculate: "datum.value_provenance == 'assumed' ? 'assumed' : datum.sample", as: "filled" }],
        mark: { type: "point", size: 16, strokeWidth: 0.75, filled: false },
        encoding: {
          x, y,
          color: colorBySample(sample, legend),
          shape: shapeBySample(sample, legend),
          fill: { field: "filled", type: "nominal", scale: { domain: ["NLMO", "NLMRO", "assumed"], range: [samples.NLMO.color, samples.NLMRO.color, "#FFFFFF"] }, legend: null },
        },
      },
      { data: { values: [{}] }, mark: { type: "text", text: shell.replace("-", "–"), align: "left", baseline: "top" }, encoding: { x: { value: 5 }, y: { value: 5 } } },
    ],
  };
}
