/** @file Rows of numbers that grow: a few bytes a tune, where arrays of objects would take hundreds. */

/** Numbers in a row, eight bytes each; integers up to 2^53 are exact. */
export interface GrowingRow {
  readonly push: (value: number) => void;
  readonly at: (index: number) => number;
  readonly length: () => number;
  /** A view of what is there; valid until the next push. */
  readonly values: () => Float64Array;
}

export function createGrowingRow(): GrowingRow {
  let values = new Float64Array(1024);
  let length = 0;
  function push(value: number): void {
    if (length === values.length) {
      const larger = new Float64Array(length + (length >> 1));
      larger.set(values);
      values = larger;
    }
    values[length++] = value;
  }
  return {
    push,
    at: (index) => values[index] ?? 0,
    length: () => length,
    values: () => values.subarray(0, length),
  };
}
