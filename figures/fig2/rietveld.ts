import type { ViewSpec } from "#figwright";
import { rietveldParams } from "../../schemas/rietveld_params.ts";
import { xrdProfile } from "../../schemas/xrd_profile.ts";
import { xrdReflections } from "../../schemas/xrd_reflections.ts";
import { samples } from "../parts/identity.ts";
import { label } from "../parts/label.ts";
import { tickRow } from "../parts/tick-row.ts";

type Sample = keyof typeof samples;

/** Beyond `fromDeg` intensities and differences are drawn `times` as large, since (002) of plates outshines the rest. */
const magnified = { fromDeg: 18.8, times: 5 } as const;

/** Heights of what lies below the pattern, in drawn counts. */
const below = { ticks: [-500, -1700], difference: -3300 } as const;

const x = { ...xrdProfile.fields.two_theta, scale: { domain: [10, 80], nice: false } };
const ink = { model: "#000000", ticks: "#006B4F", difference: "#595959" } as const;

function y(field: string) {
  return { field, type: "quantitative", title: "Intensity (a.u.)", scale: { domain: [-4600, 27200], nice: false }, axis: { labels: false, ticks: false } };
}

const drawn = (expression: string, as: string) => ({ calculate: `(datum.two_theta < ${magnified.fromDeg} ? 1 : ${magnified.times}) * (${expression})`, as });
const side = { calculate: `datum.two_theta < ${magnified.fromDeg}`, as: "side" };

/** Lines whose indices are written, near where; the label stands on the highest model point within half a degree. */
const indices = [["002", 15.9], ["004", 32.1], ["100", 36.1], ["102", 39.7], ["103", 43.8], ["104", 49.1], ["106", 62.4], ["110", 64.9], ["112", 67.3], ["114", 74.3]] as const;

export function rietveld(sample: Sample): ViewSpec {
  const rows = xrdProfile.where({ sample });
  return {
    layer: [
      ...excluded(sample),
      {
        data: rows,
        transform: [drawn("datum.y_obs", "points")],
        mark: { type: "point", shape: "circle", size: 3, color: samples[sample].color },
        encoding: { x, y: y("points") },
      },
      {
        data: rows,
        transform: [drawn("datum.y_calc", "model"), side],
        mark: { type: "line", color: ink.model, strokeWidth: 0.6 },
        encoding: { x, y: y("model"), detail: { field: "side", type: "nominal" } },
      },
      ...tickRow({ reflections: xrdReflections.where({ sample, phase: "P2" }), x, y: below.ticks[0], y2: below.ticks[1], color: ink.ticks, name: { text: "*P*6_{3}/*mmc*", x: 19.6, align: "left" } }),
      { data: { values: [{}] }, mark: { type: "rule", color: "#BFBFBF" }, encoding: { y: { datum: below.difference } } },
      {
        data: rows,
        transform: [drawn("datum.y_diff", "scaled"), { calculate: `datum.scaled + ${below.difference}`, as: "difference" }, side],
        mark: { type: "line", color: ink.difference, strokeWidth: 0.5 },
        encoding: { x, y: y("difference"), detail: { field: "side", type: "nominal" } },
      },
      magnification(),
      hkl(sample),
      ...cell(sample),
      ...key(sample),
    ],
  };
}

function magnification(): ViewSpec {
  return {
    data: { values: [{}] },
    layer: [
      { mark: { type: "rule", strokeDash: [2, 2], color: ink.difference }, encoding: { x: { datum: magnified.fromDeg } } },
      { mark: { type: "text", text: `×${magnified.times}`, align: "left", baseline: "top", dx: 3 }, encoding: { x: { datum: magnified.fromDeg }, y: { value: 5 } } },
    ],
  };
}

function hkl(sample: Sample): ViewSpec {
  return {
    data: xrdProfile.where({ sample }),
    transform: [
      { calculate: `${JSON.stringify(indices.map(([, at]) => at))}`, as: "places" },
      { flatten: ["places"] },
      { filter: "abs(datum.two_theta - datum.places) < 0.5" },
      { aggregate: [{ op: "argmax", field: "y_calc", as: "top" }], groupby: ["places"] },
      { calculate: "datum.top.two_theta", as: "two_theta" },
      drawn("datum.top.y_calc", "height"),
      { calculate: `(${JSON.stringify(Object.fromEntries(indices.map(([name, at]) => [at, `(${name})`])))})[datum.places]`, as: "name" },
    ],
    mark: { type: "text", angle: -90, align: "left", baseline: "middle", dx: 4 },
    encoding: { x, y: y("height"), text: { field: "name" } },
  };
}

/** The sample and what the article prints of its lattice, from the table. */
function cell(sample: Sample): readonly ViewSpec[] {
  const place = (row: number) => ({ x: { datum: 23.5 }, y: { value: 5 + 9.5 * row } });
  const line = (param: "c" | "spacing", expression: string, row: number): ViewSpec => ({
    data: rietveldParams.where({ sample, param }),
    transform: [{ calculate: expression, as: "text" }],
    mark: { type: "text", align: "left", baseline: "top" },
    encoding: { ...place(row), text: { field: "text" } },
  });
  return [
    { data: { values: [{}] }, mark: { type: "text", text: sample, align: "left", baseline: "top", color: samples[sample].color }, encoding: place(0) },
    line("c", "'*c* = ' + format(datum.value, '.2f') + ' Å'", 1),
    line("spacing", "'Na layer ' + format(datum.value, '.2f') + ' Å'", 2),
  ];
}

function key(sample: Sample): readonly ViewSpec[] {
  const at = { symbol: 52, text: 55 };
  const text = (words: string, height: number) => label(words, { x: at.text, y: height }, { align: "left", baseline: "middle" });
  const stroke = (height: number, color: string): ViewSpec => ({
    data: { values: [{}] },
    mark: { type: "rule", color, strokeWidth: 0.75 },
    encoding: { x: { datum: at.symbol - 1.6 }, x2: { datum: at.symbol + 1.6 }, y: { datum: height } },
  });
  return [
    { data: { values: [{}] }, mark: { type: "point", shape: "circle", size: 6, color: samples[sample].color }, encoding: { x: { datum: at.symbol }, y: { datum: 25600 } } },
    text("Reconstructed points", 25600),
    stroke(23700, ink.model),
    text("Model", 23700),
    stroke(21800, ink.difference),
    text("Difference", 21800),
    { data: { values: [{}] }, mark: { type: "rule", color: ink.ticks }, encoding: { x: { datum: at.symbol }, y: { datum: 20450 }, y2: { datum: 19350 } } },
    text("Bragg positions", 19900),
  ];
}

/** The range that the model does not describe, where the sample has one. */
function excluded(sample: Sample): readonly ViewSpec[] {
  if (sample !== "NLMO") return [];
  return [
    {
      data: rietveldParams.where({ sample, param: ["excluded_from", "excluded_to"] }),
      transform: [{ aggregate: [{ op: "min", field: "value", as: "from" }, { op: "max", field: "value", as: "to" }] }],
      mark: { type: "rect", color: "#EBEBEB" },
      encoding: { x: { ...x, field: "from" }, x2: { field: "to" } },
    },
  ];
}
