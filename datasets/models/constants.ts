import { reconstruction, type ProvenanceKind } from "#figwright";
import { constants } from "../../schemas/constants.ts";
import type { Sample } from "./branches.ts";

/** Capacity that defines 1.0 C; every current of the paper follows from it. */
export const oneCMahPerG = 170.0;

/** Faraday constant over 3.6 and the molar mass: 1 electron per formula unit. */
export const electronMahPerG: Readonly<Record<Sample, number>> = { NLMO: 294.1, NLMRO: 279.93 };

/** Na per formula unit as synthesised. */
export const pristineNa = 0.6;

const perElectron = "F / 3.6 / molar mass with IUPAC atomic weights";

export const tables = [
  reconstruction(constants, () => [
    constant("capacity_1C", oneCMahPerG, "mAh/g", "reported", "Definition of 1.0 C"),
    constant("capacity_per_electron_NLMO", electronMahPerG.NLMO, "mAh/g", "derived", perElectron),
    constant("capacity_per_electron_NLMRO", electronMahPerG.NLMRO, "mAh/g", "derived", perElectron),
    constant("na_pristine", pristineNa, "1", "reported", "Na per formula unit of both samples"),
    constant("electronegativity_Ru", 2.2, "1", "reported", "Pauling scale"),
    constant("electronegativity_Mn", 1.55, "1", "reported", "Pauling scale"),
    constant("wavelength_Cu_Ka1", 1.540593, "Ao", "assumed", "The article names no wavelength: Cu K-alpha is inferred"),
    constant("wavelength_Cu_Ka2", 1.544427, "Ao", "assumed", "The article names no wavelength: Cu K-alpha is inferred"),
    constant("half_height_MnO", 6545.1, "eV", "assumed", "Mn K edge at half the edge step with Mn foil at 6539.0 eV"),
    constant("half_height_Mn2O3", 6549.7, "eV", "assumed", "Mn K edge at half the edge step with Mn foil at 6539.0 eV"),
    constant("half_height_Li2MnO3", 6554.0, "eV", "assumed", "Mn K edge at half the edge step with Mn foil at 6539.0 eV"),
  ]),
];

function constant(name: string, value: number, unit: string, value_provenance: ProvenanceKind, note: string) {
  return { name, value, unit, value_provenance, note };
}
