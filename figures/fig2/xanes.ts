import { xasXanes } from "../../schemas/xas_xanes.ts";
import { samples } from "../parts/identity.ts";
import { references } from "../parts/references.ts";

type Curve = { readonly id: keyof typeof references } | { readonly id: string; readonly sample: keyof typeof samples };

/** Normalised absorption of a few spectra around an edge, the first at the back, named in a legend. */
export function xanes({ energy, curves }: { readonly energy: readonly [number, number]; readonly curves: readonly Curve[] }) {
  const shown = curves.map((curve) => ("sample" in curve ? { ...samples[curve.sample], width: 0.75, id: curve.id, name: curve.sample } : { ...references[curve.id], id: curve.id, name: references[curve.id].label }));
  const named = [...shown].reverse();
  const names = Object.fromEntries(named.map(({ id, name }) => [id, name]));
  const legend = { orient: "bottom-right", symbolType: "stroke", symbolSize: 160, labelExpr: `(${JSON.stringify(names)})[datum.label]` };
  const look = (range: readonly unknown[]) => ({ ...xasXanes.fields.spectrum_id, title: null, scale: { domain: named.map(({ id }) => id), range }, legend });
  return {
    layer: shown.map(({ id, width }) => ({
      data: xasXanes.where({ spectrum_id: id }),
      transform: [{ filter: { field: "energy", range: energy } }],
      mark: { type: "line", strokeWidth: width },
      encoding: {
        x: { ...xasXanes.fields.energy, scale: { domain: energy, nice: false } },
        y: { ...xasXanes.fields.mu_norm, scale: { domain: [-0.05, 1.75], nice: false } },
        color: look(named.map(({ color }) => color)),
        strokeDash: look(named.map(({ dash }) => dash)),
      },
    })),
  };
}
