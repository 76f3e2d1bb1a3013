import { createHash } from "node:crypto";
import { writePdf } from "../../src/pdf/write.ts";
import * as stress from "./stress.ts";

/* Run in processes of other surroundings by document.test.ts. */
for (const [name, scene] of Object.entries(stress)) console.log(name, createHash("sha256").update(writePdf(scene)).digest("hex"));
