import { expect, test } from "vitest";
import { oracleExceptions } from "./oracle-exceptions.ts";
import { specFiles, testAgainstOracle } from "./oracle-pass.ts";

testAgainstOracle("Arimo", specFiles);

test("no exception is left for a spec that is gone", () => {
  expect(Object.keys(oracleExceptions).filter((name) => !specFiles.includes(`${name}.json`))).toEqual([]);
});
