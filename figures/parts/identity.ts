import type { Field } from "#figwright";

/** One sample, one colour, one marker, one dash, one name, in every figure. */
export const samples = {
  NLMO: { color: "#0072B2", shape: "square", dash: [3, 1.5] },
  NLMRO: { color: "#D55E00", shape: "circle", dash: [1, 0] },
} as const;

const names = Object.keys(samples);
const looks = Object.values(samples);

/** Colour by sample; no legend, for panels that name their curves directly. */
export function colorBySample(field: Field, legend: object | null = null): object {
  return { ...field, title: null, scale: { domain: names, range: looks.map(({ color }) => color) }, legend };
}

/** Dash by sample, so that lines differ without colour. */
export function dashBySample(field: Field): object {
  return { ...field, title: null, scale: { domain: names, range: looks.map(({ dash }) => dash) }, legend: null };
}

/** Marker by sample, so that points differ without colour. */
export function shapeBySample(field: Field, legend: object | null = null): object {
  return { ...field, title: null, scale: { domain: names, range: looks.map(({ shape }) => shape) }, legend };
}
