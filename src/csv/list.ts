/** Numbers that grow in a typed array; a plain array of eight million costs twice the memory. */
export interface List {
  values: Uint32Array;
  length: number;
}

/** A list of the size that is expected need not grow and leave its old self behind. */
export function list(capacity: number): List {
  return { values: new Uint32Array(capacity), length: 0 };
}

export function push(list: List, value: number): void {
  if (list.length === list.values.length) {
    const values = new Uint32Array(list.length * 2);
    values.set(list.values);
    list.values = values;
  }
  list.values[list.length++] = value;
}

export function taken({ values, length }: List): Uint32Array {
  return values.subarray(0, length);
}
