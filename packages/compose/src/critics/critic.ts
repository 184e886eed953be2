/** @file What a critic is: one view of a finished tune, as a score and a reason. */
import type { Form, Melody } from "@melodist/analysis";
import type { PitchName, Score } from "@melodist/score";
import type { MelodyIndex } from "@melodist/search";
import type { Bilingual } from "../bilingual.ts";
import type { Verse } from "../lyrics/lyrics.ts";
import type { Compass } from "../plan/plan.ts";
import type { ReportLine } from "../report/report-line.ts";
import type { Likelihood } from "../sampling/likelihood.ts";

/** A finished tune with what critics look at. */
export interface JudgedTune {
  readonly score: Score;
  readonly melody: Melody;
  readonly form: Form;
  readonly tonic: PitchName;
  /** Undefined where no model was asked. */
  readonly likelihood: Likelihood | undefined;
  /** Melodies that it should not repeat. */
  readonly index: MelodyIndex | undefined;
  /** What was asked for; undefined where it may lie anywhere. */
  readonly compass: Compass | undefined;
  /** What became of the wishes. */
  readonly report: readonly ReportLine[];
  /** Words that it is to be sung to, if any. */
  readonly verse: Verse | undefined;
}

/** A figure of a tune beside what is usual of it. */
export interface View {
  readonly name: string;
  readonly figure: number;
  readonly usual: Usual;
}

export interface Judgement {
  /** 0 to 1, 1 being faultless to this critic. */
  readonly score: number;
  /** What it looked at. */
  readonly views: readonly View[];
  readonly reason: Bilingual;
}

/** @returns undefined where it has nothing to say */
export type Critic = (tune: JudgedTune) => Judgement | undefined;

/** What is usual of a figure, ascending; most of it was read off what `bench/composing/usual-figures.ts` counts. */
export interface Usual {
  /** Worth nothing here … */
  readonly least: number;
  /** … and faultless between these two. */
  readonly low: number;
  readonly high: number;
  readonly most: number;
}

/**
 * How usual figures are, together: each is worth 1 where most tunes lie, less outside, 0 beyond `least` and `most`. The middle
 * is no better than the rest: who prefers it chooses tunes that are more alike than people's.
 *
 * @example
 * howUsual([{ name: "leaps", figure: 5, usual: { least: 0, low: 1, high: 4, most: 6 } }]); // => 0.5
 */
export function howUsual(views: readonly View[]): number {
  return views.reduce((product, { figure, usual: { least, low, high, most } }) => {
    return product * Math.min(rise(figure, least, low), rise(figure, most, high));
  }, 1);
}

/** From 0 at one place to 1 at another, before or behind it. */
function rise(figure: number, zero: number, one: number): number {
  return zero === one ? 1 : Math.min(1, Math.max(0, (figure - zero) / (one - zero)));
}

/** A share as hundredths for people. */
export function hundredths(share: number): string {
  return `${Math.round(100 * share)} %`;
}
