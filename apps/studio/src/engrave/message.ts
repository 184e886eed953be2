/** @file What the page and the engraver's worker say to each other. */
import type { DrawnSystem } from "@melodist/formats/browser";

export interface DrawingOrder {
  readonly id: number;
  readonly abc: string;
  /** Hundredths of a millimetre. */
  readonly width: number;
  /** Hundredths of a millimetre a pixel. */
  readonly pixel: number;
  /** End lines where the text does. */
  readonly keepsLines: boolean;
  /** It is being written: its lines stay where they are while more come. */
  readonly isGrowing: boolean;
  /** Only so many bars from the beginning. */
  readonly bars: number | undefined;
}

export interface Drawing {
  readonly id: number;
  readonly systems: readonly DrawnSystem[];
  readonly glyphs: ReadonlyMap<string, string>;
  /** Why there is no music, in the engraver's words. */
  readonly failure: string | undefined;
}
