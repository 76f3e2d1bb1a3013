import type { Dataset, Row } from "../dataset.ts";
import { fourierTransform, transformWeights, type TransformWindow } from "../fourier.ts";
import { halfUnit } from "../quantise.ts";
import { agreement, type Due } from "./agreement.ts";
import { groupRows } from "./group.ts";
import type { CrossRule } from "./rule.ts";

export interface Transform extends Pick<CrossRule, "id" | "levelWhenMeasured"> {
  /** The curves, on an even grid. */
  readonly source: Dataset;
  /** Their transforms. */
  readonly image: Dataset;
  /** The column whose values tell the curves apart, in both tables. */
  readonly curve: string;
  readonly along: string;
  readonly at: string;
  /** A column of the curves with the columns of its real and imaginary part. */
  readonly parts: readonly { readonly of: string; readonly re: string; readonly im: string }[];
  /** The table that gives the windows, and the window of a curve; undefined where it says nothing. */
  readonly windows: Dataset;
  windowOf(rows: readonly Row[], curve: string): TransformWindow | undefined;
}

/** One table is the Fourier transform of another, to within the digits of both. */
export function transformed({ source, image, curve, along, at, parts, windows, windowOf, ...rest }: Transform): CrossRule {
  const digits = (row: Row, name: string, of: Dataset): number => halfUnit(row[name] as number, of.columns[name]?.decimals);

  function dueOf(curves: readonly Row[], images: readonly Row[], of: string, window: TransformWindow) {
    const x = curves.map((row) => row[along] as number);
    const y = curves.map((row) => row[of] as number);
    const weights = transformWeights(x, window);
    const slack = weights.reduce((sum, weight, index) => sum + weight * digits(curves[index]!, of, source), 0);
    const slope = weights.reduce((sum, weight, index) => sum + 2 * x[index]! * weight * Math.abs(y[index]!), 0);
    const values = fourierTransform(x, y, images.map((row) => row[at] as number), window);
    return images.map((row, index) => ({ ...values[index]!, slack: slack + slope * digits(row, at, image) }));
  }

  return agreement({
    ...rest,
    dataset: image,
    columns: parts.flatMap(({ re, im }) => [re, im]),
    with: [source, windows],
    statement: `${image.name} is the Fourier transform of ${source.name}, weighted and windowed as ${windows.name} says`,
    due: (rowsOf) => {
      const dues = new Map<string, Due>();
      const curves = byCurve(rowsOf(source), curve, along);
      for (const [name, rows] of byCurve(rowsOf(image), curve, at)) {
        const [own, window] = [curves.get(name) ?? [], windowOf(rowsOf(windows), name)];
        if (own.length < 2 || window === undefined) continue;
        for (const { of, re, im } of parts) {
          dueOf(own, rows, of, window).forEach((due, index) => {
            dues.set(keyOf(name, rows[index]![at], re), { value: due.re, slack: due.slack });
            dues.set(keyOf(name, rows[index]![at], im), { value: due.im, slack: due.slack });
          });
        }
      }
      return (row, column) => dues.get(keyOf(row[curve], row[at], column)) ?? { value: undefined, slack: 0 };
    },
  });
}

function byCurve(rows: readonly Row[], curve: string, number: string): ReadonlyMap<string, readonly Row[]> {
  return new Map(groupRows(rows, { within: curve }, [number]).map((group) => [String(group[0]!.row[curve]), group.map(({ row }) => row)]));
}

function keyOf(...parts: readonly unknown[]): string {
  return JSON.stringify(parts);
}
