import { figure, panel, rsc } from "#figwright";
import { fourier } from "./fig2/fourier.ts";
import { rietveld } from "./fig2/rietveld.ts";
import { elementMaps } from "./fig2/element-maps.ts";
import { latticeImage } from "./fig2/lattice-image.ts";
import { structure } from "./fig2/structure.ts";
import { xanes } from "./fig2/xanes.ts";

export default figure({
  title: "Structure of NLMO and NLMRO",
  profile: rsc.double,
  layout: ["aabb", "cdef", "gghh", "iiii"],
  rowsMm: [46, 41, 47, 30.9],
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
            { id: "Mn2O3-MnK" },
            { id: "Li2MnO3-MnK" },
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
            { id: "RuO2-RuK" },
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
      magnitude: [0, 18],
      real: [-13, 13],
      caption: "The same at the Ru K edge.",
      alt: "Two stacked transforms against distance with fits on them. Two maxima of the magnitude belong to the Ru–O and the Ru–TM shell.",
    }),
    g: panel({
      caption: "P2 structure of NLMRO seen along the layers, with its cell, *c* and the spacing of the Na layer. Sectors of the discs are the occupancies of the sites; Mn, Ru and Li share the octahedra; prisms of Na share edges (subscript e) or faces (subscript f) with them and are partly vacant, one of each kind is drawn; A and B are the positions of O.",
      alt: "Three layers of edge-sharing octahedra, which Mn, Ru and Li share, stacked as ABBA, with Na in two kinds of prisms between them; one prism of each kind is drawn.",
      aspect: "equal",
      tracks: [["structure"]],
      views: { structure },
    }),
    h: panel({
      caption: "Synthetic HRTEM image of NLMRO with two neighbouring (002) fringes marked; on the right, on the same scale, the grey level along the dashed line.",
      alt: "Grey lattice image with parallel fringes, an amorphous rim and vacuum at the upper right; the profile across the fringes is a regular wave.",
      aspect: "equal",
      tracks: [["image"]],
      views: { image: latticeImage },
    }),
    i: panel({
      caption: "Synthetic HAADF image of a plate of NLMRO and EDS maps of the same field, brighter for more counts; there is none of Li, whose X-rays a usual detector does not see.",
      alt: "A hexagonal plate in grey and four maps of counts, in which Na, Mn, Ru and O fill the plate evenly.",
      aspect: "equal",
      ...elementMaps,
    }),
  },
});
