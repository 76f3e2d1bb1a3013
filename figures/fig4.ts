import { figure, panel, rsc } from "#figwright";
import { latticeTracks } from "./fig4/lattice.ts";
import { mapPanel } from "./fig4/maps.ts";
import { scanAt } from "./fig4/scans.ts";
import { scansOf002, zLine } from "./fig4/scans-of-002.ts";
import { atoms, stacking } from "./fig4/stacking.ts";
import { label } from "./parts/label.ts";

export default figure({
  title: "Structure of NLMO and NLMRO while they cycle",
  profile: rsc.double,
  layout: ["ab", "cd", "ee"],
  rowsMm: [52, 60, 42],
  share: { intensity: ["a", "b"] },
  panels: {
    a: panel({
      caption: "Diffraction of NLMO over the first cycle at 0.2 C, time upwards beside the voltage; the angles between 18 and 30° are left out. Colours are logarithmic and the same in (a) and (b).",
      alt: "Voltage against time, and a map of diffracted intensity over angle and time in two windows. The (002) line of NLMO fades above 4.2 V while a broad line appears at higher angle; both go back on discharge.",
      ...mapPanel("NLMO", 6.6, [label("Z", { x: 17.35, y: scanAt(3.9) }, { color: "#FFFFFF", align: "left" })]),
    }),
    b: panel({
      caption: "The same for NLMRO.",
      alt: "The same map for NLMRO. The (002) line moves little, keeps its intensity, and no line appears beside it.",
      ...mapPanel("NLMRO", 8.7, []),
    }),
    c: panel({
      caption: "Scans of (a) and (b) around the (002) line, offset, time upwards; dashed lines mark (002) before charge and the broad line of the Z phase at the end of charge.",
      alt: "Two columns of offset diffraction scans. At high voltage the (002) peak of NLMO shrinks and a broad one stands beside it; that of NLMRO shifts slightly and comes back.",
      tracks: [["NLMO", "NLMRO"]],
      share: ["y"],
      views: {
        NLMO: scansOf002("NLMO", [1, 16, 23, 26, 31, 44], [zLine(26)]),
        NLMRO: scansOf002("NLMRO", [1, 8, 16, 29, 36, 58], []),
      },
    }),
    d: panel({
      caption: "Lattice constants and cell volume of NLMRO at the scans of (b), with the voltage; *b* equals *a* by symmetry.",
      alt: "Four tracks against time: a, c, volume and voltage. On charge a falls, c rises and then falls, the volume falls; all come back on discharge.",
      ...latticeTracks,
    }),
    e: panel({
      caption: "Layers of both samples before and at the end of charge: slabs named by the positions of their O, layers of Na by prismatic (P) or octahedral (O) coordination. M is Mn and Li, in NLMRO also Ru. Arrows: slabs that have glided; grey: the O layer that this makes.",
      alt: "Drawing of stacked slabs. In NLMO the two upper slabs glide on charge, so that one layer of Na turns from prismatic to octahedral; in NLMRO the stacking stays.",
      tracks: [["NLMO", "NLMRO"]],
      views: { NLMO: stacking("NLMO"), NLMRO: { ...stacking("NLMRO"), layer: [...(stacking("NLMRO").layer ?? []), ...atoms] } },
    }),
  },
});
