import type { ViewSpec } from "#figwright";
import { xasXanes } from "../../schemas/xas_xanes.ts";
import { samples } from "../parts/identity.ts";
import { label } from "../parts/label.ts";
import { references } from "../parts/references.ts";
import { stateLabel, states } from "../parts/states.ts";
import { zoomBox, zoomed, type ZoomRegion } from "../parts/zoom.ts";
import { idsOf, shown, type Sample } from "./electrodes.ts";

const whole = { x: [6529, 6601], y: [-0.08, 1.75] } as const;
const preEdge: ZoomRegion = { x: [6535, 6547], y: [0, 0.12] };

const compounds = ["Li2MnO3-MnK", "Mn2O3-MnK"] as const;
const { energy, mu_norm } = xasXanes.fields;

/** Colour and dash of the states of one sample; `legend` names them. */
function lookOfStates(sample: Sample, legend: object | null) {
  const named = legend && { symbolType: "stroke", symbolSize: 160, labelExpr: stateLabel(`replace(datum.label, '${sample}-MnK-', '')`), ...legend };
  const channel = (range: readonly unknown[]) => ({ field: "spectrum_id", type: "nominal", title: null, scale: { domain: idsOf(sample), range }, legend: named });
  return { color: channel(shown.map((state) => states[state].color)), strokeDash: channel(shown.map((state) => states[state].dash)) };
}

/** The edge of one sample at its states over the references, with the box that is shown enlarged. */
export function edge(sample: Sample): readonly ViewSpec[] {
  const rows = { filter: `datum.energy >= ${whole.x[0]} && datum.energy <= ${whole.x[1]}` };
  const x = { ...energy, scale: { domain: whole.x, nice: false, zero: false } };
  const y = { ...mu_norm, scale: { domain: whole.y, nice: false } };
  return [
    ...compounds.map((spectrum_id) => {
      const { color, dash, width } = references[spectrum_id];
      return { data: xasXanes.where({ spectrum_id }), transform: [rows], mark: { type: "line", color, strokeDash: dash, strokeWidth: width }, encoding: { x, y } };
    }),
    {
      data: xasXanes.where({ spectrum_id: [...idsOf(sample)] }),
      transform: [rows],
      mark: "line",
      encoding: { x, y, ...lookOfStates(sample, { orient: "bottom-right" }) },
    },
    label(references["Mn2O3-MnK"].label, { x: 6549, y: 0.62 }, { align: "right", color: "#595959" }),
    label(references["Li2MnO3-MnK"].label, { x: 6566, y: 1.5 }, { align: "left", color: "#595959" }),
    label(sample, { x: 6531.5, y: 1.62 }, { align: "left", color: samples[sample].color }),
    zoomBox(preEdge, "c"),
  ];
}

/** The boxed part of `edge`, enlarged: the same rows, other limits. */
export function preEdgeOf(sample: Sample): ViewSpec {
  const { x, y, rows } = zoomed(preEdge, "energy");
  return {
    layer: [
      {
        data: xasXanes.where({ spectrum_id: [...idsOf(sample)] }),
        transform: [rows],
        mark: "line",
        encoding: { x: { ...energy, ...x }, y: { ...mu_norm, ...y }, ...lookOfStates(sample, { orient: "bottom-right" }) },
      },
      label(sample, { x: 6535.6, y: 0.111 }, { align: "left", color: samples[sample].color }),
    ],
  };
}
