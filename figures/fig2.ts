import { figure, panel, rsc } from "#figwright";
import { fourier } from "./fig2/fourier.ts";
import { rietveld } from "./fig2/rietveld.ts";
import { xanes } from "./fig2/xanes.ts";

export default figure({
  title: "Structure of NLMO and NLMRO",
  profile: rsc.double,
  layout: ["aabb", "cdef"],
  rowsMm: [50, 44],
  panels: {
    a: panel({
      caption: "Powder diffraction pattern of NLMO for Cu K*α* (inferred) with its Rietveld model; right of the dashed line intensities and differences are drawn five times as large. In the grey range, which the refinement leaves out, lie weak, broad superstructure lines.",
      alt: "Diffraction pattern with a model line, a row of ticks and a difference line below. The 002 line near 16° is by far the strongest; the range from 20 to 28° is shaded.",
      tracks: [["pattern"]],
      views: { pattern: rietveld("NLMO") },
    }),
    b: panel({
      caption: "The same for NLMRO.",
      alt: "Diffraction pattern with a model line, a row of ticks and a difference line below, which is flat but for the strongest lines. The 002 line lies at a slightly lower angle than in NLMO.",
      tracks: [["pattern"]],
      views: { pattern: rietveld("NLMRO") },
    }),
    c: panel({
      caption: "Mn K-edge XANES of both samples with Mn_{2}O_{3} and Li_{2}MnO_{3}.",
      alt: "Normalised absorption against energy. The curves of NLMO and NLMRO coincide with that of the Mn^{4+} reference; the edge of Mn_{2}O_{3} lies several electronvolts lower.",
      tracks: [["edge"]],
      views: {
        edge: xanes({
          energy: [6530, 6600],
          curves: [
            { id: "Mn2O3-MnK", name: "Mn_{2}O_{3}", color: "#595959", dash: [1, 1.5], width: 0.75 },
            { id: "Li2MnO3-MnK", name: "Li_{2}MnO_{3}", color: "#BFBFBF", dash: [1, 0], width: 2.25 },
            { id: "NLMRO-MnK-pristine", sample: "NLMRO" },
            { id: "NLMO-MnK-pristine", sample: "NLMO" },
          ],
        }),
      },
    }),
    d: panel({
      caption: "Ru K-edge XANES of NLMRO with RuO_{2}.",
      alt: "Normalised absorption against energy. The edges of NLMRO and RuO_{2} nearly coincide.",
      tracks: [["edge"]],
      views: {
        edge: xanes({
          energy: [22090, 22200],
          curves: [
            { id: "RuO2-RuK", name: "RuO_{2}", color: "#595959", dash: [1, 1.5], width: 0.75 },
            { id: "NLMRO-RuK-pristine", sample: "NLMRO" },
          ],
        }),
      },
    }),
    e: fourier({
      spectrum: "NLMRO-MnK-pristine",
      metal: "Mn",
      magnitude: [0, 12.5],
      real: [-9, 11],
      caption: "Magnitude (top) and real part (bottom) of the Fourier transform of *k*^{3}*χ*(*k*) at the Mn K edge of NLMRO, phases not corrected: circles are reconstructed points, lines the fit, the grey box its range.",
      alt: "Two stacked transforms against distance with fits on them. Two maxima of the magnitude belong to the Mn–O and the Mn–TM shell.",
    }),
    f: fourier({
      spectrum: "NLMRO-RuK-pristine",
      metal: "Ru",
      magnitude: [0, 16],
      real: [-13, 13],
      caption: "The same at the Ru K edge.",
      alt: "Two stacked transforms against distance with fits on them. Two maxima of the magnitude belong to the Ru–O and the Ru–TM shell.",
    }),
  },
});
