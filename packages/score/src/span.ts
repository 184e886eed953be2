/** @file Where something stands in the text it was read from. */

/** Offsets in UTF-16 units into the source text: `start` included, `end` not. */
export interface Span {
  readonly start: number;
  readonly end: number;
}
