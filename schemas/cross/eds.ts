import type { CrossRule, CrossViolation, Row } from "#figwright";
import { edsMapMn } from "../eds_map_Mn.ts";
import { edsMapNa } from "../eds_map_Na.ts";
import { edsMapO } from "../eds_map_O.ts";
import { edsMapRu } from "../eds_map_Ru.ts";
import { edsPlate } from "../eds_plate.ts";

const maps = [edsMapNa, edsMapMn, edsMapRu, edsMapO].map(({ name }) => name);
const datasets = [...maps, edsPlate.name];

const oneGrid: CrossRule = {
  id: "FW-XTB-050",
  level: "A",
  datasets,
  statement: "the EDS maps and their plate have the same pixels",
  check: (rowsOf) => {
    const plate = new Set(rowsOf(edsPlate.name).map(placeOf));
    return maps.flatMap((dataset): readonly CrossViolation[] => {
      const rows = rowsOf(dataset);
      const row = rows.findIndex((each) => !plate.has(placeOf(each)));
      if (row >= 0) return [{ dataset, row, column: "x", expected: `a pixel of ${edsPlate.file}`, found: `x ${rows[row]!["x"]}, y ${rows[row]!["y"]}` }];
      return rows.length === plate.size ? [] : [{ dataset, row: rows.length - 1, column: "x", expected: `${plate.size} pixels, as in ${edsPlate.file}`, found: String(rows.length) }];
    });
  },
};

const darkBeside: CrossRule = {
  id: "FW-XTB-051",
  level: "A",
  levelWhenMeasured: "G",
  datasets,
  statement: "beside the plate an EDS map has no counts",
  check: (rowsOf) => {
    const beside = new Set(rowsOf(edsPlate.name).flatMap((row) => (row["plate"] === 0 ? [placeOf(row)] : [])));
    return maps.flatMap((dataset) =>
      rowsOf(dataset).flatMap((row, index): readonly CrossViolation[] =>
        row["counts"] === 0 || !beside.has(placeOf(row)) ? [] : [{ dataset, row: index, column: "counts", expected: "0", found: String(row["counts"]) }],
      ),
    );
  },
};

/** Statements about the EDS maps. */
export const edsMaps: readonly CrossRule[] = [oneGrid, darkBeside];

function placeOf(row: Row): string {
  return `${row["x"]} ${row["y"]}`;
}
