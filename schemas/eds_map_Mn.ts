import { edsMap } from "./eds_map_Na.ts";

export const edsMapMn = edsMap("Mn");
