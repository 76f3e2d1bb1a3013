import { figure, panel, rsc } from "#figwright";
import { cuts } from "./fig5/cuts.ts";
import { gasPanel } from "./fig5/gas.ts";
import { rixsMap } from "./fig5/maps.ts";
import { cycled, mouths } from "./fig5/micrographs.ts";
import { oxygenEdge } from "./fig5/oxygen.ts";

export default figure({
  title: "Surface, gas evolution and oxidised oxygen",
  profile: rsc.double,
  layout: ["aaabbbcccddd", "eeeeeeffffff", "gggghhhhiiii", "jjjjkkkkllll"],
  rowsMm: [32.1, 38, 39, 35],
  // the images are square, the other plots of one row equally wide
  columns: [25, 25, 25, 14.3, 14.6, 14.6, 14.6, 14.6, 5.8, 22.2, 22.2, 22.2],
  share: { intensity: ["g", "h", "i"] },
  panels: {
    a: panel({
      caption: "Synthetic TEM image of the rim of an NLMO particle after ten cycles; arrows point at cracks that open at the surface.",
      alt: "Grey lattice image with vacuum on the right; three cracks run from the surface inwards along the fringes.",
      aspect: "equal",
      tracks: [["image"]],
      views: { image: cycled("NLMO", mouths) },
    }),
    b: panel({
      caption: "The same of NLMRO.",
      alt: "Grey lattice image with vacuum on the right; the fringes run up to the surface without a crack.",
      aspect: "equal",
      tracks: [["image"]],
      views: { image: cycled("NLMRO", []) },
    }),
    c: panel({
      caption: "O K-edge spectra of NLMO in the first cycle, offset; the dashed line marks the π* resonance of carbonate.",
      alt: "Four offset spectra with two pre-edge maxima and a broad band. Only the discharged one has a further peak on the guide between them.",
      tracks: [["spectra"]],
      views: { spectra: oxygenEdge("NLMO") },
    }),
    d: panel({
      caption: "The same for NLMRO, with the guide of (c).",
      alt: "Four offset spectra with two pre-edge maxima and a broad band; none has a peak on the guide.",
      tracks: [["spectra"]],
      views: { spectra: oxygenEdge("NLMRO") },
    }),
    e: panel({
      caption: "*In situ* DEMS of NLMO in the first cycle at 0.2 C: voltage against Na^{+}/Na (top), O_{2} and CO_{2} per gram of electrode (bottom).",
      alt: "Two stacked curves against time. O_{2} has a high peak where the voltage is greatest; CO_{2} stays small.",
      ...gasPanel("NLMO"),
    }),
    f: panel({
      caption: "The same for NLMRO, on the axes of (e).",
      alt: "Two stacked curves against time. O_{2} is flat throughout; CO_{2} rises a little at high voltage.",
      ...gasPanel("NLMRO"),
    }),
    g: panel({
      caption: "O K-edge mRIXS map of NLMRO charged to 4.5 V. The dashed circle marks where oxidised oxygen emits; (g) to (i) share the colours.",
      alt: "Map of counts over emission and excitation energy. Two broad bands near 525 eV, the elastic line as a diagonal, and a spot inside the circle.",
      tracks: [["map"]],
      views: { map: rixsMap("Ch4.5") },
    }),
    h: panel({
      caption: "The same, discharged to 2.0 V.",
      alt: "The same bands and diagonal; the circle holds no spot.",
      tracks: [["map"]],
      views: { map: rixsMap("Dis2.0") },
    }),
    i: panel({
      caption: "The same in the second cycle, charged to 4.5 V.",
      alt: "The same bands and diagonal; the spot inside the circle is back.",
      tracks: [["map"]],
      views: { map: rixsMap("2nd-Ch4.5") },
    }),
    j: panel({
      caption: "Rows of the maps at an excitation at the resonance of oxidised oxygen, offset; the grey line repeats the discharged state, shaded is what a charged one has more.",
      alt: "Three offset emission spectra. Both charged states have a maximum at the guide, where the discharged one has only the flank of a band.",
      tracks: [["cut"]],
      views: { cut: cuts(0, 155, true) },
    }),
    k: panel({
      caption: "The same below the resonance.",
      alt: "Three offset emission spectra of the same shape, with one band near 525 eV and the elastic line.",
      tracks: [["cut"]],
      views: { cut: cuts(1, 360, false) },
    }),
    l: panel({
      caption: "The same above the resonance.",
      alt: "Three offset emission spectra of the same shape, with one band near 525 eV and the elastic line.",
      tracks: [["cut"]],
      views: { cut: cuts(2, 360, false) },
    }),
  },
});
