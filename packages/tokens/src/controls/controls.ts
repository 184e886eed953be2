/** @file What a tune is asked to be: the one interface between requests, labels and the tokens before a tune. */
import type { Duration, Meter, Mode } from "@melodist/score";
import type { SectionName } from "../vocabulary/token.ts";

/** A section of a plan. */
export interface SectionPlan extends SectionName {
  /** Bars of one pass, pick-ups apart. */
  readonly bars: number;
}

/** Everything is optional: the model was trained with any of it missing. */
export interface Controls {
  /** Rhythm type: `reel`, `slip jig`… */
  readonly rhythm?: string;
  readonly meter?: Meter;
  readonly mode?: Mode;
  /** Scale class: `gong`, `hexatonic`, `harmonic-minor`… */
  readonly scale?: string;
  /** The length of a note without a length token, in whole notes. */
  readonly unit?: Duration;
  /** In whole notes, 0 for none; told only together with the unit. */
  readonly pickup?: Duration;
  readonly form?: readonly SectionPlan[];
  readonly style?: string;
  readonly composer?: string;
  /** Staff steps from the home tonic: 0 is the tonic, 7 its octave. */
  readonly lowest?: number;
  readonly highest?: number;
  /** 1 (few notes) to 5 (many); see `densityLevel`. */
  readonly density?: DensityLevel;
  /** With chord symbols or without. */
  readonly chords?: boolean;
  readonly moods?: readonly string[];
  /** With words to sing. */
  readonly vocal?: boolean;
}

export type ControlName = keyof Controls;

export type DensityLevel = 1 | 2 | 3 | 4 | 5;
