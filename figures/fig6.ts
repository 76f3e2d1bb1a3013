import { figure, panel, rsc } from "#figwright";
import { gcdProfile } from "../schemas/gcd_profile.ts";
import { lcfReferences } from "../schemas/lcf_references.ts";
import { lcfFit } from "../schemas/lcf_fit.ts";
import { mnFractions } from "../schemas/mn_fractions.ts";
import { socPoints } from "../schemas/soc_points.ts";
import { xasSoft } from "../schemas/xas_soft.ts";
import { xasXanes } from "../schemas/xas_xanes.ts";
import { guideAtMaximum } from "./parts/guide.ts";
import { samples } from "./parts/identity.ts";
import { label } from "./parts/label.ts";
import { offsetStack, trace, type OffsetStack } from "./parts/offset-stack.ts";
import { references } from "./parts/references.ts";
import { stateLabel, states, type State } from "./parts/states.ts";

const ruthenium: OffsetStack = {
  dataset: xasSoft,
  prefix: "NLMRO-RuL3-",
  states: ["pristine", "Ch4.0", "Ch4.1", "Ch4.3", "Ch4.5", "Dis3.5", "Dis2.0"],
  x: xasSoft.fields.energy,
  y: "intensity",
  step: 0.9,
  domain: { x: [2830, 2855], y: [-0.15, 7.4] },
  title: "Normalised absorption (a.u.)",
  name: { x: 2854.4, above: 0.45 },
};

const pristineRuthenium = { data: xasSoft.where({ spectrum_id: "NLMRO-RuL3-pristine" }), x: "energy", y: "intensity" };

/** Height of each spectrum of (a) at the edge between (a) and (b), as a share of the plot from its foot. */
const heights = ruthenium.states.map((state, index) => {
  const [foot, top] = ruthenium.domain.y;
  return { state, share: (index * ruthenium.step + 0.35 - foot) / (top - foot) };
});

/** Capacity since the start of the cycle: discharge goes on where charge ended. */
const passed = [
  { calculate: "datum.branch == 'charge' ? datum.capacity : 0", as: "charged" },
  { joinaggregate: [{ op: "max", field: "charged", as: "charge_capacity" }] },
  { calculate: "datum.capacity + (datum.branch == 'charge' ? 0 : datum.charge_capacity)", as: "passed" },
];
const passedDomain = [-15, 310] as const;
const passedAxis = { field: "passed", type: "quantitative", title: "Capacity passed / mA h g^{−1}", scale: { domain: passedDomain, nice: false } };
const profileVoltage = { ...gcdProfile.fields.voltage, scale: { domain: [1.8, 4.7] } };

const manganese = (sample: "NLMO" | "NLMRO"): OffsetStack => ({
  dataset: lcfFit,
  prefix: `${sample}-MnL-`,
  states: ["pristine", "Ch4.5", "Dis2.0", "10th-Ch4.5", "10th-Dis2.0"],
  x: lcfFit.fields.energy,
  y: "data",
  step: 0.34,
  domain: { x: [634, 662], y: [-1.06, 1.86] },
  title: "Intensity (a.u.)",
  name: { x: 661.4, above: 0.15 },
});

/** The reference spectra of the three valences, below the measured ones. */
function valenceReferences({ step, domain, name }: OffsetStack) {
  return [
    {
      data: lcfReferences,
      transform: [{ calculate: `datum.intensity - ${step} * (5 - datum.valence)`, as: "below" }],
      mark: { type: "line", color: "#8C8C8C" },
      encoding: {
        x: { ...lcfReferences.fields.energy, scale: { domain: domain.x, nice: false, zero: false } },
        y: { field: "below", type: "quantitative", title: "Intensity (a.u.)", scale: { domain: domain.y, nice: false }, axis: { labels: false, ticks: false } },
        detail: { field: "valence", type: "nominal" },
      },
    },
    ...[4, 3, 2].map((valence) => label(`Mn^{${valence}+} reference`, { x: name.x, y: -step * (5 - valence) + name.above }, { align: "right", baseline: "bottom", color: "#595959" })),
  ];
}

/** Solid spectra, dotted linear combination fits, guides at the strongest line of each valence. */
function fits(sample: "NLMO" | "NLMRO") {
  const stack = manganese(sample);
  const strongest = (valence: 2 | 4) => ({ data: lcfReferences.where({ valence }), x: "energy", y: "intensity", between: stack.domain.x });
  return [
    ...valenceReferences(stack),
    ...offsetStack(stack),
    label(sample, { x: stack.name.x, y: 1.76 }, { align: "right", baseline: "middle", color: samples[sample].color }),
    trace(stack, "fit", { type: "line", strokeDash: [1, 1.5], color: "#000000" }),
    guideAtMaximum(strongest(2), "Mn^{2+}", { align: "right", dx: -2 }),
    guideAtMaximum(strongest(4), "Mn^{4+}"),
  ];
}

const ruKStates: readonly State[] = ["pristine", "Ch4.3", "Ch4.5", "Dis2.0"];
const ruKIds = [...ruKStates.map((state) => `NLMRO-RuK-${state}`), "RuO2-RuK"];

/** A look for each spectrum of (c), named in one legend. */
function byRuK(range: readonly unknown[]): object {
  const labelExpr = `datum.label == 'RuO2-RuK' ? '${references["RuO2-RuK"].label}' : ${stateLabel("replace(datum.label, 'NLMRO-RuK-', '')")}`;
  return { field: "spectrum_id", type: "nominal", title: null, scale: { domain: ruKIds, range }, legend: { orient: "bottom-right", symbolType: "stroke", symbolSize: 160, labelExpr } };
}

const valences = ["mn2", "mn3", "mn4"] as const;
const valenceColors = ["#B05C94", "#E69F00", "#BFE3F5"];
const shown: readonly State[] = ["pristine", "Ch4.5", "Dis2.0", "10th-Ch4.5", "10th-Dis2.0"];

/** Stacked bars of the three valences for one sample, with every share above 8 % written in its bar. */
function bars(sample: "NLMO" | "NLMRO", legend: object | null) {
  return {
    data: mnFractions.where({ sample }),
    transform: [
      { fold: [...valences], as: ["valence", "share"] },
      { calculate: stateLabel("datum.state"), as: "label" },
    ],
    layer: [
      { mark: "bar", encoding: { color: { field: "valence", type: "nominal", title: null, scale: { domain: [...valences], range: valenceColors }, legend } } },
      {
        transform: [
          { stack: "share", groupby: ["label"], sort: [{ field: "valence" }], as: ["low", "high"] },
          { filter: "datum.share > 8" },
          { calculate: "(datum.low + datum.high) / 2", as: "middle" },
          { calculate: "format(datum.share, '.0f')", as: "percent" },
        ],
        mark: { type: "text", color: "#000000", baseline: "middle" },
        encoding: { text: { field: "percent" }, y: { field: "middle", type: "quantitative", stack: null } },
      },
    ],
    encoding: {
      x: { field: "label", type: "nominal", title: sample, sort: shown.map((state) => states[state].label), scale: { paddingInner: 0.14, paddingOuter: 0.3 }, axis: { labelAngle: -90, ticks: false } },
      y: { field: "share", type: "quantitative", stack: "zero", title: "Share of Mn (%)", scale: { domain: [0, 100] } },
      order: { field: "valence" },
    },
  };
}

export default figure({
  title: "Charge compensation by Ru and Mn",
  profile: rsc.double,
  layout: ["abc", "def"],
  rowsMm: [62, 76],
  panels: {
    a: panel({
      caption: "Ru L_{3}-edge spectra of NLMRO in the first cycle, offset; guides at the two maxima of the pristine sample.",
      alt: "Seven offset spectra with two maxima or a maximum with a shoulder; both shift to higher energy on charge and come back on discharge.",
      tracks: [["spectra"]],
      views: {
        spectra: {
          layer: [
            ...offsetStack(ruthenium),
            guideAtMaximum({ ...pristineRuthenium, between: [2837, 2840] }, "*t*_{2g}", { align: "right", dx: -2 }),
            guideAtMaximum({ ...pristineRuthenium, between: [2840, 2843] }, "*e*_{g}"),
          ],
        },
      },
    }),
    b: panel(gcdProfile.where({ sample: "NLMRO" }), {
      caption: "First cycle of NLMRO with the states of (a); thin lines lead to their spectra.",
      alt: "Voltage on the horizontal axis against capacity passed on the vertical one; markers at seven states, joined to the spectra on the left.",
      layer: [
        {
          transform: passed,
          mark: { type: "line", color: samples.NLMRO.color },
          encoding: { x: profileVoltage, y: passedAxis, order: { field: "passed", type: "quantitative" } },
        },
        {
          data: socPoints.where({ sample: "NLMRO", cycle: 1, state: [...ruthenium.states] }),
          transform: [
            ...passed,
            { calculate: `${passedDomain[0]} + ${passedDomain[1] - passedDomain[0]} * (${JSON.stringify(Object.fromEntries(heights.map(({ state, share }) => [state, share])))})[datum.state]`, as: "leader" },
          ],
          layer: [
            {
              mark: { type: "rule", strokeWidth: 0.5, color: "#8C8C8C" },
              encoding: { x: profileVoltage, x2: { value: 0 }, y: passedAxis, y2: { field: "leader" } },
            },
            {
              mark: { type: "point", filled: true, size: 16 },
              encoding: {
                x: profileVoltage,
                y: passedAxis,
                color: { field: "state", type: "nominal", scale: { domain: [...ruthenium.states], range: ruthenium.states.map((state) => states[state].color) }, legend: null },
              },
            },
          ],
        },
      ],
    }),
    c: panel(xasXanes.where({ spectrum_id: ruKIds }), {
      caption: "Ru K-edge XANES of NLMRO at states of charge, with RuO_{2}.",
      alt: "Five almost coinciding edges; those of the charged states lie at slightly higher energy.",
      transform: [{ filter: "datum.energy >= 22090 && datum.energy <= 22200" }],
      mark: "line",
      encoding: {
        x: { ...xasXanes.fields.energy, scale: { domain: [22090, 22200], nice: false } },
        y: { ...xasXanes.fields.mu_norm, scale: { domain: [-0.05, 1.4], nice: false } },
        color: byRuK([...ruKStates.map((state) => states[state].color), references["RuO2-RuK"].color]),
        strokeDash: byRuK([...ruKStates.map((state) => states[state].dash), references["RuO2-RuK"].dash]),
      },
    }),
    d: panel({
      caption: "Mn L-edge spectra of NLMO (solid) with linear combination fits (dotted), offset.",
      alt: "Five offset spectra with dotted fits on them; the discharged one has its maximum at the Mn^{2+} guide.",
      tracks: [["spectra"]],
      views: { spectra: { layer: fits("NLMO") } },
    }),
    e: panel({
      caption: "The same for NLMRO.",
      alt: "Five offset spectra with dotted fits on them; after ten cycles they repeat those of the first cycle.",
      tracks: [["spectra"]],
      views: { spectra: { layer: fits("NLMRO") } },
    }),
    f: panel({
      caption: "Shares of the Mn valences from the fits, in per cent.",
      alt: "Stacked bars of Mn^{2+}, Mn^{3+} and Mn^{4+} for five states of both samples. Mn^{4+} dominates when charged, Mn^{2+} when discharged.",
      tracks: [["NLMO", "NLMRO"]],
      share: ["y"],
      views: {
        NLMO: bars("NLMO", null),
        NLMRO: bars("NLMRO", { orient: "right", labelExpr: "'Mn^{' + slice(datum.label, 2) + '+}'" }),
      },
    }),
  },
});
