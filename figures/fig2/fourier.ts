import { panel } from "#figwright";
import { exafsFitParams } from "../../schemas/exafs_fit_params.ts";
import { exafsR } from "../../schemas/exafs_r.ts";
import { samples } from "../parts/identity.ts";

interface Fourier {
  readonly spectrum: string;
  readonly metal: "Mn" | "Ru";
  readonly magnitude: readonly [number, number];
  readonly real: readonly [number, number];
  readonly caption: string;
  readonly alt: string;
}

const x = { ...exafsR.fields.r, scale: { domain: [0, 6], nice: false } };

/** Magnitude and real part of a Fourier transform with its fit; the grey box is the range of the fit. */
export function fourier({ spectrum, metal, magnitude, real, caption, alt }: Fourier) {
  const rows = exafsR.where({ spectrum_id: spectrum });
  const curve = (points: object, fit: object, domain: readonly [number, number], title: string) => {
    const scale = { domain, nice: false };
    return [
      window(spectrum),
      { data: rows, mark: { type: "point", shape: "circle", size: 5, color: samples.NLMRO.color }, encoding: { x, y: { ...points, title, scale } } },
      { data: rows, mark: { type: "line", color: "#000000" }, encoding: { x, y: { ...fit, title, scale } } },
    ];
  };
  return panel({
    caption,
    alt,
    tracks: [["magnitude"], ["real"]],
    heights: [1.4, 1],
    share: ["x"],
    views: {
      magnitude: { layer: [...curve(exafsR.fields.mag, exafsR.fields.fit_mag, magnitude, "|*χ*(*R*)| / Å^{−4}"), ...shells(spectrum, metal), ...fitted(spectrum, metal)] },
      real: { layer: curve(exafsR.fields.re, exafsR.fields.fit_re, real, "Re *χ*(*R*) / Å^{−4}") },
    },
  });
}

function window(spectrum: string) {
  return {
    data: exafsFitParams.where({ spectrum_id: spectrum }),
    transform: [{ aggregate: [{ op: "min", field: "r_min", as: "from" }, { op: "max", field: "r_max", as: "to" }] }],
    mark: { type: "rect", color: "#EBEBEB" },
    encoding: { x: { ...x, field: "from" }, x2: { field: "to" } },
  };
}

/** Names the two shells above their maxima. */
function shells(spectrum: string, metal: string) {
  return [["O", 1, 1.9, 0], ["TM", 2, 3, 8]].map(([neighbour, from, to, dx]) => ({
    data: exafsR.where({ spectrum_id: spectrum }),
    transform: [
      { filter: `datum.r > ${from} && datum.r < ${to}` },
      { aggregate: [{ op: "argmax", field: "mag", as: "top" }] },
      { calculate: "datum.top.r", as: "r" },
      { calculate: "datum.top.mag", as: "mag" },
    ],
    mark: { type: "text", text: `${metal}–${neighbour}`, baseline: "bottom", dx, dy: -3 },
    encoding: { x: { field: "r", type: "quantitative" }, y: { field: "mag", type: "quantitative" } },
  }));
}

/** Coordination number and bond length of the first shell, as the article has them. */
function fitted(spectrum: string, metal: "Mn" | "Ru") {
  const line = (expression: string, at: number) => ({
    data: exafsFitParams.where({ spectrum_id: spectrum, path: `${metal}-O` }),
    transform: [{ calculate: expression, as: "text" }],
    mark: { type: "text", align: "right", baseline: "top" },
    encoding: { x: { datum: 5.7 }, y: { value: at }, text: { field: "text" } },
  });
  return [line(`'${metal}–O: CN ' + format(datum.n, 'd')`, 5), line("'*R* = ' + format(datum.r, '.3f') + ' Å'", 14)];
}
