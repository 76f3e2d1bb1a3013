import { mrixsMap } from "./mrixs_map_Ch4.5.ts";

export const mrixsMapDischarged = mrixsMap("Dis2.0");
