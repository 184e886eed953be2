/**
 * @file The figures that the trees judge a tune by. No critic of `packages/compose` uses one of them.
 *
 * Critics look at: the model's likelihood; the last note, the last move and the degrees that phrases end on; compass, shares of
 * leaps and of repeated notes, the widest move, how often the highest note comes; measures and motifs that come again note for
 * note; the usual rhythm of a beat, how many bars differ in rhythm, syncopation; runs shared
 * with known tunes. Here instead: which degrees sound and how long, how moves follow each other, which lengths there are, how notes
 * are spread over bars, how bars answer those 1, 2, 4 and 8 before, how phrases open, which triads bars imply, how much is new.
 */
import type { HeardTune } from "./heard-tune.ts";
import { harmonyFeatures, lagFeatures, novelty, phraseFeatures } from "./order-features.ts";
import { degreeFeatures, motionFeatures } from "./pitch-features.ts";
import { barFeatures, lengthFeatures } from "./time-features.ts";

/** Figures by name; NaN where a tune shows none. */
export type Features = Readonly<Record<string, number>>;

export function tuneFeatures(tune: HeardTune): Features {
  return {
    ...degreeFeatures(tune),
    ...motionFeatures(tune),
    ...lengthFeatures(tune),
    ...barFeatures(tune),
    ...lagFeatures(tune),
    ...phraseFeatures(tune),
    ...harmonyFeatures(tune),
    ...novelty(tune),
  };
}
