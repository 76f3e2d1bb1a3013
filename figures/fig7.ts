import { figure, panel, rsc } from "#figwright";
import { bondLengths } from "../schemas/bond_lengths.ts";
import { debyeWaller } from "../schemas/debye_waller.ts";
import { orbitalDiagram } from "./fig7/orbitals.ts";
import { shellTrack } from "./fig7/shells-by-state.ts";
import { shells } from "./fig7/transforms.ts";
import { edge, preEdgeOf } from "./fig7/xanes.ts";

const distance = { title: bondLengths.fields.value.title, factor: 1, ticks: 5 };
const disorder = { title: "*σ*^{2} / 10^{−3} Å^{2}", factor: 1000, ticks: 3 };
const legend = { orient: "bottom-right", symbolFillColor: "#FFFFFF" };

export default figure({
  title: "Local structure around Mn in NLMO and NLMRO",
  profile: rsc.double,
  layout: ["abcc", "defg", "hhhh"],
  rowsMm: [48, 60, 36],
  panels: {
    a: panel({
      caption: "Mn K-edge XANES of NLMO at three states of charge with Mn_{2}O_{3} (dotted) and Li_{2}MnO_{3} (pale) as references; the dashed box is enlarged in (c).",
      alt: "Normalised absorption against energy. The curves of pristine and charged NLMO coincide with Li2MnO3; the discharged one lies slightly lower in energy.",
      tracks: [["edge"]],
      views: { edge: { layer: edge("NLMO") } },
    }),
    b: panel({
      caption: "The same for NLMRO.",
      alt: "Normalised absorption against energy. The discharged edge of NLMRO is shifted further towards Mn2O3 than that of NLMO.",
      tracks: [["edge"]],
      views: { edge: { layer: edge("NLMRO") } },
    }),
    c: panel({
      caption: "Pre-edges inside the boxes of (a) and (b).",
      alt: "Two enlarged pre-edges with equal axes. That of NLMO rises on charge; those of pristine and charged NLMRO coincide.",
      tracks: [["NLMO", "NLMRO"]],
      share: ["y"],
      views: { NLMO: preEdgeOf("NLMO"), NLMRO: preEdgeOf("NLMRO") },
    }),
    d: panel({
      caption: "Fourier transforms of *k*^{3}-weighted Mn K-edge EXAFS of NLMO, without phase correction, offset; circles are every third reconstructed point, lines the model; guides at the two maxima of the pristine sample.",
      alt: "Three offset curves of the magnitude against distance, each with a peak of the oxygen shell and one of the metal shell; model lines follow the circles.",
      tracks: [["shells"]],
      views: { shells: { layer: shells("NLMO") } },
    }),
    e: panel({
      caption: "The same for NLMRO.",
      alt: "Three offset curves of the magnitude against distance; the peak of the metal shell changes less than in NLMO.",
      tracks: [["shells"]],
      views: { shells: { layer: shells("NLMRO") } },
    }),
    f: panel({
      caption: "Distances from Mn to its two shells. Filled markers are printed in the article or follow from it, open ones are assumed.",
      alt: "Markers joined by lines at three states, in two stacked plots. The Mn–O distance falls on charge and rises on discharge in both samples; the Mn–TM distance of NLMO does not come back.",
      tracks: [["Mn-TM"], ["Mn-O"]],
      share: ["x"],
      views: {
        "Mn-TM": shellTrack(bondLengths, "Mn-TM", { ...distance, domain: [2.81, 2.905] }),
        "Mn-O": shellTrack(bondLengths, "Mn-O", { ...distance, domain: [1.878, 1.913] }),
      },
    }),
    g: panel({
      caption: "Debye–Waller factors of the same shells, drawn as in (f).",
      alt: "Markers joined by lines at three states, in two stacked plots. The factors rise on charge; for Mn–TM of NLMO they stay high after discharge.",
      tracks: [["Mn-TM"], ["Mn-O"]],
      share: ["x"],
      views: {
        "Mn-TM": shellTrack(debyeWaller, "Mn-TM", { ...disorder, domain: [7.65, 10.8] }),
        "Mn-O": shellTrack(debyeWaller, "Mn-O", { ...disorder, domain: [4.7, 8.35] }, legend),
      },
    }),
    h: panel({
      caption: "Levels of one oxygen without and with Ru beside it, filled as for Mn^{4+} and Ru^{4+}; crosses mark ways that the interaction blocks.",
      alt: "Two orbital diagrams. In NLMO the level of O 2p on Na–O–Li stays alone and leads to oxygen release and loss of Mn; in NLMRO Ru t2g and O 2p split into pi and pi*, and both ways are crossed out.",
      tracks: [["NLMO", "NLMRO"]],
      views: { NLMO: orbitalDiagram("NLMO"), NLMRO: orbitalDiagram("NLMRO") },
    }),
  },
});
