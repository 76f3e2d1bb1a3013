import type { ViewSpec } from "#figwright";
import { images } from "../../schemas/images.ts";
import { samples } from "../parts/identity.ts";
import { micrograph } from "../parts/micrograph.ts";
import { scaleBar } from "../parts/scale-bar.ts";

interface Mouth {
  readonly xNm: number;
  readonly yNm: number;
}

/** Where the cracks open into the vacuum, in nm from the lower left corner of the picture. */
export const mouths: readonly Mouth[] = [{ xNm: 25.6, yNm: 27.8 }, { xNm: 26.4, yNm: 21.4 }, { xNm: 27.6, yNm: 13.2 }];

/** An arrow in the vacuum, its head at the mouth of a crack. */
function pointer({ xNm, yNm }: Mouth): ViewSpec {
  const place = (datum: number) => ({ datum, axis: null });
  return {
    data: { values: [{}] },
    layer: [
      { mark: { type: "rule", strokeWidth: 1 }, encoding: { x: place(xNm + 1), x2: { datum: xNm + 4 }, y: place(yNm) } },
      { mark: { type: "point", shape: "triangle-left", filled: true, size: 24, color: "#000000" }, encoding: { x: place(xNm + 1), y: place(yNm) } },
    ],
  };
}

/** The picture of a cycled particle with its scale bar and arrows; sample and cycles stand above it. */
export function cycled(sample: "NLMO" | "NLMRO", cracks: readonly Mouth[]): ViewSpec {
  const image = `tem_10th_${sample}`;
  return {
    view: { stroke: null },
    layer: [
      micrograph(image),
      ...cracks.map(pointer),
      scaleBar(10),
      {
        data: images.where({ image_id: image }),
        transform: [{ calculate: "datum.sample + ', ' + datum.cycles + ' cycles'", as: "name" }],
        mark: { type: "text", align: "left", baseline: "bottom", dy: -3, color: samples[sample].color },
        encoding: { x: { value: 0 }, y: { value: 0 }, text: { field: "name" } },
      },
    ],
  };
}
