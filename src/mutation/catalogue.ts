import { bytes } from "./bytes.ts";
import { header } from "./header.ts";
import { missing } from "./missing.ts";
import type { Entry } from "./mutant.ts";
import { numbers } from "./numbers.ts";
import { rows } from "./rows.ts";
import { science } from "./science.ts";
import { structure } from "./structure.ts";

/** Every kind of fault by section. */
export const catalogue: Readonly<Record<string, readonly Entry[]>> = { bytes, structure, header, numbers, missing, rows, science };
