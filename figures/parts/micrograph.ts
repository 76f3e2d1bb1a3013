import type { ViewSpec } from "#figwright";
import { images } from "../../schemas/images.ts";

/** A picture of `images` on axes in nm, its lower left corner at the origin. Unless the plot has its proportions, the panel needs `aspect: "equal"`. */
export function micrograph(image: string): ViewSpec {
  const axis = { type: "quantitative", scale: { nice: false }, axis: null };
  return {
    data: images.where({ image_id: image }),
    transform: [
      { calculate: "0", as: "origin" },
      { calculate: "datum.pixel_size_nm * datum.width_px", as: "right" },
      { calculate: "datum.pixel_size_nm * datum.height_px", as: "top" },
    ],
    mark: { type: "image", aspect: false },
    encoding: {
      x: { field: "origin", ...axis },
      x2: { field: "right" },
      y: { field: "origin", ...axis },
      y2: { field: "top" },
      url: { field: images.fields.file.field, type: "nominal" },
    },
  };
}
