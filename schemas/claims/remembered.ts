type Numbers = readonly number[];

/** Computes once for the same arrays; claims that use the same cells are handed the same arrays. */
export function remembered<A extends readonly Numbers[], R>(compute: (...numbers: A) => R): (...numbers: A) => R {
  const known = new WeakMap<Numbers, { readonly numbers: A; readonly result: R }>();
  return (...numbers) => {
    const before = known.get(numbers.at(-1)!);
    if (before?.numbers.every((array, at) => array === numbers[at])) return before.result;
    const result = compute(...numbers);
    known.set(numbers.at(-1)!, { numbers, result });
    return result;
  };
}
