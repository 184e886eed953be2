/** @file What could not be drawn as it is written. The rest is drawn all the same. */

export interface EngravingFinding {
  /** No font at hand has a character; a box stands in its place. */
  readonly code: "no-glyph";
  readonly message: string;
  /** The character. */
  readonly character: string;
}
