import { z } from "zod";
import { column, dataset, decreasing, increasing } from "#figwright";

/**
 * Impedance Z = Z′ + jZ″ with the sign that the instrument reports: a capacitive Z″ is negative. A Nyquist diagram plots −Z″,
 * so a figure negates `z_im` and `zfit_im` where it draws them; the table never holds −Z″.
 */
export const eisSpectrum = dataset({
  file: "eis_spectrum.csv",
  title: "Impedance spectra and the response of the equivalent circuit",
  provenance: {
    kind: "assumed",
    source: "equivalent circuit with the values of eis_fit_params and 0.3 % noise, projected so that the least-squares optimum equals them",
    seed: "eis_spectrum 1",
  },
  key: ["sample", "freq"],
  columns: {
    sample: column(z.enum(["NLMO", "NLMRO"]), "Sample"),
    freq: column(z.number().positive(), "Frequency", "Hz", { decimals: { significant: 6 } }),
    z_re: column(z.number(), "*Z*′", "Ohm", { decimals: 5 }),
    z_im: column(z.number(), "*Z*″", "Ohm", { decimals: 5 }),
    zfit_re: column(z.number().positive(), "*Z*′ (fit)", "Ohm", { decimals: 5 }),
    zfit_im: column(z.number().negative(), "*Z*″ (fit)", "Ohm", { decimals: 5 }),
  },
  rules: [decreasing("freq", { within: "sample" }), increasing("zfit_re", { within: "sample" })],
});
