import { z } from "zod";
import { column, dataset, provenanceKinds } from "#figwright";

export const constants = dataset({
  file: "constants.csv",
  title: "Constants that several tables and claims share",
  provenance: { kind: "assumed", source: "the article where value_provenance says reported, otherwise the reference in the note" },
  key: ["name"],
  columns: {
    name: column(z.string().regex(/^[A-Za-z0-9_]+$/), "Name"),
    value: column(z.number(), "Value", "1", { provenance: { by: "value_provenance" }, claims: ["C003", "C004", "C018", "C030"] }),
    unit: column(z.string().min(1), "Unit"),
    value_provenance: column(z.enum(provenanceKinds), "Provenance of the value"),
    note: column(z.string(), "Note"),
  },
});
