/** @file What a critic is: one view of a finished tune, as a score and a reason. */
import type { Form, Melody } from "@melodist/analysis";
import type { PitchName, Score } from "@melodist/score";
import type { MelodyIndex } from "@melodist/search";
import type { Bilingual } from "../bilingual.ts";
import type { Verse } from "../lyrics/lyrics.ts";

/** A finished tune with what critics look at. */
export interface JudgedTune {
  readonly score: Score;
  readonly melody: Melody;
  readonly form: Form;
  readonly tonic: PitchName;
  /** How likely the model found it, in nats; undefined where no model was asked. */
  readonly logProbability: number | undefined;
  /** Melodies that it should not repeat. */
  readonly index: MelodyIndex | undefined;
  /** Words that it is to be sung to, if any. */
  readonly verse: Verse | undefined;
}

export interface Judgement {
  /** 0 to 1, 1 being faultless in this view. */
  readonly score: number;
  readonly reason: Bilingual;
}

/** @returns undefined where it has nothing to say */
export type Critic = (tune: JudgedTune) => Judgement | undefined;

/**
 * How well a figure lies inside what is usual: 1 between `low` and `high`, falling to 0 at `least` and `most`.
 *
 * @example
 * inside(3, { least: 0, low: 2, high: 4, most: 6 }); // => 1
 */
export function inside(
  figure: number,
  {
    least,
    low,
    high,
    most,
  }: { readonly least: number; readonly low: number; readonly high: number; readonly most: number },
): number {
  if (figure < low) return low === least ? 1 : Math.max(0, (figure - least) / (low - least));
  if (figure > high) return high === most ? 1 : Math.max(0, (most - figure) / (most - high));
  return 1;
}

/** A share as hundredths for people. */
export function hundredths(share: number): string {
  return `${Math.round(100 * share)} %`;
}
