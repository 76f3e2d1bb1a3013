import { figure, panel, rsc } from "#figwright";
import { cvCurve } from "../schemas/cv_curve.ts";
import { cycling } from "../schemas/cycling.ts";
import { dqdvCurve } from "../schemas/dqdv_curve.ts";
import { eisSpectrum } from "../schemas/eis_spectrum.ts";
import { gcdProfile } from "../schemas/gcd_profile.ts";
import { rate } from "../schemas/rate.ts";
import { rateSummary } from "../schemas/rate_summary.ts";
import { arrow } from "./parts/arrow.ts";
import { colorBySample, dashBySample, samples, shapeBySample } from "./parts/identity.ts";
import { label } from "./parts/label.ts";

const { NLMO, NLMRO } = samples;
const voltage = { domain: [1.9, 4.6], nice: false };

/** The maximum of dQ/dV on charge above a voltage, as a dashed guide with its position in words. */
function peakGuide(windowVmax: number, aboveV: number, digits: number, gapPt: number) {
  return {
    data: dqdvCurve.where({ window_vmax: windowVmax, branch: "charge" }),
    transform: [
      { filter: `datum.voltage > ${aboveV}` },
      { aggregate: [{ op: "argmax", field: "dqdv", as: "peak" }] },
      { calculate: `format(datum.peak.voltage, '.${digits}f') + ' V'`, as: "position" },
      { calculate: "datum.peak.voltage", as: "peak_voltage" },
    ],
    layer: [
      { mark: { type: "rule", strokeDash: [2, 2], color: "#595959" }, encoding: { x: { field: "peak_voltage", type: "quantitative" } } },
      {
        mark: { type: "text", align: "right", dx: -gapPt, baseline: "top" },
        encoding: { x: { field: "peak_voltage", type: "quantitative" }, y: { value: 5 }, text: { field: "position" } },
      },
    ],
  };
}

function dqdvWindow(windowVmax: number, guides: readonly ReturnType<typeof peakGuide>[]) {
  const { voltage: x, dqdv, branch } = dqdvCurve.fields;
  return {
    layer: [
      {
        data: dqdvCurve.where({ window_vmax: windowVmax }),
        mark: { type: "line", color: NLMRO.color },
        encoding: { x: { ...x, scale: voltage }, y: dqdv, detail: branch },
      },
      ...guides,
      windowLabel(windowVmax),
    ],
  };
}

/** The window of a dQ/dV curve in words, from its own rows. */
function windowLabel(windowVmax: number) {
  return {
    data: dqdvCurve.where({ window_vmax: windowVmax }),
    transform: [
      { aggregate: [{ op: "min", field: "voltage", as: "low" }, { op: "max", field: "voltage", as: "high" }] },
      { calculate: "format(datum.low, '.1f') + '–' + format(datum.high, '.1f') + ' V'", as: "window" },
    ],
    mark: { type: "text", align: "left", baseline: "top" },
    encoding: { x: { value: 5 }, y: { value: 5 }, text: { field: "window" } },
  };
}

const minusZ = "−*Z*″ / Ω";

/** Names the frequency of a few points of a spectrum. */
function frequencies(sample: "NLMO" | "NLMRO", freq: readonly number[], look: object) {
  return {
    data: eisSpectrum.where({ sample, freq }),
    transform: [
      { calculate: "-datum.z_im", as: "minus_z_im" },
      { calculate: "datum.freq < 1000 ? datum.freq + ' Hz' : datum.freq / 1000 + ' kHz'", as: "frequency" },
    ],
    mark: { type: "text", baseline: "bottom", ...look, color: samples[sample].color },
    encoding: { x: eisSpectrum.fields.z_re, y: { field: "minus_z_im", type: "quantitative", title: minusZ }, text: { field: "frequency" } },
  };
}

const { q_dis, cycle, sample, ce } = cycling.fields;
const below = { orient: "bottom-left", direction: "horizontal" };
const points = (x: object, y: object, legend: object | null = null) => ({
  mark: { type: "point", size: 5 },
  encoding: { x, y, color: colorBySample(sample, legend), shape: shapeBySample(sample, legend) },
});

export default figure({
  title: "Electrochemistry of NLMO and NLMRO in sodium half cells",
  profile: rsc.double,
  layout: ["abc", "dee", "fgg"],
  rowsMm: [44, 46, 38],
  panels: {
    a: panel(gcdProfile, {
      caption: "Voltage against specific capacity in the first charge and discharge at 0.2 C; discharge counts from zero.",
      alt: "Line chart of voltage against specific capacity for NLMO and NLMRO. On charge NLMO has a plateau near 4.2 V, NLMRO slopes before its plateau; on discharge NLMRO delivers more capacity.",
      layer: [
        {
          mark: "line",
          encoding: {
            x: { ...gcdProfile.fields.capacity, scale: { domain: [0, 180] } },
            y: { ...gcdProfile.fields.voltage, scale: { domain: [1.8, 4.7] } },
            color: colorBySample(gcdProfile.fields.sample),
            strokeDash: dashBySample(gcdProfile.fields.sample),
            detail: gcdProfile.fields.branch,
          },
        },
        label("NLMO", { x: 66, y: 2.7 }, { color: NLMO.color, align: "right" }),
        label("NLMRO", { x: 97, y: 3.35 }, { color: NLMRO.color, align: "left" }),
      ],
    }),
    b: panel(cvCurve, {
      caption: "Cyclic voltammograms of the first cycle at an assumed scan rate of 0.1 mV s^{−1}; oxidation is positive, arrows show the scan.",
      alt: "Closed voltammetric loops of NLMO and NLMRO. The oxidation peak of NLMRO above 4 V is much broader than that of NLMO.",
      layer: [
        {
          mark: "line",
          encoding: {
            x: { ...cvCurve.fields.voltage, scale: voltage },
            y: cvCurve.fields.current,
            color: colorBySample(cvCurve.fields.sample),
            strokeDash: dashBySample(cvCurve.fields.sample),
            order: { field: "time", type: "quantitative" },
          },
        },
        label("NLMO", { x: 4.15, y: 290 }, { color: NLMO.color, align: "right" }),
        label("NLMRO", { x: 4.05, y: 110 }, { color: NLMRO.color, align: "right" }),
        arrow({ x: 2.9, x2: 3.4, y: 60, color: "#595959" }),
        arrow({ x: 3.4, x2: 2.9, y: -90, color: "#595959" }),
      ],
    }),
    c: panel({
      caption: "Differential capacity of NLMRO cycled up to 4.3 V (top) and 4.5 V (bottom); dashed lines mark the maxima on charge.",
      alt: "Two stacked curves of differential capacity against voltage. Up to 4.3 V there is one oxidation peak; up to 4.5 V a second, much higher one appears.",
      tracks: [["4.3 V"], ["4.5 V"]],
      share: ["x"],
      views: {
        "4.3 V": dqdvWindow(4.3, [peakGuide(4.3, 3, 1, 10)]),
        "4.5 V": dqdvWindow(4.5, [peakGuide(4.5, 4.3, 2, 4)]),
      },
    }),
    d: panel({
      caption: "Discharge capacity and Coulombic efficiency over cycles at 0.2 C.",
      alt: "Markers of efficiency (top) and discharge capacity (bottom) against cycle number. NLMRO stays above NLMO in every cycle.",
      tracks: [["efficiency"], ["capacity"]],
      heights: [1, 3.2],
      share: ["x"],
      views: {
        efficiency: { data: cycling.where({ rate_c: 0.2 }), ...points({ ...cycle, scale: { domain: [0, 102], nice: false } }, { ...ce, title: "CE (%)", scale: { domain: [70, 110] }, axis: { values: [80, 100] } }) },
        capacity: {
          data: cycling.where({ rate_c: 0.2 }),
          ...points({ ...cycle, scale: { domain: [0, 102], nice: false } }, { ...q_dis, scale: { domain: [0, 180] } }, below),
        },
      },
    }),
    e: panel(eisSpectrum, {
      caption: "Nyquist diagram; markers are the spectrum, lines the response of the equivalent circuit.",
      alt: "Nyquist diagram with equal scales. Both samples draw a depressed semicircle with a tail; that of NLMRO is about a third as wide.",
      aspect: "equal",
      transform: [
        { calculate: "-datum.z_im", as: "minus_z_im" },
        { calculate: "-datum.zfit_im", as: "minus_zfit_im" },
      ],
      layer: [
        {
          mark: "line",
          encoding: {
            x: { ...eisSpectrum.fields.zfit_re, title: eisSpectrum.fields.z_re.title },
            y: { field: "minus_zfit_im", type: "quantitative", title: minusZ },
            color: colorBySample(eisSpectrum.fields.sample),
            strokeDash: dashBySample(eisSpectrum.fields.sample),
          },
        },
        {
          mark: { type: "point", size: 8 },
          encoding: {
            x: { ...eisSpectrum.fields.z_re, scale: { domain: [0, 1100] } },
            y: { field: "minus_z_im", type: "quantitative", title: minusZ, scale: { domain: [0, 400] } },
            color: colorBySample(eisSpectrum.fields.sample),
            shape: shapeBySample(eisSpectrum.fields.sample),
          },
        },
        label("NLMO", { x: 140, y: 205 }, { color: NLMO.color, align: "right" }),
        label("NLMRO", { x: 210, y: 110 }, { color: NLMRO.color }),
        frequencies("NLMO", [10], { align: "left", dx: 3, dy: -2 }),
        frequencies("NLMO", [0.01], { align: "center", dy: -4 }),
        frequencies("NLMO", [0.1], { align: "right", dx: -4, dy: -2 }),
      ],
    }),
    f: panel(rate, {
      caption: "Discharge capacity at rising rates and back at 0.2 C, five cycles each.",
      alt: "Markers of discharge capacity against cycle number in six blocks. Capacity falls with the rate and NLMRO is above NLMO in every block.",
      layer: [
        {
          mark: { type: "point", size: 9 },
          encoding: {
            x: { ...rate.fields.cycle, scale: { domain: [0, 31], nice: false } },
            y: { ...rate.fields.q_dis, scale: { domain: [0, 190] } },
            color: colorBySample(rate.fields.sample, { orient: "bottom-left" }),
            shape: shapeBySample(rate.fields.sample, { orient: "bottom-left" }),
          },
        },
        {
          data: rateSummary.where({ sample: "NLMRO" }),
          transform: [
            { calculate: "5 * datum.block - 2", as: "middle" },
            { calculate: "format(datum.rate_c, datum.rate_c < 1 ? '.1f' : 'd') + ' C'", as: "rate" },
          ],
          mark: { type: "text", baseline: "bottom", dy: -5 },
          encoding: { x: { field: "middle", type: "quantitative" }, y: rateSummary.fields.q_value, text: { field: "rate" } },
        },
      ],
    }),
    g: panel(cycling.where({ rate_c: 1 }), {
      caption: "Discharge capacity over 200 cycles at 1.0 C, with the retention at the end.",
      alt: "Markers of discharge capacity against cycle number. NLMRO keeps four fifths of its capacity over 200 cycles, NLMO less than half.",
      layer: [
        points({ ...cycle, scale: { domain: [0, 204], nice: false } }, { ...q_dis, scale: { domain: [0, 120] } }, below),
        {
          data: cycling.where({ rate_c: 1, cycle: 200 }),
          transform: [{ calculate: "format(datum.retention, '.1f') + ' %'", as: "kept" }],
          mark: { type: "text", align: "right", baseline: "bottom", dx: -4, dy: -4 },
          encoding: { x: cycle, y: q_dis, text: { field: "kept" } },
        },
      ],
    }),
  },
});
