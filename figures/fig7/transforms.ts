import type { ViewSpec } from "#figwright";
import { exafsR } from "../../schemas/exafs_r.ts";
import { guideAtMaximum } from "../parts/guide.ts";
import { samples } from "../parts/identity.ts";
import { label } from "../parts/label.ts";
import { trace, type OffsetStack } from "../parts/offset-stack.ts";
import { states } from "../parts/states.ts";
import { shown, type Sample } from "./electrodes.ts";

const stackOf = (sample: Sample): OffsetStack => ({
  dataset: exafsR,
  prefix: `${sample}-MnK-`,
  states: shown,
  x: exafsR.fields.r,
  y: "mag",
  step: 9,
  domain: { x: [0, 5], y: [-0.8, 34.5] },
  title: exafsR.fields.mag.title,
  name: { x: 4.85, above: 1.8 },
});

/** Open circles for the points, a line for the fit, one state above the other. */
export function shells(sample: Sample): readonly ViewSpec[] {
  const stack = stackOf(sample);
  const upTo = { filter: `datum.r <= ${stack.domain.x[1]}` };
  const points = trace(stack, "mag", { type: "point", size: 4 });
  const fit = trace(stack, "fit_mag", "line");
  const pristine = { data: exafsR.where({ spectrum_id: `${sample}-MnK-pristine` }), x: "r", y: "mag" };
  return [
    guideAtMaximum({ ...pristine, between: [1, 2] }, "Mn–O", { align: "right", dx: -2 }),
    guideAtMaximum({ ...pristine, between: [2, 3] }, "Mn–TM"),
    { ...points, transform: [upTo, ...everyThird, ...points.transform!] },
    { ...fit, transform: [upTo, ...fit.transform!] },
    ...shown.map((state, index) => label(states[state].label, { x: stack.name.x, y: index * stack.step + stack.name.above }, { align: "right", baseline: "bottom" })),
    label(sample, { x: stack.name.x, y: 30.4 }, { align: "right", baseline: "middle", color: samples[sample].color }),
    scaleBar,
  ];
}

/** Two of three points are left out, so that circles do not hide the line. */
const everyThird = [
  { window: [{ op: "row_number", as: "count" }], groupby: ["spectrum_id"], sort: [{ field: "r" }] },
  { filter: "datum.count % 3 == 1" },
];

/** What five units of the offset axis are. */
const scaleBar: ViewSpec = {
  data: { values: [{}] },
  layer: [
    { mark: { type: "rule", strokeWidth: 0.75 }, encoding: { x: { datum: 4.75 }, y: { datum: 23.3 }, y2: { datum: 28.3 } } },
    { mark: { type: "text", text: "5 Å^{−4}", align: "right", baseline: "middle", dx: -3 }, encoding: { x: { datum: 4.75 }, y: { datum: 25.8 } } },
  ],
};
