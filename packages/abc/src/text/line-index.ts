/** @file Offsets into a text as lines and columns, as people and editors count them: from 1. */

export interface LineIndex {
  /** Line and column (in UTF-16 units) of an offset. */
  locate(offset: number): { readonly line: number; readonly column: number };
}

/** Index the line starts of a text once. */
export function createLineIndex(text: string): LineIndex {
  const starts = [0];
  for (let newline = text.indexOf("\n"); newline >= 0; newline = text.indexOf("\n", newline + 1))
    starts.push(newline + 1);
  return {
    locate(offset) {
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((starts[middle] ?? 0) <= offset) low = middle;
        else high = middle - 1;
      }
      return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
    },
  };
}
