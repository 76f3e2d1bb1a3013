import { specFiles, testAgainstOracle } from "./oracle-pass.ts";

/** A third of the specs in the wider face, where metrics and fallback swap their parts. */
testAgainstOracle("DejaVu Sans", specFiles.filter((_, index) => index % 3 === 0));
