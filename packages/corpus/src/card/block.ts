/** @file A data card before it is HTML or Markdown: headings, paragraphs, tables and bars. */

/** One cell of a table; numbers stand at the right. */
export type Cell = string | number;

/** True for numbers and percentages. */
export function isAmount(cell: Cell): boolean {
  return typeof cell === "number" || /^[\d.e-]+ %$/.test(cell);
}

/** A named amount. */
export interface Bar {
  readonly name: string;
  readonly value: number;
}

export type Block =
  | { readonly kind: "heading"; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: "paragraph"; readonly text: string }
  | { readonly kind: "list"; readonly items: readonly string[] }
  | {
      readonly kind: "table";
      readonly header: readonly string[];
      readonly rows: readonly (readonly Cell[])[];
    }
  /** Bars, the longest filling the width; in Markdown a table. */
  | { readonly kind: "bars"; readonly title: string; readonly bars: readonly Bar[] };
