/** Gauss-Newton with central differences; `steps` are the sizes on which the parameters matter. */
export function leastSquares(residuals: (parameters: readonly number[]) => readonly number[], start: readonly number[], steps: readonly number[]): readonly number[] {
  return Array.from({ length: 20 }).reduce<readonly number[]>((parameters) => {
    const residual = residuals(parameters);
    const moved = (index: number, by: number) => residuals(parameters.with(index, parameters[index]! + by * steps[index]!));
    const jacobian = steps.map((_, index) => {
      const [above, below] = [moved(index, 1e-3), moved(index, -1e-3)];
      return above.map((value, at) => (value - below[at]!) / 2e-3);
    });
    const step = solve(jacobian.map((a) => jacobian.map((b) => dot(a, b))), jacobian.map((a) => -dot(a, residual)));
    return parameters.map((value, index) => value + step[index]! * steps[index]!);
  }, start);
}

/** Weights of columns that sum to the data, in the least-squares sense, none below 0: the best of all subsets of columns. */
export function nonNegativeWeights(columns: readonly (readonly number[])[], data: readonly number[]): readonly number[] {
  const subsets = Array.from({ length: 1 << columns.length }, (_, bits) => columns.map((_, index) => (bits >> index) % 2 === 1)).slice(1);
  const fits = subsets.flatMap((chosen) => {
    const own = columns.filter((_, index) => chosen[index]);
    const found = [...solve(own.map((a) => own.map((b) => dot(a, b))), own.map((a) => dot(a, data)))];
    if (found.some((weight) => weight < 0)) return [];
    const weights = chosen.map((isIn) => (isIn ? found.shift()! : 0));
    const rest = data.map((value, at) => value - columns.reduce((sum, column, index) => sum + weights[index]! * column[at]!, 0));
    return [{ weights, misfit: dot(rest, rest) }];
  });
  return fits.reduce((best, fit) => (fit.misfit < best.misfit ? fit : best)).weights;
}

export function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, x, i) => sum + x * b[i]!, 0);
}

/** Gaussian elimination of a positive definite system. */
export function solve(matrix: readonly (readonly number[])[], right: readonly number[]): readonly number[] {
  const [pivotRow, ...rest] = matrix.map((row, i) => [...row, right[i]!]);
  if (!pivotRow) return [];
  const [pivot, ...tail] = pivotRow as [number, ...number[]];
  const reduced = rest.map(([lead, ...row]) => row.map((value, i) => value - (lead! / pivot) * tail[i]!));
  const later = solve(reduced.map((row) => row.slice(0, -1)), reduced.map((row) => row.at(-1)!));
  return [(tail.at(-1)! - dot(tail.slice(0, -1), later)) / pivot, ...later];
}
