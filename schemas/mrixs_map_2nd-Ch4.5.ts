import { mrixsMap } from "./mrixs_map_Ch4.5.ts";

export const mrixsMapRecharged = mrixsMap("2nd-Ch4.5");
